import { contract } from '@contract'
import { PlatformId } from '@contract/platform/fields'
import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useId } from 'react'
import type { useConfirm } from '../../../parts/confirm'
import { useOnItsWay } from '../../../parts/departures'
import { Actions } from '../../../parts/page'
import { Panel, PanelSection, WhyNot } from '../../../parts/panel'
import { submitKey } from '../../../parts/submit-key'
import { saved, useUnsaved } from '../../../parts/unsaved'
import { useWhileHere } from '../../../parts/while-here'
import { daysBack, lastMonth, thisMonth } from './export-days'
import styles from './usage.module.css'

interface Props {
  /** Filled in where it comes from an org's page; empty for all. */
  org_id: string
  ask: ReturnType<typeof useConfirm>['ask']
  onClose: () => void
  onStarted: (id: string) => void
}

const spans = [
  { words: 'Last 30 days', of: (now: Date) => daysBack(30, now) },
  { words: 'This month', of: thisMonth },
  { words: 'Last month', of: lastMonth },
] as const

/** What an export is to hold. Nothing is sent before the step that shows it. */
const NewExport = ({ org_id, ask, onClose, onStarted }: Props) => {
  const id = useId()
  const form = useForm({ initialValues: { ...daysBack(30, new Date()), org_id }, validate: complaintsOf })
  const input = inputOf(form.values)
  const onItsWay = useOnItsWay('usage.start_export', input)
  useUnsaved(form.isDirty() && !onItsWay)
  const whileHere = useWhileHere()
  const submit = (values: Fields): void =>
    ask('usage.start_export', inputOf(values), {
      showsOutcome: true,
      onDone: (answer) => {
        const started = contract['usage.start_export'].output.safeParse(answer)
        if (!started.success) return
        whileHere(() => {
          saved()
          onStarted(started.data.id)
        })
      },
    })
  return (
    <Panel
      title="New usage export"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {onItsWay ? (
            <WhyNot label="Start export…" reason="It is on its way. Undo it at the foot of the page to change it." />
          ) : (
            <Button type="submit" form={id} variant="filled">
              Start export…
            </Button>
          )}
        </>
      }
    >
      <PanelSection>
        <form id={id} className={styles.form} onSubmit={form.onSubmit(submit)} onKeyDown={submitKey} noValidate>
          <Actions>
            {spans.map(({ words, of }) => (
              <Button key={words} onClick={() => form.setValues(of(new Date()))}>
                {words}
              </Button>
            ))}
          </Actions>
          <div className={styles.pair}>
            <TextInput type="date" label="First day" {...form.getInputProps('from')} />
            <TextInput type="date" label="Last day" {...form.getInputProps('to')} />
          </div>
          <TextInput
            label="Org’s id"
            description="Left empty: all orgs."
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('org_id')}
          />
          <p className="muted">
            One row for each day, org and category, in the smallest unit of the org’s currency. Days are those of UTC. The platform goes on
            with it when this window is closed.
          </p>
        </form>
      </PanelSection>
    </Panel>
  )
}

interface Fields {
  from: string
  to: string
  org_id: string
}

const inputOf = ({ from, to, org_id }: Fields) => ({ from, to, ...(org_id.trim() ? { org_id: org_id.trim() } : {}) })

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

const complaintsOf = ({ from, to, org_id }: Fields): Partial<Record<keyof Fields, string>> => {
  if (!isDay(from)) return { from: 'A day.' }
  if (!isDay(to)) return { to: 'A day.' }
  if (from > to) return { to: 'The last day is before the first.' }
  const fits = PlatformId.safeParse(org_id.trim())
  return org_id.trim() === '' || fits.success ? {} : { org_id: fits.error?.issues[0]?.message ?? 'This is not an id.' }
}

export default NewExport
