import type { RefundReason, Settings } from '@contract/desk/settings'
import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { SectionForm } from './section-form'
import styles from './settings.module.css'
import { useSection } from './use-section'

type Fields = { refund_reasons: RefundReason[] }

const fieldsOf = ({ refund_reasons }: Settings): Fields => ({ refund_reasons: refund_reasons.map((reason) => ({ ...reason })) })
const MOST = 30

/** Why refunds are issued: codes that go into the reason, in the order they are offered, each with a text to begin with. */
export const ReasonsSection = ({ settings }: { settings: Settings }) => {
  const section = useSection<Fields>({ settings, fieldsOf, changesOf: (fields) => fields })
  const { form } = section
  const reasons = form.values.refund_reasons
  const wrong = form.errors.refund_reasons
  const add = (
    <Button
      disabled={reasons.length >= MOST}
      onClick={() => form.insertListItem('refund_reasons', { code: '', label: '', text: '' } satisfies RefundReason)}
    >
      Add a reason
    </Button>
  )
  return (
    <SectionForm title="Reasons for refunds" section={section} actions={add}>
      <p className="muted">
        What is sent is one text: the code, a colon and the words. The text here is what the words begin with. A code that changes is
        another one in reports.
      </p>
      {reasons.length === 0 && <p>None: a reason is written freely.</p>}
      <ol className={styles.reasons}>
        {reasons.map((reason, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields are the form's own, by their place
          <li key={at} className={styles.reason}>
            <TextInput label="Name" autoComplete="off" {...form.getInputProps(`refund_reasons.${at}.label`)} />
            <TextInput label="Code" autoComplete="off" spellCheck={false} {...form.getInputProps(`refund_reasons.${at}.code`)} />
            <div className={styles.moves}>
              <Move
                label={`Move ${nameOf(reason, at)} up`}
                disabled={at === 0}
                onMove={() => form.reorderListItem('refund_reasons', { from: at, to: at - 1 })}
              >
                <IconArrowUp size={16} />
              </Move>
              <Move
                label={`Move ${nameOf(reason, at)} down`}
                disabled={at === reasons.length - 1}
                onMove={() => form.reorderListItem('refund_reasons', { from: at, to: at + 1 })}
              >
                <IconArrowDown size={16} />
              </Move>
              <Move label={`Remove ${nameOf(reason, at)}`} onMove={() => form.removeListItem('refund_reasons', at)}>
                <IconX size={16} />
              </Move>
            </div>
            <Textarea
              label="Text"
              autosize
              minRows={1}
              maxRows={6}
              className={styles.text}
              {...form.getInputProps(`refund_reasons.${at}.text`)}
            />
          </li>
        ))}
      </ol>
      {wrong && (
        <p className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
    </SectionForm>
  )
}

const nameOf = ({ label }: RefundReason, at: number): string => label.trim() || `reason ${at + 1}`

const Move = ({
  label,
  disabled = false,
  onMove,
  children,
}: {
  label: string
  disabled?: boolean
  onMove: () => void
  children: ReactNode
}) => (
  <ActionIcon aria-label={label} title={label} disabled={disabled} onClick={onMove}>
    {children}
  </ActionIcon>
)
