import { contract } from '@contract'
import { LONGEST_REASON } from '@contract/marketplace/refunds'
import { Button, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useId } from 'react'
import { complaintsOf } from '../../../parts/complaints'
import type { useConfirm } from '../../../parts/confirm'
import { Panel, PanelSection } from '../../../parts/panel'
import { saved, useUnsaved } from '../../../parts/unsaved'
import { useWhileHere } from '../../../parts/while-here'
import styles from './refund-form.module.css'

interface Props {
  environment: string
  /** The purchase the address names; empty where it names none. */
  named: string
  ask: ReturnType<typeof useConfirm>['ask']
  onClose: () => void
}

/** The form of a refund. Nothing is sent before the step that shows the request. */
const RefundForm = ({ named, ask, onClose }: Props) => {
  const id = useId()
  const form = useForm({
    initialValues: { purchase_id: named, reason: '' },
    validate: (fields) => complaintsOf(contract['refunds.issue'].input, fields),
  })
  useUnsaved(form.isDirty())
  const whileHere = useWhileHere()
  const submit = (fields: { purchase_id: string; reason: string }): void =>
    ask('refunds.issue', fields, {
      onDone: () =>
        whileHere(() => {
          saved()
          onClose()
        }),
    })
  return (
    <Panel
      title="New refund"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} variant="filled">
            Refund…
          </Button>
        </>
      }
    >
      <PanelSection>
        <form id={id} className={styles.form} onSubmit={form.onSubmit(submit)} noValidate>
          <TextInput label="Purchase" autoComplete="off" spellCheck={false} data-autofocus {...form.getInputProps('purchase_id')} />
          <Textarea label="Reason" autosize minRows={2} maxRows={8} maxLength={LONGEST_REASON} {...form.getInputProps('reason')} />
        </form>
      </PanelSection>
    </Panel>
  )
}

export default RefundForm
