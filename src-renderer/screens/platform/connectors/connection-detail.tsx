import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { eventsSearch } from '../connector-cause-words'
import { connectionTone } from './connector-words'

/** One connection: whose, to what, how it stands, and the way to its events. */
const ConnectionDetail = ({ environment, id, onClose }: { environment: string; id: string; onClose: () => void }) => {
  const asked = useQuery(read(environment, 'connectors.connection', { connection_id: id }))
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const connection = asked.data
  const events = (of: { state?: string }): string =>
    `${screenAddress(environment, 'connector-events')}${eventsSearch({ org_id: connection?.org_id ?? '', connector_id: connection?.connector_id ?? '', ...of })}`
  return (
    <Panel
      title={
        connection ? (
          <>
            <bdi>{visible(connection.connector_name || connection.connector_id)}</bdi>{' '}
            <Tag tone={connectionTone(connection.state)}>{visible(connection.state)}</Tag>
          </>
        ) : (
          'Connection'
        )
      }
      beside={<Copyable value={id} label="connection id" mono />}
      onClose={onClose}
    >
      <ProgressLine active={asked.isFetching} label="Reading the connection" />
      {failure && (
        <PanelSection>
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        </PanelSection>
      )}
      {connection === null && (
        <PanelSection>
          <p>No connection has this id any more.</p>
        </PanelSection>
      )}
      {connection && (
        <>
          <PanelSection>
            <Facts
              facts={[
                [
                  'Org',
                  <span key="o">
                    <bdi>{visible(connection.org_name || connection.org_id)}</bdi>{' '}
                    <Link to={screenAddress(environment, 'orgs', connection.org_id)}>Open</Link>
                  </span>,
                ],
                [
                  'Connector',
                  <span key="c">
                    <bdi>{visible(connection.connector_name || connection.connector_id)}</bdi>{' '}
                    <Link to={screenAddress(environment, 'connectors', connection.connector_id)}>Open</Link>
                  </span>,
                ],
                ['Account', connection.account ? <bdi key="a">{visible(connection.account)}</bdi> : 'not said'],
                ...(connection.workspace_id
                  ? [['Workspace', <Copyable key="w" value={connection.workspace_id} label="workspace id" mono />] as const]
                  : []),
                ...(connection.state_reason ? [['Why', <bdi key="y">{visible(connection.state_reason)}</bdi>] as const] : []),
                ['Made', <Moment key="m" at={connection.created_at} full />],
                ['Ends', <Moment key="e" at={connection.expires_at} full none="not by itself" />],
                ['Last event', <Moment key="l" at={connection.last_event_at} full none="none came" />],
              ]}
            />
          </PanelSection>
          <PanelSection title="Events">
            <p>
              <Link to={events({})}>All events of this connection</Link>
            </p>
            <p>
              <Link to={events({ state: 'undelivered' })}>Those that are not delivered</Link>
            </p>
          </PanelSection>
        </>
      )}
    </Panel>
  )
}

export default ConnectionDetail
