import type { ConnectorRecord } from '@contract/platform/connectors'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { AsTable } from '../../../parts/as-table'
import { capital } from '../../../parts/capital'
import { ChartWaiting } from '../../../parts/chart-waiting'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { searchOf } from '../../../parts/list-filter'
import { Moment } from '../../../parts/moment'
import { numbers } from '../../../parts/numbers'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { causeWords, eventsSearch } from '../connector-cause-words'
import { allConnections, connectionTone, connectorName, healthTone, signatureWords } from './connector-words'
import styles from './connectors.module.css'

const DaysChart = lazy(() => import('./days-chart'))

interface Props {
  environment: string
  id: string
  onClose: () => void
}

/** One connector: how it is and why, its connections by state, its last days, and what of it is not delivered. */
const ConnectorDetail = ({ environment, id, onClose }: Props) => {
  const asked = useQuery(read(environment, 'connectors.get', { connector_id: id }))
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const connector = asked.data
  return (
    <Panel
      title={
        connector ? (
          <>
            <bdi>{connectorName(connector)}</bdi> <Tag tone={healthTone(connector.health)}>{visible(connector.health)}</Tag>
          </>
        ) : (
          'Connector'
        )
      }
      beside={<Copyable value={id} label="connector id" mono />}
      onClose={onClose}
    >
      <ProgressLine active={asked.isFetching} label="Reading the connector" />
      {failure && (
        <PanelSection>
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        </PanelSection>
      )}
      {connector && <Known environment={environment} connector={connector} />}
    </Panel>
  )
}

const Known = ({ environment, connector }: { environment: string; connector: ConnectorRecord }) => {
  const { id, days } = connector
  const events = `${screenAddress(environment, 'connector-events')}${eventsSearch({ connector_id: id })}`
  const connections = (state: string): string =>
    `${screenAddress(environment, 'connectors')}${searchOf({ view: 'connections', connector_id: id, state })}`
  return (
    <>
      <PanelSection>
        <Facts
          facts={[
            ...(connector.health_reason ? [['Why', <bdi key="w">{visible(connector.health_reason)}</bdi>] as const] : []),
            ['Measured', <Moment key="m" at={connector.checked_at} full none="not said" />],
            ['For', connector.category ? <bdi key="c">{visible(connector.category)}</bdi> : 'not said'],
            ['What it sends', signatureWords(connector.signature)],
            ['Last 24 h', <LastDay key="d" connector={connector} />],
            ['Last event', <Moment key="e" at={connector.last_event_at} full none="none came" />],
          ]}
        />
      </PanelSection>
      <PanelSection title={`Connections (${numbers.format(allConnections(connector))})`}>
        {connector.connections.length === 0 ? (
          <p className="muted">Nobody is connected to it.</p>
        ) : (
          <ul className={styles.states}>
            {connector.connections.map(({ state, count }) => (
              <li key={state}>
                <Link to={connections(state)}>
                  <Tag tone={connectionTone(state)}>{visible(state)}</Tag> <span className="tabular">{numbers.format(count)}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </PanelSection>
      {days.length > 0 && (
        <PanelSection title="Events by day">
          <Suspense fallback={<ChartWaiting height="8rem" />}>
            <DaysChart days={days} />
          </Suspense>
          <AsTable
            label="Events by outcome"
            headings={['Day', 'Delivered', 'Not delivered', 'Retrying']}
            rows={days
              .toReversed()
              .map((one) => [one.day, ...[one.delivered, one.failed, one.waiting].map((count) => numbers.format(count))])}
          />
          <p className={styles.after}>
            <Link to={events}>All its events</Link>
          </p>
        </PanelSection>
      )}
      <Causes environment={environment} id={id} />
    </>
  )
}

const LastDay = ({ connector: { events_24h, failed_24h, median_ms } }: { connector: ConnectorRecord }) => (
  <>
    {events_24h === null ? 'not said' : `${numbers.format(events_24h)} events`}
    {failed_24h !== null && failed_24h > 0 && (
      <>
        , <Tag tone="bad">{numbers.format(failed_24h)} not delivered</Tag>
      </>
    )}
    {median_ms !== null && <span className="muted">, median {numbers.format(median_ms)} ms</span>}
  </>
)

/** What of it is not delivered, by cause; left out where a server does not group. */
const Causes = ({ environment, id }: { environment: string; id: string }) => {
  const asked = useQuery(read(environment, 'connector-events.causes', { connector_id: id, limit: 100 }))
  const failure = asked.isFetching ? null : failureOf(asked.error)
  if (failure?.code === 'not_offered') return null
  const to = (cause: string): string =>
    `${screenAddress(environment, 'connector-events')}${eventsSearch({ connector_id: id, cause, state: 'undelivered' })}`
  return (
    <PanelSection title="Not delivered, by cause">
      {failure && <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />}
      {asked.data?.items.length === 0 && <p className="muted">Nothing: every event of it arrived, or is still tried.</p>}
      <ul className={styles.causes}>
        {asked.data?.items.map(({ cause, count }) => (
          <li key={cause}>
            <Link to={to(cause)}>{capital(causeWords(cause))}</Link> <span className="tabular">{numbers.format(count)}</span>
          </li>
        ))}
      </ul>
    </PanelSection>
  )
}

export default ConnectorDetail
