import { Button } from '@mantine/core'
import styles from '../../../parts/triage/foot.module.css'
import { Hint } from '../../../parts/triage/hint'
import type { ActionName, FlagKeyMap } from './keys'

interface Props {
  keys: FlagKeyMap
  /** Why legit and fraud can't be said now, null where they can. */
  closed: string | null
  accounts: boolean
  held: boolean
  asleep: boolean
  undo: boolean
  act: (name: ActionName) => void
}

/** What one can do with the open flag, each with its key. */
export const Foot = ({ keys, closed, accounts, held, asleep, undo, act }: Props) => (
  <div className={styles.foot}>
    {closed ? (
      <p className="muted">{closed}</p>
    ) : (
      <div className={styles.buttons}>
        <Button onClick={() => act('legit')}>
          Legit <Hint keys={keys.legit} />
        </Button>
        <Button onClick={() => act('fraud')}>
          Fraud <Hint keys={keys.fraud} />
        </Button>
        {accounts && (
          <Button variant="filled" color="bad" onClick={() => act('both')}>
            Fraud and hold… <Hint keys={keys.both} />
          </Button>
        )}
        {accounts && <HoldButton keys={keys} held={held} act={act} />}
      </div>
    )}
    <div className={styles.quiet}>
      {closed && accounts && <HoldButton keys={keys} held={held} act={act} quiet />}
      {!closed && (
        <button type="button" onClick={() => act('note')}>
          Note <Hint keys={keys.note} />
        </button>
      )}
      {(!closed || asleep) && (
        <button type="button" onClick={() => act('snooze')}>
          {asleep ? 'Wake' : 'Snooze'} <Hint keys={keys.snooze} />
        </button>
      )}
      {accounts && (
        <button type="button" onClick={() => act('user')}>
          Account <Hint keys={keys.user} />
        </button>
      )}
      {accounts && held && (
        <button type="button" onClick={() => act('hold')}>
          Hold… <Hint keys={keys.hold} />
        </button>
      )}
      <button type="button" disabled={!undo} onClick={() => act('undo')}>
        Undo <Hint keys={keys.undo} />
      </button>
    </div>
  </div>
)

const HoldButton = ({ keys, held, act, quiet = false }: Pick<Props, 'keys' | 'held' | 'act'> & { quiet?: boolean }) => {
  const words = held ? 'Release' : 'Hold…'
  const name = held ? 'release' : 'hold'
  if (quiet)
    return (
      <button type="button" onClick={() => act(name)}>
        {words} <Hint keys={keys[name]} />
      </button>
    )
  return (
    <Button onClick={() => act(name)}>
      {words} <Hint keys={keys[name]} />
    </Button>
  )
}
