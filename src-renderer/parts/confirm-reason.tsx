import { contract, type MutationName } from '@contract'
import { Textarea } from '@mantine/core'
import { z } from 'zod'
import styles from './confirm.module.css'

/** Whether an operation's input has a reason that a person writes. Read from its schema. */
export const takesReason = (operation: MutationName): boolean => {
  const input: unknown = contract[operation].input
  return input instanceof z.ZodObject && Object.hasOwn(input.shape, 'reason')
}

/** Where the reason goes: an API without a place for it never sees it. */
export const reasonGoes = (operation: MutationName): string =>
  (contract[operation].unsent as readonly string[]).includes('reason')
    ? 'It goes into this desk’s ledger only: the API takes none.'
    : 'It goes to the server and into the ledger.'

/** What the contract says against this input: a missing reason above all. Null where it fits. */
export const complaintOf = (operation: MutationName, input: unknown): string | null => {
  const parsed = contract[operation].input.safeParse(input)
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? 'This does not fit.')
}

interface Props {
  operation: MutationName
  reason: string
  onReason: (reason: string) => void
  /** Whom it is for, where it is for many. */
  of?: string
  disabled?: boolean
}

/** Why it is done, in the person's own words, asked where the write is confirmed. */
export const ConfirmReason = ({ operation, reason, onReason, of = '', disabled = false }: Props) => (
  <div className={styles.part}>
    <Textarea
      label="Reason"
      description={`${of} ${reasonGoes(operation)}`.trim()}
      autosize
      minRows={2}
      maxRows={6}
      value={reason}
      disabled={disabled}
      onChange={(event) => onReason(event.currentTarget.value)}
    />
  </div>
)
