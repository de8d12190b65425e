import { Button, Textarea } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Key } from '../../../parts/key'
import styles from './foot.module.css'
import { Hint } from './hint'
import { firstNotes, NOTES, snoozes } from './kept-triage'
import type { ActionName, KeyMap } from './keys'
import { Templates } from './templates'

interface Props {
  keys: KeyMap
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

/** The note that goes with the next decision on this flag. Enter goes back to deciding and keeps it. */
export const NoteField = ({ note, onNote, onClose }: { note: string; onNote: (note: string) => void; onClose: () => void }) => {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => void field.current?.focus(), [])
  return (
    <div className={styles.form}>
      <Textarea
        ref={field}
        label="Note, sent with legit or fraud"
        value={note}
        maxLength={5000}
        rows={2}
        onChange={(event) => onNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey)) return
          event.preventDefault()
          onClose()
        }}
      />
      <Templates
        keptAt={NOTES}
        first={firstNotes}
        text={note}
        onPick={(text) => {
          onNote(text)
          field.current?.focus()
        }}
      />
    </div>
  )
}

/** For how long a flag is put off. Kept on this machine: other operators go on seeing it. */
export const SnoozeForm = ({ now, onSnooze, onClose }: { now: Date; onSnooze: (until: number) => void; onClose: () => void }) => (
  <fieldset
    aria-label="Snooze"
    className={styles.form}
    onKeyDown={(event) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      onClose()
    }}
  >
    <h3>Snooze at this desk for</h3>
    <div className={styles.buttons}>
      {snoozes(now).map(({ key, words, until }, index) => (
        <Button key={key} onClick={() => onSnooze(until)} autoFocus={index === 0}>
          {words} <Hint keys={key} />
        </Button>
      ))}
      <Button onClick={onClose}>
        Cancel <Key keys="escape" />
      </Button>
    </div>
  </fieldset>
)
