import type { RefundReason } from '@contract/desk/settings'
import { LONGEST_REASON } from '@contract/marketplace/refunds'
import { NativeSelect, Textarea } from '@mantine/core'
import { numbers } from '../../../parts/numbers'
import styles from './refund-form.module.css'

interface Props {
  /** Undefined while they are read: their place is kept. */
  reasons: readonly RefundReason[] | undefined
  code: string
  words: string
  /** Both together, as it goes out. */
  sent: string
  onChange: (code: string, words: string) => void
}

/** From here on the length is told. */
const NEAR = LONGEST_REASON - 200

/** Why: a code with its own text to begin with, and free words. What goes out is one text, shown as it is. */
export const ReasonField = ({ reasons, code, words, sent, onChange }: Props) => {
  const choose = (next: string): void => {
    const text = (of: string): string => reasons?.find((reason) => reason.code === of)?.text ?? ''
    // What was written by hand is kept.
    const untouched = words.trim() === '' || words.trim() === text(code)
    onChange(next, untouched ? text(next) : words)
  }
  const long = sent.length > LONGEST_REASON
  return (
    <div className={styles.field}>
      {reasons?.length !== 0 && (
        <NativeSelect
          label="Reason"
          disabled={reasons === undefined}
          value={code}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            { value: '', label: 'None of these' },
            ...(reasons ?? []).map((reason) => ({ value: reason.code, label: `${reason.label} · ${reason.code}` })),
          ]}
        />
      )}
      <Textarea
        label="In words"
        autosize
        minRows={2}
        maxRows={10}
        value={words}
        error={long ? `A reason has at most ${numbers.format(LONGEST_REASON)} characters, its code included.` : null}
        onChange={(event) => onChange(code, event.currentTarget.value)}
      />
      <div>
        <p className={styles.caption}>
          <span>Sent as one text, and kept in the marketplace’s audit log</span>
          {sent.length > NEAR && (
            <span className="tabular">
              {numbers.format(sent.length)} of {numbers.format(LONGEST_REASON)}
            </span>
          )}
        </p>
        <figure className={styles.sent} aria-label="Reason as it is sent">
          {sent === '' ? <span className="muted">No reason: an empty text is sent.</span> : <bdi>{sent}</bdi>}
        </figure>
      </div>
    </div>
  )
}
