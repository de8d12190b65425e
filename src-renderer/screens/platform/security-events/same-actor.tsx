import type { SecurityEvent } from '@contract/platform/security-events'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { numbers } from '../../../parts/numbers'
import { PanelSection } from '../../../parts/panel'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { severityTone } from './event-words'
import styles from './security-events.module.css'
import { actorKey } from './together'

const HOUR = 3_600_000
/** So many are shown at first. */
const FEW = 6
const MOST = 200

interface Props {
  environment: string
  event: SecurityEvent
  search: string
  onAcknowledge: (ids: readonly string[]) => void
}

/** What the same actor, or the same network address, did within an hour before and after. */
export const SameActor = ({ environment, event, search, onAcknowledge }: Props) => {
  const [all, setAll] = useState(false)
  const at = Date.parse(event.at)
  const key = actorKey(event)
  const asked = useQuery({
    ...read(environment, 'security-events.list', {
      ...(event.actor_id === null ? { search: event.ip ?? '-' } : { actor_id: event.actor_id }),
      since: Number.isNaN(at) ? event.at : new Date(at - HOUR).toISOString(),
      until: Number.isNaN(at) ? event.at : new Date(at + HOUR + 1000).toISOString(),
      limit: MOST,
    }),
    enabled: key !== null && !Number.isNaN(at),
  })
  const failure = asked.isFetching ? null : failureOf(asked.error)
  if (key === null) return null
  const others = (asked.data?.items ?? []).filter((one) => actorKey(one) === key)
  const fresh = others.filter(({ acknowledged_at }) => acknowledged_at === null).map(({ id }) => id)
  const shown = all ? others : others.slice(0, FEW)
  return (
    <PanelSection title="Within the hour">
      {failure && <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />}
      {asked.data && others.length <= 1 && <p className="muted">Nothing else was seen of the same actor an hour before and after.</p>}
      {others.length > 1 && (
        <>
          <p>
            {event.actor_id === null ? 'From the same network address' : 'By the same actor'}, an hour before and after:{' '}
            {numbers.format(asked.data?.total ?? others.length)} events.
          </p>
          <ul className={styles.list} aria-label="Events of the same actor">
            {shown.map((one) => (
              <li key={one.id} className={styles.same} aria-current={one.id === event.id || undefined}>
                <Tag tone={one.acknowledged_at === null ? severityTone(one.severity) : 'plain'}>{visible(one.severity)}</Tag>
                {one.id === event.id ? (
                  <b>
                    <bdi>{visible(one.title).slice(0, 160)}</bdi>
                  </b>
                ) : (
                  <Link to={`${screenAddress(environment, 'security-events', one.id)}${search}`}>
                    <bdi>{visible(one.title).slice(0, 160)}</bdi>
                  </Link>
                )}
                <span className="muted">
                  <Moment at={one.at} />
                </span>
              </li>
            ))}
          </ul>
          {others.length > FEW && <Button onClick={() => setAll(!all)}>{all ? 'Show fewer' : `Show all ${others.length}`}</Button>}{' '}
          {fresh.length > 1 && <Button onClick={() => onAcknowledge(fresh)}>Acknowledge all {fresh.length}…</Button>}
        </>
      )}
    </PanelSection>
  )
}
