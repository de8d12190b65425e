import type { FeedbackStatus } from '@contract/platform/feedback-words'
import { Button } from '@mantine/core'
import styles from '../../../parts/triage/foot.module.css'
import { Hint } from '../../../parts/triage/hint'
import type { ActionName, FeedbackKeyMap } from './keys'

interface Props {
  keys: FeedbackKeyMap
  /** Where it may go, the usual step first. */
  steps: readonly FeedbackStatus[]
  /** Why it can't be moved now, null where it can. */
  closed: string | null
  /** How many items a verdict is for; null where it is one. */
  burst: number | null
  org: boolean
  asleep: boolean
  undo: boolean
  act: (name: ActionName) => void
}

const verbs: Record<FeedbackStatus, string> = {
  open: 'Back to open',
  triaged: 'Triaged',
  in_progress: 'In progress',
  done: 'Done',
  archived: 'Archive',
}

/** What one can do with the open entry, each with its key. */
export const Foot = ({ keys, steps, closed, burst, org, asleep, undo, act }: Props) => (
  <div className={styles.foot}>
    {closed ? (
      <p className="muted">{closed}</p>
    ) : (
      <div className={styles.buttons}>
        {steps.map((step) => (
          <Button key={step} onClick={() => act(step)}>
            {verbs[step]} <Hint keys={keys[step]} />
          </Button>
        ))}
        {burst !== null && <span className="muted">for all {burst.toLocaleString('en')}</span>}
      </div>
    )}
    <div className={styles.quiet}>
      <Quiet does="Assign to me" keys={keys.mine} onPress={() => act('mine')} />
      <Quiet does="Assign…" keys={keys.assign} onPress={() => act('assign')} />
      <Quiet does="Note" keys={keys.note} onPress={() => act('note')} />
      <Quiet does={asleep ? 'Wake' : 'Snooze'} keys={keys.snooze} onPress={() => act('snooze')} />
      {org && <Quiet does="Org" keys={keys.org} onPress={() => act('org')} />}
      <Quiet does="Undo" keys={keys.undo} disabled={!undo} onPress={() => act('undo')} />
    </div>
  </div>
)

const Quiet = ({ does, keys, disabled = false, onPress }: { does: string; keys: string; disabled?: boolean; onPress: () => void }) => (
  <button type="button" disabled={disabled} onClick={onPress}>
    {does} <Hint keys={keys} />
  </button>
)
