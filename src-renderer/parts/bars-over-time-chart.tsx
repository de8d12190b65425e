import { BarChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import styles from './bars-over-time.module.css'
import { chartFrame, figureAxis, timeAxis, timeTooltip } from './chart-look'

export interface BarSeries {
  name: string
  colour: string
  values: readonly number[]
}

interface Props {
  times: readonly string[]
  series: readonly BarSeries[]
  format: (at: string) => string
}

/** The bars themselves. Whoever can't see them reads the table beside them: it says the same. */
const BarsOverTimeChart = ({ times, series, format }: Props) => {
  // By number: a name may hold anything, and a dot in it would be read as a path.
  const data = times.map((at, index) => ({ at, ...Object.fromEntries(series.map(({ values }, n) => [`bar${n}`, values[index] ?? 0])) }))
  return (
    <div className={styles.chart} aria-hidden="true">
      <BarChart
        h="5.5rem"
        type="stacked"
        data={data}
        dataKey="at"
        series={series.map(({ name, colour }, n) => ({ name: `bar${n}`, label: name, color: colour }))}
        gridAxis="x"
        tickLine="none"
        maxBarWidth={24}
        xAxisProps={timeAxis(format, 40)}
        yAxisProps={{ ...figureAxis(5.5), allowDecimals: false }}
        barProps={{ isAnimationActive: false }}
        tooltipProps={{ ...timeTooltip(format), cursor: { fill: 'var(--raised)' } }}
        barChartProps={chartFrame}
        textColor="var(--muted)"
        gridColor="var(--line)"
      />
    </div>
  )
}

export default BarsOverTimeChart
