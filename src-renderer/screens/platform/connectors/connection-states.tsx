import { type Connector, connectionStates } from '@contract/platform/connectors'
import { BarChart } from '@mantine/charts'
import { capital } from '../../../parts/capital'
import '@mantine/charts/styles.css'
import { AsTable } from '../../../parts/as-table'
import { ChartKey } from '../../../parts/chart-key'
import { chartFrame, figureAxis } from '../../../parts/chart-look'
import { numbers } from '../../../parts/numbers'
import { allConnections, connectorName, countIn } from './connector-words'
import styles from './connectors.module.css'

const colours: Record<(typeof connectionStates)[number], string> = {
  active: 'var(--good)',
  pending: 'var(--accent)',
  failing: 'var(--bad)',
  expired: 'var(--warn)',
  revoked: 'var(--muted)',
}

const series = connectionStates.map((state) => ({ name: state, label: capital(state), color: colours[state] }))

/** How the connections to each connector stand, as bars and as a table. States this version does not know are in the table of connections only. */
const ConnectionStates = ({ connectors }: { connectors: readonly Connector[] }) => {
  const shown = connectors.filter((connector) => allConnections(connector) > 0)
  const rows = shown.map((connector) => ({
    name: connectorName(connector),
    ...Object.fromEntries(connectionStates.map((state) => [state, countIn(connector, state)])),
  }))
  return (
    <div className={styles.overview}>
      <div className={styles.chart} aria-hidden="true">
        <BarChart
          h="8rem"
          data={rows}
          dataKey="name"
          type="stacked"
          series={series}
          gridAxis="x"
          tickLine="none"
          maxBarWidth={36}
          xAxisProps={{ interval: 0, tickFormatter: (name: string) => (name.length > 11 ? `${name.slice(0, 10)}…` : name) }}
          yAxisProps={{ ...figureAxis(8), allowDecimals: false }}
          barProps={{ isAnimationActive: false }}
          tooltipProps={{ isAnimationActive: false, cursor: { fill: 'var(--raised)' } }}
          barChartProps={chartFrame}
          textColor="var(--muted)"
          gridColor="var(--line)"
        />
      </div>
      <ChartKey label="Which colour is which" entries={series.map(({ label, color }) => ({ name: label, colour: color }))} />
      <AsTable
        label="Connections by state"
        headings={['Connector', ...connectionStates.map(capital)]}
        rows={shown.map((connector) => [
          connectorName(connector),
          ...connectionStates.map((state) => numbers.format(countIn(connector, state))),
        ])}
      />
    </div>
  )
}

export default ConnectionStates
