import { lazy, Suspense } from 'react'
import { AsTable } from './as-table'
import { ChartKey } from './chart-key'
import { ChartWaiting } from './chart-waiting'
import { numbers } from './numbers'
import type { Line } from './over-time-chart'

const Chart = lazy(() => import('./over-time-chart'))

const colours = ['var(--accent)', 'var(--good)', 'var(--warn)', 'var(--env-violet)', 'var(--bad)', 'var(--muted)'] as const
/** More lines than this can't be told apart; the table has them all. */
const MOST_LINES = colours.length

interface Props {
  /** What it is over time, such as "Active trials". */
  label: string
  /** The beginning of each stretch, ISO 8601. */
  times: readonly string[]
  series: readonly { name: string; values: readonly (number | null)[] }[]
  format: (at: string) => string
}

/** Numbers over time: a chart, its key in words, and the same as a table. */
export const OverTime = ({ label, times, series, format }: Props) => {
  const drawn: Line[] = series.slice(0, MOST_LINES).map((one, index) => ({ ...one, colour: colours[index] ?? 'var(--muted)' }))
  const rows = times
    .map((at, index) => ({ at, values: series.map(({ values }) => values[index] ?? null) }))
    .filter(({ values }) => values.some((value) => value !== null))
    .toReversed()
  return (
    <div>
      <Suspense fallback={<ChartWaiting height="9rem" />}>
        <Chart times={times} lines={drawn} format={format} />
      </Suspense>
      {series.length > 1 && (
        <ChartKey
          label={`${label}: which line is which`}
          entries={drawn}
          {...(series.length > MOST_LINES ? { more: `and ${series.length - MOST_LINES} more in the table` } : {})}
        />
      )}
      <AsTable
        label={label}
        headings={['From', ...series.map(({ name }) => name)]}
        rows={rows.map(({ at, values }) => [format(at), ...values.map((value) => (value === null ? '–' : numbers.format(value)))])}
      />
    </div>
  )
}
