import { lazy, Suspense } from 'react'
import { AsTable } from './as-table'
import type { BarSeries } from './bars-over-time-chart'
import { ChartKey } from './chart-key'
import { ChartWaiting } from './chart-waiting'
import { numbers } from './numbers'

const Chart = lazy(() => import('./bars-over-time-chart'))

interface Props {
  /** What is counted, such as "Security events". */
  label: string
  /** The beginning of each stretch, ISO 8601, the oldest first. */
  times: readonly string[]
  /** From the foot of a bar up. A `colour` is a CSS value. */
  series: readonly BarSeries[]
  format: (at: string) => string
}

/** Counts over time as stacked bars, their key in words, and the same as a table. */
export const BarsOverTime = ({ label, times, series, format }: Props) => {
  const rows = times
    .map((at, index) => ({ at, values: series.map(({ values }) => values[index] ?? 0) }))
    .filter(({ values }) => values.some((value) => value > 0))
    .toReversed()
  return (
    <div>
      <Suspense fallback={<ChartWaiting height="5.5rem" />}>
        <Chart times={times} series={series} format={format} />
      </Suspense>
      <ChartKey label={`${label}: which colour is which`} entries={series} />
      <AsTable
        label={label}
        headings={['From', ...series.map(({ name }) => name)]}
        rows={rows.map(({ at, values }) => [format(at), ...values.map((value) => (value === 0 ? '–' : numbers.format(value)))])}
      />
    </div>
  )
}
