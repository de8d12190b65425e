import { LineChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import { decimalsOf, moneyWords } from '@contract/money'
import { chartFrame, figureAxis, timeAxis, timeTooltip } from '../../parts/chart-look'
import type { RunningDay } from './usage-series'
import { shortDay, shortMoney } from './usage-words'

interface Props {
  rows: readonly RunningDay[]
  currency: string
  /** Drawn across; null where there is none, or none that fits. */
  limit: number | null
  threshold: number | null
  height: string
}

/** What is drawn across is within the picture. */
const ifOverflow = 'extendDomain' as const

/** Running sums as lines. Whoever can't see it reads the table beside it: it says the same. */
const RunningChart = ({ rows, currency, limit, threshold, height }: Props) => {
  const unit = 10 ** decimalsOf(currency)
  const inUnits = (cents: number | null): number | null => (cents === null ? null : cents / unit)
  const data = rows.map(({ day, now, last, estimate }) => ({
    day,
    now: inUnits(now),
    last: inUnits(last),
    estimate: inUnits(estimate),
  }))
  const across = [
    { cents: limit, label: 'limit', color: 'var(--bad)' },
    { cents: threshold, label: 'threshold', color: 'var(--warn)' },
  ]
    .flatMap(({ cents, ...line }) => (cents === null ? [] : [{ ...line, y: cents / unit, ifOverflow }]))
    .toSorted((a, b) => a.y - b.y)
    // The lower one is named below its line and the upper one above, so that they stay apart; one alone below.
    .map((line, at) => ({ ...line, labelPosition: at === 0 ? ('insideTopLeft' as const) : ('insideBottomLeft' as const) }))
  return (
    <div aria-hidden="true">
      <LineChart
        h={height}
        data={data}
        dataKey="day"
        series={[
          { name: 'last', label: 'Last period', color: 'var(--muted)' },
          { name: 'estimate', label: 'Estimate', color: 'var(--accent)', strokeDasharray: '4 4' },
          { name: 'now', label: 'This period', color: 'var(--accent)' },
        ]}
        referenceLines={across}
        curveType="linear"
        connectNulls={false}
        withDots={false}
        strokeWidth={1.75}
        gridAxis="x"
        tickLine="none"
        valueFormatter={(value) => moneyWords(Math.round(value * unit), currency)}
        xAxisProps={timeAxis(shortDay, 32)}
        yAxisProps={{
          ...figureAxis(Number.parseFloat(height)),
          width: 52,
          tickFormatter: (value: number) => shortMoney(value, currency),
        }}
        lineProps={{ isAnimationActive: false }}
        tooltipProps={timeTooltip(shortDay)}
        lineChartProps={chartFrame}
        textColor="var(--muted)"
        gridColor="var(--line)"
      />
    </div>
  )
}

export default RunningChart
