import { Button, Radio } from '@mantine/core'
import type { FormEvent, KeyboardEvent } from 'react'
import { requestOf } from '../../../parts/confirm-request'
import { Key } from '../../../parts/key'
import styles from '../../../parts/triage/foot.module.css'

export type Resolution = 'resolved_legit' | 'resolved_fraud'

interface Props {
  ids: readonly string[]
  note: string
  resolution: Resolution | null
  onChoose: (resolution: Resolution) => void
  onSend: () => void
  onClose: () => void
}

/** So many of the others are named: the list of the group has them all. */
const NAMED = 6

/** One decision for a group: which way, and what is sent for each flag. */
export const GroupForm = ({ ids, note, resolution, onChoose, onSend, onClose }: Props) => {
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (resolution) onSend()
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onClose()
  }
  const first = ids[0] ?? ''
  const input = { flag_id: first, resolution: resolution ?? 'resolved_legit', ...(note.trim() ? { notes: note.trim() } : {}) }
  return (
    <form className={styles.form} onSubmit={send} onKeyDown={press} aria-label={`Decide all ${ids.length}`}>
      <h3>Decide all {ids.length} the same way</h3>
      <Radio.Group value={resolution ?? ''} onChange={(value) => onChoose(value as Resolution)} aria-label="Which way">
        <div className={styles.choices}>
          <Radio value="resolved_legit" label="Legit" autoFocus />
          <Radio value="resolved_fraud" label="Fraud" />
        </div>
      </Radio.Group>
      {resolution && (
        <pre className={styles.code}>
          {requestOf('abuse-flags.resolve', input, 'one of its own for each').replace(
            /Idempotency-Key:.*/,
            'Idempotency-Key: one for each',
          )}
          {`\n\nand ${ids.length - 1} more like it, for\n${ids.slice(1, 1 + NAMED).join('\n')}`}
          {ids.length > 1 + NAMED && `\nand ${ids.length - 1 - NAMED} others of the group`}
        </pre>
      )}
      <p className="muted">Each flag is its own call in one job. What has left can’t be undone.</p>
      <div className={styles.buttons}>
        <Button type="submit" variant="filled" color={resolution === 'resolved_fraud' ? 'bad' : 'accent'} disabled={!resolution}>
          {resolution === 'resolved_fraud' ? 'Fraud' : 'Legit'} for all {ids.length} <Key keys="enter" />
        </Button>
        <Button onClick={onClose}>
          Cancel <Key keys="escape" />
        </Button>
      </div>
    </form>
  )
}
