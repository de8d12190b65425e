import type { DeliveryAttempt } from '@contract/platform/connector-events'
import { NativeSelect } from '@mantine/core'
import { useMemo, useState } from 'react'
import { DifferenceTable } from '../../../parts/difference-table'
import { FailureNotice } from '../../../parts/failure'
import { exact, instantOf } from '../../../parts/instant'
import { ProgressLine } from '../../../parts/progress-line'
import { visible } from '../../../parts/visible-text'
import { useWhole } from '../../../parts/whole-list'
import { causeWords } from '../connector-cause-words'
import { comparable } from './attempt-record'
import styles from './connector-events.module.css'

/** Two attempts field by field: the last two, or any. */
export const EventDifference = ({ environment, id }: { environment: string; id: string }) => {
  const whole = useWhole(environment, 'connector-events.attempts', { event_id: id })
  const [chosen, setChosen] = useState<readonly [string | null, string | null]>([null, null])
  const { rows } = whole
  const one = rows.find(({ id: own }) => own === chosen[0]) ?? rows.at(-2)
  const other = rows.find(({ id: own }) => own === chosen[1]) ?? rows.at(-1)
  if (!whole.begun || !one || !other || rows.length < 2)
    return (
      <>
        <ProgressLine active={whole.fetching} label="Reading the attempts" />
        {whole.failure && <FailureNotice failure={whole.failure} onRetry={whole.again} />}
        {whole.begun && (
          <p className="muted">
            {rows.length === 0 ? 'Its delivery was never tried.' : 'It was tried once: there is nothing to compare it with.'}
          </p>
        )}
      </>
    )
  return (
    <>
      <ProgressLine active={whole.fetching} label="Reading the attempts" />
      <div className={styles.bar}>
        <Choice label="Before" rows={rows} chosen={one} onChoose={(own) => setChosen([own, other.id])} />
        <Choice label="After" rows={rows} chosen={other} onChoose={(own) => setChosen([one.id, own])} />
      </div>
      <Compared one={one} other={other} />
    </>
  )
}

const parts = [
  ['outcome', 'Outcome', 'Both ended the same.'],
  ['sent', 'Headers sent', 'The same headers were sent.'],
  ['answered', 'Headers of the answer', 'The same headers came back.'],
  ['body', 'Answer', 'The same answer came back.'],
] as const

const Compared = ({ one, other }: { one: DeliveryAttempt; other: DeliveryAttempt }) => {
  const [before, after] = useMemo(() => [comparable(one), comparable(other)], [one, other])
  const headings = [`Attempt ${one.number}`, `Attempt ${other.number}`] as const
  return parts.map(([part, words, same]) => (
    <section key={part} aria-label={words}>
      <h3 className={styles.part}>{words}</h3>
      <DifferenceTable before={before[part]} after={after[part]} headings={headings} label={`${words}: what differs`} same={same} />
    </section>
  ))
}

interface ChoiceProps {
  label: string
  rows: readonly DeliveryAttempt[]
  chosen: DeliveryAttempt
  onChoose: (id: string) => void
}

const Choice = ({ label, rows, chosen, onChoose }: ChoiceProps) => (
  <NativeSelect
    aria-label={label}
    value={chosen.id}
    onChange={(event) => onChoose(event.currentTarget.value)}
    data={rows.map(({ id, number, at, status, cause }) => ({
      value: id,
      label: `Attempt ${number}: ${status ?? 'no answer'}, ${cause === null ? 'delivered' : causeWords(cause)}, ${timeOf(at)}`,
    }))}
  />
)

const timeOf = (at: string): string => {
  const date = instantOf(at)
  return date ? exact(date) : visible(at)
}
