import { CompositeChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import { decimalsOf, moneyWords } from '@contract/money'
import { chartFrame, figureAxis, timeAxis, timeTooltip } from '../../../parts/chart-look'
import { shortDay, shortMoney } from '../usage-words'

export interface DayBar {
  day: string
  /** By category, in the order of `categories`. */
  on: readonly number[]
  /** The same day of the last period; null where there was none. */
  last: number | null
  /** Something unusual was found of it. */
  marked: boolean
}

interface Props {
  bars: readonly DayBar[]
  categories: readonly { name: string; colour: string }[]
  currency: string
}

/** Days as stacked bars, with the last period as a line and a mark over what is unusual. The table beside it says the same. */
const DaysChart = ({ bars, categories, currency }: Props) => {
  const unit = 10 ** decimalsOf(currency)
  // By number: a name may hold anything, and a dot in it would be read as a path.
  const data = bars.map(({ day, on, last }) => ({
    day,
    last: last === null ? null : last / unit,
    ...Object.fromEntries(on.map((cents, n) => [`on${n}`, cents / unit])),
  }))
  const marks = bars
    .filter(({ marked }) => marked)
    .map(({ day, on }) => ({
      x: day,
      y: on.reduce((sum, cents) => sum + cents, 0) / unit,
      r: 4,
      color: 'var(--bad)',
      // Above the bar, whatever its height.
      ifOverflow: 'extendDomain' as const,
    }))
  return (
    <div aria-hidden="true">
      <CompositeChart
        h="13rem"
        data={data}
        dataKey="day"
        series={[
          ...categories.map(({ name, colour }, n) => ({ name: `on${n}`, label: name, color: colour, type: 'bar' as const })),
          { name: 'last', label: 'Last period', color: 'var(--text)', type: 'line' as const },
        ]}
        referenceDots={marks}
        curveType="linear"
        withDots={false}
        strokeWidth={1}
        connectNulls={false}
        gridAxis="x"
        tickLine="none"
        maxBarWidth={22}
        valueFormatter={(value) => moneyWords(Math.round(value * unit), currency)}
        xAxisProps={timeAxis(shortDay, 24)}
        yAxisProps={{ ...figureAxis(13), width: 52, tickFormatter: (value: number) => shortMoney(value, currency) }}
        barProps={{ stackId: 'day', isAnimationActive: false }}
        lineProps={{ isAnimationActive: false }}
        tooltipProps={{ ...timeTooltip(shortDay), cursor: { fill: 'var(--raised)' } }}
        composedChartProps={chartFrame}
        textColor="var(--muted)"
        gridColor="var(--line)"
      />
    </div>
  )
}

export default DaysChart
