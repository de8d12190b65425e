import type { UsageOrg } from '@contract/platform/usage-records'
import { Button, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { amountIn, amountText } from '../../../parts/amount'
import type { useConfirm } from '../../../parts/confirm'
import { useOnItsWay } from '../../../parts/departures'
import { Actions } from '../../../parts/page'
import { submitKey } from '../../../parts/submit-key'
import { saved, useUnsaved } from '../../../parts/unsaved'
import { useWhileHere } from '../../../parts/while-here'
import styles from './usage.module.css'

interface Props {
  org: UsageOrg
  /** The note there is: what is saved takes its place. */
  note: string
  ask: ReturnType<typeof useConfirm>['ask']
  onClose: () => void
}

/** Amounts are held as they are typed. */
interface Fields {
  period: string
  day: string
  note: string
}

/** What operators want to hear of: an amount for the period, for a day, or both. Nothing is sent before the step that shows it. */
const ThresholdForm = ({ org, note, ask, onClose }: Props) => {
  const { currency } = org
  const typed = (cents: number | null): string => (cents === null ? '' : amountText(cents, currency))
  const form = useForm<Fields>({
    initialValues: { period: typed(org.threshold_cents), day: typed(org.day_threshold_cents), note },
    validate: (values) => complaintsOf(values, currency),
  })
  const input = inputOf(form.values, org)
  const onItsWay = useOnItsWay('usage.set_threshold', input)
  useUnsaved(form.isDirty() && !onItsWay)
  const whileHere = useWhileHere()
  const submit = (values: Fields): void =>
    ask('usage.set_threshold', inputOf(values, org), {
      showsOutcome: true,
      onDone: () =>
        whileHere(() => {
          saved()
          onClose()
        }),
    })
  const unit = currency.toUpperCase()
  return (
    <form className={styles.form} onSubmit={form.onSubmit(submit)} onKeyDown={submitKey} noValidate aria-label="Threshold">
      <div className={styles.pair}>
        <TextInput
          label={`Spend of a period, ${unit}`}
          description="Left empty: only days are watched."
          inputMode="decimal"
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('period')}
        />
        <TextInput
          label={`Spend of one day, ${unit}`}
          description="Left empty: only the period is watched."
          inputMode="decimal"
          autoComplete="off"
          {...form.getInputProps('day')}
        />
      </div>
      <Textarea
        label="Note"
        description="Why, for other operators."
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps('note')}
      />
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={onItsWay}>
          Save threshold…
        </Button>
      </Actions>
    </form>
  )
}

const inputOf = ({ period, day, note }: Fields, { org_id, currency }: UsageOrg) => ({
  org_id,
  currency,
  amount_cents: amountIn(period, currency).cents,
  day_cents: amountIn(day, currency).cents,
  note: note.trim(),
})

const complaintsOf = ({ period, day }: Fields, currency: string): Partial<Record<keyof Fields, string>> => {
  const [whole, single] = [amountIn(period, currency), amountIn(day, currency)]
  const zero = 'An amount above zero, or nothing.'
  if (whole.complaint || whole.cents === 0) return { period: whole.complaint ?? zero }
  if (single.complaint || single.cents === 0) return { day: single.complaint ?? zero }
  return whole.cents === null && single.cents === null ? { period: 'An amount here, or for one day.' } : {}
}

export default ThresholdForm
