import type { SecurityEvent } from '@contract/platform/security-events'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import type { useConfirm } from '../../../parts/confirm'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { JsonView } from '../../../parts/json-view'
import { Key } from '../../../parts/key'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { addressById } from '../record-address'
import { RecordLink } from '../record-link'
import { searchOfEvents } from './event-filter'
import { kindWords, severityTone } from './event-words'
import { SameActor } from './same-actor'
import styles from './security-events.module.css'

interface Props {
  environment: string
  id: string
  ask: ReturnType<typeof useConfirm>['ask']
  /** Asks for something to be done to several: those of the same actor. */
  askMany: (operation: 'security-events.acknowledge', ids: readonly string[]) => void
  /** How the list stands, for the addresses of others. */
  search: string
  onClose: () => void
}

/**
 * One event: what happened, who did it, and all the platform knows of it. What else they did within the hour is read after
 * it, so it is last: what is pressed must not move.
 */
export const EventDetail = ({ environment, id, ask, askMany, search, onClose }: Props) => {
  const asked = useQuery(read(environment, 'security-events.get', { event_id: id }))
  const event = asked.data
  const failure = asked.isFetching ? null : failureOf(asked.error)
  return (
    <Panel
      title={
        event ? (
          <>
            <bdi>{visible(event.title).slice(0, 300)}</bdi> <Tag tone={severityTone(event.severity)}>{visible(event.severity)}</Tag>
          </>
        ) : (
          'Security event'
        )
      }
      beside={<Copyable value={id} label="event’s id" mono />}
      onClose={onClose}
      actions={event && <Decide event={event} ask={ask} />}
    >
      <ProgressLine active={asked.isFetching} label="Reading the event" />
      {failure && (
        <PanelSection>
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        </PanelSection>
      )}
      {event && (
        <>
          <What environment={environment} event={event} />
          <PanelSection title="Details">
            {event.details === null ? (
              <p className="muted">The platform says no more of it.</p>
            ) : (
              <JsonView value={event.details} addressOf={(one) => addressById(environment, one)} />
            )}
          </PanelSection>
          <More environment={environment} event={event} />
          <SameActor
            environment={environment}
            event={event}
            search={search}
            onAcknowledge={(ids) => askMany('security-events.acknowledge', ids)}
          />
        </>
      )}
    </Panel>
  )
}

const Decide = ({ event, ask }: { event: SecurityEvent; ask: Props['ask'] }) => {
  const acknowledge = (): void => ask('security-events.acknowledge', { event_id: event.id, reason: '' })
  const reopen = (): void => ask('security-events.reopen', { event_id: event.id })
  const fresh = event.acknowledged_at === null
  useKeys(fresh ? { a: acknowledge } : { x: reopen })
  return fresh ? (
    <Button variant="filled" onClick={acknowledge}>
      Acknowledge <Key keys="A" />
    </Button>
  ) : (
    <Button onClick={reopen}>
      Mark as new <Key keys="X" />
    </Button>
  )
}

const What = ({ environment, event }: { environment: string; event: SecurityEvent }) => (
  <PanelSection title="Event">
    <Facts
      facts={[
        ['When', <Moment key="w" at={event.at} full />],
        ['Kind', kindWords(event.kind)],
        ['Outcome', event.outcome ? visible(event.outcome) : 'not said'],
        [
          'Actor',
          <span key="a">
            {event.actor_kind && <span className="muted">{visible(event.actor_kind).replaceAll('_', ' ')} </span>}
            <RecordLink environment={environment} type={event.actor_kind} id={event.actor_id} name={event.actor_name} none="nobody known" />
          </span>,
        ],
        ['From', event.ip ? <Copyable key="i" value={event.ip} label="network address" mono /> : 'not said'],
        ['Said it was', event.user_agent ? <bdi key="u">{visible(event.user_agent)}</bdi> : 'not said'],
        ['Org', <RecordLink key="o" environment={environment} type="org" id={event.org_id} none="none" />],
        ['Workspace', <RecordLink key="k" environment={environment} type="workspace" id={event.workspace_id} none="none" />],
        [
          'About',
          <span key="s">
            {event.subject_type && <span className="muted">{visible(event.subject_type).replaceAll('_', ' ')} </span>}
            <RecordLink environment={environment} type={event.subject_type} id={event.subject_id} none="no record" />
          </span>,
        ],
        ['Acknowledged', <Acknowledged key="n" environment={environment} event={event} />],
      ]}
    />
  </PanelSection>
)

const Acknowledged = ({ environment, event }: { environment: string; event: SecurityEvent }) =>
  event.acknowledged_at === null ? (
    <span className="muted">not yet</span>
  ) : (
    <>
      <Moment at={event.acknowledged_at} full />
      <RecordLink environment={environment} type="user" id={event.acknowledged_by} none="by nobody named" />
      {event.acknowledged_reason && <bdi>{visible(event.acknowledged_reason)}</bdi>}
    </>
  )

const More = ({ environment, event }: { environment: string; event: SecurityEvent }) => {
  const all = (filter: Parameters<typeof searchOfEvents>[0]): string =>
    `${screenAddress(environment, 'security-events')}${searchOfEvents(filter)}`
  const trail = (field: string, value: string): string =>
    `${screenAddress(environment, 'audit-trail')}?${new URLSearchParams({ [field]: value })}`
  return (
    <PanelSection title="More like it">
      <ul className={styles.more}>
        {event.actor_id && (
          <>
            <li>
              <Link to={all({ actor_id: event.actor_id })}>Every event of this actor</Link>
            </li>
            <li>
              <Link to={trail('actor_id', event.actor_id)}>What this actor changed, in the audit trail</Link>
            </li>
          </>
        )}
        {event.ip && (
          <li>
            <Link to={all({ search: event.ip })}>Every event from this network address</Link>
          </li>
        )}
        {event.subject_id && (
          <li>
            <Link to={trail('subject_id', event.subject_id)}>What was done to its record, in the audit trail</Link>
          </li>
        )}
        {event.org_id && (
          <li>
            <Link to={all({ org_id: event.org_id })}>Every event of this org</Link>
          </li>
        )}
        <li>
          <Link to={all({ kind: event.kind })}>Every event of this kind</Link>
        </li>
      </ul>
    </PanelSection>
  )
}
