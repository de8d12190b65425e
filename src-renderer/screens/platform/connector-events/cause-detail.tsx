import { Button } from '@mantine/core'
import { Link, useLocation } from 'wouter'
import { capital } from '../../../parts/capital'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { searchOf } from '../../../parts/list-filter'
import { Moment } from '../../../parts/moment'
import { numbers } from '../../../parts/numbers'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection, WhyNot } from '../../../parts/panel'
import { ShortTable } from '../../../parts/short-table'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import { useWhole } from '../../../parts/whole-list'
import { screenAddress } from '../../../shell/address'
import { causeWords } from '../connector-cause-words'
import { causeAdvice } from './cause-advice'
import styles from './connector-events.module.css'
import type { causesInputOf, EventFilter } from './event-filter'
import type { RecoverOf } from './use-redelivery'

interface Props {
  environment: string
  cause: string
  filter: EventFilter
  /** What the list of causes was asked: the answer is shared. */
  input: ReturnType<typeof causesInputOf>
  onClose: () => void
  onRedeliver: (of: RecoverOf) => void
}

/** One cause: how many, from which connectors, what to do, and the way to its events. */
const CauseDetail = ({ environment, cause, filter, input, onClose, onRedeliver }: Props) => {
  const [, navigate] = useLocation()
  const whole = useWhole(environment, 'connector-events.causes', input, 1)
  const group = whole.rows.find((one) => one.cause === cause)
  const eventsOf = (connector_id: string): string =>
    `${screenAddress(environment, 'connector-events')}${searchOf({ ...filter, state: filter.state || 'undelivered', view: '', cause, connector_id })}`
  // All of them: from the oldest on, unless a stretch of time was chosen.
  const redeliver = (): void => onRedeliver({ ...filter, cause, since: filter.since || (group?.oldest_at ?? '') })
  const replays = cause === 'replayed'
  useKeys({ x: () => group !== undefined && !replays && redeliver(), l: () => navigate(eventsOf(filter.connector_id)) })
  const advice = causeAdvice(cause)
  return (
    <Panel
      title={capital(causeWords(cause))}
      beside={group && `${numbers.format(group.count)} ${group.count === 1 ? 'event' : 'events'}`}
      onClose={onClose}
      actions={
        group && (
          <>
            {replays ? (
              <WhyNot label="Redeliver…" reason="Each of these was taken once already." />
            ) : (
              <Button onClick={redeliver}>
                Redeliver {numbers.format(group.count)}… <Key keys="X" />
              </Button>
            )}
            <Button component={Link} to={eventsOf(filter.connector_id)}>
              Show the events <Key keys="L" />
            </Button>
          </>
        )
      }
    >
      {whole.failure && (
        <PanelSection>
          <FailureNotice failure={whole.failure} onRetry={whole.again} />
        </PanelSection>
      )}
      {whole.begun && !group && (
        <PanelSection>
          <p>Nothing failed so any more, in what is chosen.</p>
        </PanelSection>
      )}
      {group && (
        <>
          <PanelSection>
            <Facts
              facts={[
                ['Newest', <Moment key="n" at={group.newest_at} full none="not said" />],
                ['Oldest', <Moment key="o" at={group.oldest_at} full none="not said" />],
                ['Orgs', group.orgs === null ? 'not said' : numbers.format(group.orgs)],
              ]}
            />
            {advice && <p className={styles.advice}>{advice}</p>}
          </PanelSection>
          <PanelSection title="Connectors">
            <ShortTable
              label="Connectors"
              headings={['Connector', { words: 'Events', align: 'right' }]}
              rows={group.connectors}
              keyOf={({ id }) => id}
              cells={({ id, name, count }) => [
                <Link key="name" to={screenAddress(environment, 'connectors', id)}>
                  <bdi>{visible(name || id)}</bdi>
                </Link>,
                <Link key="count" to={eventsOf(id)} aria-label={`Show its ${count} events`}>
                  {numbers.format(count)}
                </Link>,
              ]}
            />
          </PanelSection>
        </>
      )}
    </Panel>
  )
}

export default CauseDetail
