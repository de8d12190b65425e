import { BarChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import { chartFrame } from '../../../parts/chart-look'
import styles from './home.module.css'

export interface HomeBar {
  name: string
  count: number
}

/** A few counts side by side. Whoever can't see it reads the words beside it: they say the same. */
const HomeChart = ({ bars, label, color }: { bars: readonly HomeBar[]; label: string; color: string }) => (
  <div className={styles.chart} aria-hidden="true">
    <BarChart
      h="6rem"
      data={bars as HomeBar[]}
      dataKey="name"
      series={[{ name: 'count', label, color }]}
      gridAxis="none"
      withYAxis={false}
      tickLine="none"
      maxBarWidth={28}
      barProps={{ isAnimationActive: false, radius: [2, 2, 0, 0] }}
      tooltipProps={{ isAnimationActive: false, cursor: { fill: 'var(--raised)' } }}
      xAxisProps={{ interval: 0 }}
      barChartProps={chartFrame}
      textColor="var(--muted)"
    />
  </div>
)

export default HomeChart
