import { Link } from 'wouter'
import { entryOf } from '../../../parts/entry-of'
import { Moment } from '../../../parts/moment'
import { RecordSection } from '../../../parts/record-page'
import { Tag, type Tone } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { besideOrg, linkTo, plainWord } from './beside'
import { OrgListSection } from './org-list-section'

/** What an org is connected to, and what of it did not arrive. */
const OrgConnectors = ({ environment, id }: { environment: string; id: string }) => (
  <RecordSection label="Connectors">
    <OrgListSection
      environment={environment}
      title="Connections"
      operation="connectors.connections"
      input={{ org_id: id }}
      headings={[{ words: 'Connector' }, { words: 'State' }, { words: 'Account' }, { words: 'Newest event', align: 'right' }]}
      keyOf={({ id: one }) => one}
      cells={({ connector_id, connector_name, state, state_reason, account, last_event_at }) => [
        <bdi key="c">{visible(connector_name ?? '').trim() || connector_id}</bdi>,
        <span key="s">
          <Tag tone={entryOf(tones, state) ?? 'plain'}>{visible(plainWord(state))}</Tag>{' '}
          {state_reason && (
            <span className="muted">
              <bdi>{visible(state_reason)}</bdi>
            </span>
          )}
        </span>,
        <bdi key="a">{visible(account ?? '') || '–'}</bdi>,
        <Moment key="e" at={last_event_at} none="none" />,
      ]}
      none="It is connected to nothing."
      all={linkTo('See all its connections', besideOrg(environment, 'connectors', { view: 'connections', org_id: id }))}
    />
    <OrgListSection
      environment={environment}
      title="Events not delivered"
      operation="connector-events.list"
      input={{ org_id: id, state: 'failed,dropped,retrying' }}
      headings={[
        { words: 'Event' },
        { words: 'Connector' },
        { words: 'State' },
        { words: 'Why' },
        { words: 'Attempts', align: 'right' },
        { words: 'Received', align: 'right' },
      ]}
      keyOf={({ id: one }) => one}
      cells={({ id: event, connector_id, connector_name, state, cause, attempts, received_at }) => {
        const to = besideOrg(environment, 'connector-events', { record: event })
        return [
          to === null ? (
            <span key="i" className="mono">
              {event}
            </span>
          ) : (
            <Link key="i" className="mono" to={to}>
              {event}
            </Link>
          ),
          <bdi key="c">{visible(connector_name ?? '').trim() || connector_id}</bdi>,
          <Tag key="s" tone={entryOf(tones, state) ?? 'plain'}>
            {visible(plainWord(state))}
          </Tag>,
          visible(plainWord(cause ?? '')) || '–',
          attempts,
          <Moment key="r" at={received_at} />,
        ]
      }}
      none="Every event that came for it was delivered."
      all={linkTo('See all its events', besideOrg(environment, 'connector-events', { org_id: id }))}
    />
  </RecordSection>
)

const tones: Readonly<Record<string, Tone>> = {
  active: 'plain',
  pending: 'plain',
  failing: 'bad',
  expired: 'warn',
  failed: 'bad',
  dropped: 'bad',
  retrying: 'warn',
}

export default OrgConnectors
