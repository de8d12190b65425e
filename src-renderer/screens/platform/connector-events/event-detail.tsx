import { eligibleForRedelivery } from '@contract/platform/connector-event-rules'
import type { ConnectorEventDetail } from '@contract/platform/connector-events'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { useConfirm } from '../../../parts/confirm'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { searchOf } from '../../../parts/list-filter'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection, WhyNot } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import { Wrapping } from '../../../parts/wrapping'
import { screenAddress } from '../../../shell/address'
import { causeWords } from '../connector-cause-words'
import { causeAdvice } from './cause-advice'
import styles from './connector-events.module.css'
import { EventAttempts } from './event-attempts'
import { EventDifference } from './event-difference'
import { EventHeaders, EventPayload } from './event-payload'
import { stateTone, verificationTone, verificationWords } from './event-words'

const tabs = [
  { value: 'payload', words: 'Payload' },
  { value: 'headers', words: 'Headers' },
  { value: 'attempts', words: 'Attempts' },
  { value: 'difference', words: 'Difference' },
] as const
type Tab = (typeof tabs)[number]['value']

interface Props {
  environment: string
  id: string
  tab: string
  onTab: (tab: string) => void
  onClose: () => void
}

/** One event: what became of it and why, what it brought, and every try at delivering it. */
const EventDetail = ({ environment, id, tab, onTab, onClose }: Props) => {
  const asked = useQuery(read(environment, 'connector-events.get', { event_id: id }))
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const event = asked.data
  const shown: Tab = tabs.find(({ value }) => value === tab)?.value ?? 'payload'
  useKeys(Object.fromEntries(tabs.map(({ value }, at) => [String(at + 1), () => onTab(value)])))
  return (
    <Panel
      title={
        <>
          <bdi>{event ? visible(event.type ?? 'Event') : 'Event'}</bdi>{' '}
          {event && <Tag tone={stateTone(event.state)}>{visible(event.state)}</Tag>}
        </>
      }
      beside={<Copyable value={id} label="event id" mono />}
      onClose={onClose}
      actions={event && <Redeliver environment={environment} event={event} />}
    >
      <ProgressLine active={asked.isFetching} label="Reading the event" />
      {failure && (
        <PanelSection>
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        </PanelSection>
      )}
      {event && <EventFacts environment={environment} event={event} />}
      {failure?.code !== 'not_found' && (
        // Read at once, shown with what is above it: what is pressed must not move.
        <div hidden={!event && !failure}>
          <Tabs chosen={shown} onChoose={onTab} />
          <section role="tabpanel" id="event-part" aria-labelledby={`event-tab-${shown}`}>
            <PanelSection>
              {shown === 'payload' && <EventPayload environment={environment} id={id} size={event?.size_bytes ?? null} />}
              {shown === 'headers' && <EventHeaders environment={environment} id={id} />}
              {shown === 'attempts' && <EventAttempts environment={environment} id={id} />}
              {shown === 'difference' && <EventDifference environment={environment} id={id} />}
            </PanelSection>
          </section>
        </div>
      )}
    </Panel>
  )
}

const Tabs = ({ chosen, onChoose }: { chosen: Tab; onChoose: (tab: Tab) => void }) => {
  const step = (by: number): void => {
    const at = (tabs.findIndex(({ value }) => value === chosen) + by + tabs.length) % tabs.length
    const next = tabs[at]
    if (!next) return
    onChoose(next.value)
    document.getElementById(`event-tab-${next.value}`)?.focus()
  }
  return (
    <div className={styles.tabs} role="tablist" aria-label="Parts of the event">
      {tabs.map(({ value, words }, at) => (
        <button
          key={value}
          id={`event-tab-${value}`}
          type="button"
          role="tab"
          className={styles.tab}
          aria-selected={value === chosen}
          aria-controls="event-part"
          tabIndex={value === chosen ? 0 : -1}
          title={`${words} (${at + 1})`}
          onClick={() => onChoose(value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') step(1)
            else if (event.key === 'ArrowLeft') step(-1)
          }}
        >
          {words}
        </button>
      ))}
    </div>
  )
}

