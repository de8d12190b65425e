import type { Summary } from '@contract/agentbot/summary'
import { MOST_EXPIRING, namedServices } from '@contract/agentbot/summary-words'
import type { AgentbotLook, ClaimsLook, DeletionsLook, FlagsLook, QueueLook } from '@contract/desk/home'
import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import type { Claim } from '@contract/marketplace/claims'
import type { PendingDeletion } from '@contract/marketplace/deletions'
import type { Page } from '@contract/operation'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** The ages that are told apart, in hours. */
const AGES = [1, 24, 72, 168, null] as const

/** The count of a list of which one window was read: the server's total where it has one, else what was seen. */
const counted = <Row>({ items, total, end, note }: Page<Row>, now: Date) => ({
  at: now.toISOString(),
  count: end ? items.length : Math.max(total ?? 0, items.length),
  at_least: !end && total === null,
  read: items.length,
  note,
})

/** Milliseconds, or null where it is no date. */
const timeOf = (iso: string | null): number | null => {
  const at = iso === null ? Number.NaN : Date.parse(iso)
  return Number.isNaN(at) ? null : at
}
const soonest = <Row>(rows: readonly Row[], of: (row: Row) => string | null): string | null =>
  rows.reduce<string | null>((first, row) => {
    const [at, before] = [timeOf(of(row)), timeOf(first)]
    return at !== null && (before === null || at < before) ? of(row) : first
  }, null)

export const flagsLook = (page: Page<AbuseFlag>, now: Date): FlagsLook => {
  const types = new Map<string, number>()
  const ages = AGES.map((within_hours) => ({ within_hours, count: 0 }))
  let undated = 0
  for (const { flag_type, created_at } of page.items) {
    types.set(flag_type, (types.get(flag_type) ?? 0) + 1)
    const at = timeOf(created_at)
    const age = at === null ? null : now.getTime() - at
    const bucket = age === null ? undefined : ages.find(({ within_hours }) => within_hours === null || age < within_hours * HOUR)
    if (bucket) bucket.count++
    else undated++
  }
  return {
    ...counted(page, now),
    types: [...types].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count || a.type.localeCompare(b.type)),
    ages,
    undated,
    oldest: soonest(page.items, ({ created_at }) => created_at),
  }
}

/** Due within 24 hours or overdue. A day the server did not name counts as later: nobody knows it. */
export const isDueSoon = ({ deletion_scheduled_at }: PendingDeletion, now: Date): boolean => {
  const at = timeOf(deletion_scheduled_at)
  return at !== null && at - now.getTime() <= DAY
}

export const deletionsLook = (page: Page<PendingDeletion>, now: Date): DeletionsLook => {
  const due = page.items.flatMap(({ deletion_scheduled_at }) => {
    const at = timeOf(deletion_scheduled_at)
    return at === null ? [] : [at - now.getTime()]
  })
  return {
    ...counted(page, now),
    soon: page.items.filter((user) => isDueSoon(user, now)).length,
    overdue: due.filter((left) => left <= 0).length,
    next: soonest(page.items, ({ deletion_scheduled_at }) => deletion_scheduled_at),
    days: Array.from({ length: 7 }, (_, day) => due.filter((left) => left > day * DAY && left <= (day + 1) * DAY).length),
  }
}

export const claimsLook = (page: Page<Claim>, now: Date): ClaimsLook => ({
  ...counted(page, now),
  oldest: soonest(page.items, ({ created_at }) => created_at),
})

/** What waits in any list of the platform: how many of what, and since when. */
export const queueLook = (page: Page<{ at: string | null; group: string }>, now: Date): QueueLook => {
  const groups = new Map<string, number>()
  for (const { group } of page.items) groups.set(group, (groups.get(group) ?? 0) + 1)
  return {
    ...counted(page, now),
    groups: [...groups].map(([group, count]) => ({ group, count })).sort((a, b) => b.count - a.count || a.group.localeCompare(b.group)),
    oldest: soonest(page.items, ({ at }) => at),
  }
}

/** Of a summary, what is waited for: services that fail, and trials that end soon. A part that did not come is null. */
export const agentbotLook = ({ serviceHealth, trial, agents, timestamp }: Summary, now: Date): AgentbotLook => {
  const soon = trial?.expiringSoon ?? null
  return {
    at: now.toISOString(),
    made: timestamp,
    services: serviceHealth && namedServices(serviceHealth).map(({ name, state }) => ({ name, state })),
    trials: soon && { count: soon.length, at_least: soon.length >= MOST_EXPIRING, next: soonest(soon, ({ endsAt }) => endsAt) },
    errors: agents?.totals?.error ?? null,
  }
}
