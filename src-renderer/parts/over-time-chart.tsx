import { LineChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import { chartFrame, figureAxis, timeAxis, timeTooltip } from './chart-look'
import styles from './over-time.module.css'

export interface Line {
  name: string
  colour: string
  values: readonly (number | null)[]
}

/** Numbers over time as lines, broken where nothing was read. Whoever can't see it reads the table beside it: it says the same. */
const OverTimeChart = ({ times, lines, format }: { times: readonly string[]; lines: readonly Line[]; format: (at: string) => string }) => {
  // By number: a name may hold anything, and a dot in it would be read as a path.
  const data = times.map((at, index) => ({ at, ...Object.fromEntries(lines.map(({ values }, n) => [`line${n}`, values[index] ?? null])) }))
  return (
    <div className={styles.chart} aria-hidden="true">
      <LineChart
        h="9rem"
        data={data}
        dataKey="at"
        series={lines.map(({ name, colour }, n) => ({ name: `line${n}`, label: name, color: colour }))}
        curveType="stepAfter"
        connectNulls={false}
        withDots={false}
        strokeWidth={1.5}
        gridAxis="x"
        tickLine="none"
        xAxisProps={timeAxis(format, 40)}
        yAxisProps={{ ...figureAxis(9), allowDecimals: false, tickFormatter: (value: number) => numbers.format(value) }}
        lineProps={{ isAnimationActive: false }}
        tooltipProps={timeTooltip(format)}
        lineChartProps={chartFrame}
        textColor="var(--muted)"
        gridColor="var(--line)"
      />
    </div>
  )
}

/** "18K": what is long does not fit beside the chart, and the table has it whole. */
const numbers = new Intl.NumberFormat('en', { notation: 'compact' })

export default OverTimeChart
