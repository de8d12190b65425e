import type { SecurityEvent } from '@contract/platform/security-events'
import { severityRank } from './event-words'

/** What one actor did within an hour. */
export interface Together {
  /** The one that stands for all: the worst of them, and of those the newest. */
  lead: SecurityEvent
  /** All of them, in the order they came in. */
  events: readonly SecurityEvent[]
}

const HOUR = 3_600_000

/** By what events are one actor's: who did it, else where it came from. Null where nobody knows: such an event stands alone. */
export const actorKey = ({ actor_id, ip }: Pick<SecurityEvent, 'actor_id' | 'ip'>): string | null =>
  actor_id !== null ? `actor ${actor_id}` : ip !== null ? `ip ${ip}` : null

/**
 * Events of one actor that lie within an hour of the first of them in the list, put together where that one stands. The list may be
 * in either order of time. A moment that is no date is never within an hour of another.
 */
export const together = (events: readonly SecurityEvent[]): Together[] => {
  const groups: SecurityEvent[][] = []
  const open = new Map<string, { from: number; group: SecurityEvent[] }>()
  for (const event of events) {
    const [key, at] = [actorKey(event), Date.parse(event.at)]
    const one = key === null ? undefined : open.get(key)
    if (one && Math.abs(one.from - at) <= HOUR) {
      one.group.push(event)
      continue
    }
    const group = [event]
    groups.push(group)
    if (key !== null) open.set(key, { from: at, group })
  }
  return groups.map((group) => ({ lead: leadOf(group), events: group }))
}

const leadOf = (group: readonly SecurityEvent[]): SecurityEvent =>
  group.reduce((lead, event) => {
    const worse = severityRank(event.severity) - severityRank(lead.severity)
    return worse < 0 || (worse === 0 && event.at > lead.at) ? event : lead
  })
