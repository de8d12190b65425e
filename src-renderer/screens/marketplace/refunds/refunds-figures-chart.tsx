import { BarChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import { decimalsOf, moneyWords } from '@contract/money'
import { chartFrame, figureAxis, timeAxis } from '../../../parts/chart-look'
import type { Bar } from './refunds-figures'
import styles from './refunds-figures.module.css'

/** The sums as bars. Whoever can't see it, or has no mouse, reads the table below: it says the same. */
const RefundsChart = ({ bars, currency }: { bars: readonly Bar[]; currency: string }) => {
  const unit = 10 ** decimalsOf(currency)
  const data = bars.map(({ key, cents }) => ({ key, cents: cents / unit }))
  return (
    <div className={styles.chart} aria-hidden="true">
      <BarChart
        h="13rem"
        data={data}
        dataKey="key"
        series={[{ name: 'cents', label: 'Refunded', color: 'var(--accent)' }]}
        valueFormatter={(value) => moneyWords(Math.round(value * unit), currency)}
        gridAxis="x"
        tickLine="none"
        maxBarWidth={40}
        minBarSize={0}
        xAxisProps={timeAxis(shortDay, 24)}
        yAxisProps={{ ...figureAxis(13), width: 56, tickFormatter: (value: number) => shortMoney(value, currency) }}
        barProps={{ isAnimationActive: false, radius: [2, 2, 0, 0] }}
        tooltipProps={{ isAnimationActive: false, cursor: { fill: 'var(--raised)' } }}
        barChartProps={chartFrame}
        textColor="var(--muted)"
        gridColor="var(--line)"
      />
    </div>
  )
}

/** "$22K": the exact sums are in the bars' words and in the table. */
const shortMoney = (amount: number, currency: string): string =>
  `${moneyWords(0, currency).replace(/[\d.,\s]/g, '')}${amount.toLocaleString('en', { notation: 'compact' })}`

/** "20 Nov", or "Nov 2026" of a month. */
const shortDay = (key: string): string =>
  key.length === 7
    ? new Date(`${key}-01T00:00:00Z`).toLocaleDateString('en', { month: 'short', year: 'numeric', timeZone: 'UTC' })
    : new Date(`${key}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

export default RefundsChart
