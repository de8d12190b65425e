import { type PlatformSubject, type QueueLook, THRESHOLD_REACHED } from '@contract/desk/home'
import { type Result, succeed } from '@contract/failure'
import type { Page } from '@contract/operation'
import { queueSignals } from '@contract/platform/runtime-signals'
import type { Profile } from '../environments/profiles'
import type { LookAround, Seen } from './look-around'
import { queueLook } from './summaries'

/** One thing that waits in a list of the platform, whatever list it is. */
export interface Waiting {
  id: string
  /** When it came; null where nobody knows. */
  at: string | null
  /** What it is counted with: a cause, a kind, a severity. */
  group: string
}

export type PlatformLooks = Readonly<Record<PlatformSubject, (profile: Profile) => Promise<Result<Seen<Waiting, QueueLook>>>>>

/** How far back failed deliveries and spend anomalies are looked for, in ms: what is older, somebody decided to leave. */
const DAY = 86_400_000
const WEEK = 7 * DAY

type Reads = (profile: Profile, around: LookAround) => Promise<Result<Page<Waiting>>>

/** The same page with each row as something that waits. */
const waiting = <Row>(page: Result<Page<Row>>, as: (row: Row) => Waiting | null): Result<Page<Waiting>> => {
  if (!page.ok) return page
  const items = page.value.items.map(as).filter((one) => one !== null)
  // Of a list of which only some rows wait, the server's total counts others.
  const total = items.length === page.value.items.length ? page.value.total : page.value.end ? items.length : null
  return succeed({ ...page.value, items, total })
}

const reads: Readonly<Record<PlatformSubject, Reads>> = {
  deliveries: async (profile, { window, now }) => {
    const since = new Date(now().getTime() - DAY).toISOString()
    return waiting(await window(profile, 'connector-events.list', { state: 'failed,dropped', since }), ({ id, received_at, cause }) => ({
      id,
      at: received_at,
      group: cause ?? 'unknown cause',
    }))
  },
  stalls: async (profile, { window, now }) =>
    waiting(await window(profile, 'runtime.queues'), (queue) => {
      const [worst] = queueSignals(queue, now().getTime())
      return worst ? { id: queue.name, at: queue.oldest_waiting_at, group: worst.word } : null
    }),
  /** What the platform found unusual, and the thresholds operators set that were reached. A server may lack the second. */
  spend: async (profile, { window, now }) => {
    const since = new Date(now().getTime() - WEEK).toISOString()
    const odd = waiting(await window(profile, 'usage.anomalies', { since }), ({ id, found_at, kind }) => ({
      id,
      at: found_at,
      group: kind,
    }))
    if (!odd.ok) return odd
    const reached = waiting(await window(profile, 'usage.thresholds', { reached: true }), ({ org_id, reached_at }) =>
      reached_at === null ? null : { id: `threshold ${org_id} ${reached_at}`, at: reached_at, group: THRESHOLD_REACHED },
    )
    if (!reached.ok) return odd
    const [a, b] = [odd.value, reached.value]
    const total = a.total === null || b.total === null ? null : a.total + b.total
    return succeed({ items: [...a.items, ...b.items], total, offset: 0, end: a.end && b.end, note: a.note ?? b.note })
  },
  security: async (profile, { window }) =>
    waiting(await window(profile, 'security-events.list', { severity: 'critical,high', acknowledged: 'no' }), ({ id, at, severity }) => ({
      id,
      at,
      group: severity,
    })),
  requests: async (profile, { window }) =>
    waiting(await window(profile, 'agent-wallet.requests', { state: 'pending' }), ({ id, requested_at, new_merchant }) => ({
      id,
      at: requested_at,
      group: new_merchant ? 'a merchant new to the agent' : 'a merchant known to the agent',
    })),
}

export const platformLooks = (around: LookAround): PlatformLooks => {
  const look = (subject: PlatformSubject) => (profile: Profile) =>
    around.shared(`${profile.id} ${subject}`, async (): Promise<Result<Seen<Waiting, QueueLook>>> => {
      const page = await reads[subject](profile, around)
      if (!page.ok) return page
      const looked = queueLook(page.value, around.now())
      const seen = subject === 'spend' ? { ...looked, each: page.value.items.map(({ id, group, at }) => ({ id, group, at })) } : looked
      around.keep(profile, { [subject]: seen })
      return succeed({ page: page.value, look: seen })
    })
  return {
    deliveries: look('deliveries'),
    stalls: look('stalls'),
    spend: look('spend'),
    security: look('security'),
    requests: look('requests'),
  }
}
