import type { ConnectorRecord } from '@contract/platform/connectors'
import { BarChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import { ChartKey } from '../../../parts/chart-key'
import { chartFrame, figureAxis, timeAxis } from '../../../parts/chart-look'
import styles from './connectors.module.css'

const series = [
  { name: 'delivered', label: 'Delivered', color: 'var(--good)' },
  { name: 'failed', label: 'Not delivered', color: 'var(--bad)' },
  { name: 'waiting', label: 'Retrying', color: 'var(--warn)' },
]

/** What became of each day's events. Whoever can't see it reads the table below: it says the same. */
const DaysChart = ({ days }: { days: ConnectorRecord['days'] }) => (
  <>
    <div className={styles.chart} aria-hidden="true">
      <BarChart
        h="8rem"
        data={days}
        dataKey="day"
        type="stacked"
        series={series}
        gridAxis="x"
        tickLine="none"
        maxBarWidth={24}
        xAxisProps={timeAxis((day) => day.slice(8), 8)}
        yAxisProps={{ ...figureAxis(8), allowDecimals: false }}
        barProps={{ isAnimationActive: false }}
        tooltipProps={{ isAnimationActive: false, cursor: { fill: 'var(--raised)' } }}
        barChartProps={chartFrame}
        textColor="var(--muted)"
        gridColor="var(--line)"
      />
    </div>
    <ChartKey label="Which colour is which" entries={series.map(({ label, color }) => ({ name: label, colour: color }))} />
  </>
)

export default DaysChart