const EventFacts = ({ environment, event }: { environment: string; event: ConnectorEventDetail }) => (
  <PanelSection>
    <Facts
      facts={[
        ...(event.cause === null ? [] : [['Cause', <Why key="w" cause={event.cause} />] as const]),
        [
          'Signature',
          <span key="v">
            <Tag tone={verificationTone(event.verification)}>{verificationWords(event.verification)}</Tag>{' '}
            {event.verification_reason && <bdi className="muted">{visible(event.verification_reason)}</bdi>}
          </span>,
        ],
        ...(event.replay_of
          ? [
              [
                'Repeats',
                <Link key="p" to={screenAddress(environment, 'connector-events', event.replay_of)}>
                  {event.replay_of}
                </Link>,
              ] as const,
            ]
          : []),
        [
          'Connector',
          <span key="c">
            <bdi>{visible(event.connector_name || event.connector_id)}</bdi>{' '}
            <Link to={screenAddress(environment, 'connectors', event.connector_id)}>Open</Link>
          </span>,
        ],
        [
          'Org',
          <span key="o">
            <bdi>{visible(event.org_name || event.org_id)}</bdi> <Link to={screenAddress(environment, 'orgs', event.org_id)}>Open</Link>{' '}
            <Link to={`${screenAddress(environment, 'connector-events')}${searchOf({ org_id: event.org_id })}`}>Its events</Link>
          </span>,
        ],
        ['Received', <Moment key="r" at={event.received_at} full />],
        ['Last attempt', <Moment key="l" at={event.last_attempt_at} full none="never" />],
        ...(event.next_attempt_at ? [['Next try', <Moment key="n" at={event.next_attempt_at} full />] as const] : []),
        ...(event.destination
          ? [
              [
                'Goes to',
                <bdi key="d" className="mono">
                  <Wrapping text={visible(event.destination)} />
                </bdi>,
              ] as const,
            ]
          : []),
        ...(event.redeliveries && event.redeliveries.length > 0
          ? [['Redelivered', <Redeliveries key="a" asked={event.redeliveries} />] as const]
          : []),
      ]}
    />
  </PanelSection>
)

const Why = ({ cause }: { cause: string }) => {
  const advice = causeAdvice(cause)
  return (
    <>
      {causeWords(cause)}
      {advice && <span className="muted">. {advice}</span>}
    </>
  )
}

const Redeliveries = ({ asked }: { asked: NonNullable<ConnectorEventDetail['redeliveries']> }) => {
  const last = asked.at(-1)
  return (
    <>
      {asked.length === 1 ? 'once' : `${asked.length} times`}
      {last && (
        <span className="muted">
          , last <Moment at={last.at} />
          {last.by && <> by {visible(last.by)}</>}
          {last.state && <>: {visible(last.state)}</>}
        </span>
      )}
    </>
  )
}

/** One redelivery. What is delivered can be delivered again, and it is said what that means. */
const Redeliver = ({ environment, event }: { environment: string; event: ConnectorEventDetail }) => {
  const confirm = useConfirm(environment)
  const again = event.state === 'delivered'
  const why = eligibleForRedelivery(event, again ? { even_if_delivered: true } : {})
  const ask = (): void =>
    confirm.ask(
      'connector-events.redeliver',
      { event_id: event.id, ...(again ? { even_if_delivered: true as const } : {}) },
      again ? { warning: 'It is delivered already: whoever it is for must bear the same event twice.' } : {},
    )
  useKeys({ x: () => why === null && ask() })
  return (
    <>
      {why === null ? (
        <Button onClick={ask}>
          {again ? 'Redeliver again…' : 'Redeliver…'} <Key keys="X" />
        </Button>
      ) : (
        <WhyNot label="Redeliver…" reason={visible(why)} />
      )}
      {confirm.step}
    </>
  )
}

export default EventDetail
