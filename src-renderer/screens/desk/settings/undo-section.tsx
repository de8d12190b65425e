import type { Settings } from '@contract/desk/settings'
import { Checkbox, NumberInput } from '@mantine/core'
import { SectionForm } from './section-form'
import styles from './settings.module.css'
import { useSection } from './use-section'

type Fields = { grace_seconds: number | string; grace_in_bulk: boolean; mail_grace_seconds: number | string }

const fieldsOf = ({ grace_seconds, grace_in_bulk, mail_grace_seconds }: Settings): Fields => ({
  grace_seconds,
  grace_in_bulk,
  mail_grace_seconds,
})

/** For how long an edit or a mailing can be undone before it leaves this machine. */
export const UndoSection = ({ settings }: { settings: Settings }) => {
  const section = useSection<Fields>({
    settings,
    fieldsOf,
    changesOf: ({ grace_seconds, grace_in_bulk, mail_grace_seconds }) => ({
      grace_seconds: Number(grace_seconds),
      grace_in_bulk,
      mail_grace_seconds: Number(mail_grace_seconds),
    }),
    complaintsOf: ({ grace_seconds, mail_grace_seconds }) => ({
      ...(isWithin(grace_seconds, 30) ? {} : { grace_seconds: 'Between 0 and 30.' }),
      ...(isWithin(mail_grace_seconds, 120) ? {} : { mail_grace_seconds: 'Between 0 and 120.' }),
    }),
  })
  const { form } = section
  return (
    <SectionForm title="Time to undo" section={section}>
      <p className="muted">What waits on this machine has not been sent, and can be undone. Refunds never wait: they can’t be undone.</p>
      <div className={styles.pair}>
        <NumberInput
          label="Seconds an edit waits"
          description="0 sends at once."
          min={0}
          max={30}
          allowDecimal={false}
          {...form.getInputProps('grace_seconds')}
        />
        <NumberInput
          label="Seconds a marketing e-mail waits"
          description="0 sends at once."
          min={0}
          max={120}
          allowDecimal={false}
          {...form.getInputProps('mail_grace_seconds')}
        />
      </div>
      <Checkbox label="Also before a job of edits" {...form.getInputProps('grace_in_bulk', { type: 'checkbox' })} />
    </SectionForm>
  )
}

const isWithin = (typed: number | string, most: number): boolean =>
  typeof typed === 'number' && Number.isInteger(typed) && typed >= 0 && typed <= most
