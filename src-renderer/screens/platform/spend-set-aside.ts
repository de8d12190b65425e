import { type QueueLook, THRESHOLD_REACHED } from '@contract/desk/home'
import type { UsageAnomaly, UsageOrg } from '@contract/platform/usage-records'
import type { Finding } from '@contract/platform/usage-rules'
import { useCallback } from 'react'
import { onKept, readKept } from '../../parts/kept'
import { useNow } from '../../parts/now'
import { nothingSnoozed, Snoozed, snoozing } from '../../parts/triage/snoozing'
import { useKept } from '../../parts/use-kept'

/** As long as it is not found anew. */
export const FOR_GOOD = Number.MAX_SAFE_INTEGER

/** How an org's reached threshold is set aside: by a new period it is another. */
export const thresholdKey = (org_id: string): string => `threshold ${org_id}`

/** How what this desk finds itself is set aside: by a new period, or on another day, it is another. */
export const findingKey = ({ org_id, period_start }: UsageOrg, { rule, day }: Finding): string =>
  rule === 'over_threshold' ? thresholdKey(org_id) : `${rule} ${org_id} ${day ?? period_start.slice(0, 10)}`

const keptAt = (environment: string): string => `opsdesk.usage.set-aside.${environment}`

/** What is unusual about spend and was set aside on this desk, by its id, and how to. The platform has no word for it. */
export const useSpendSetAside = (environment: string) => {
  const [aside, keep] = useKept(keptAt(environment), Snoozed, nothingSnoozed)
  return {
    aside,
    /** Until then, in ms; null puts it back. */
    set: (id: string, until: number | null): void => keep(snoozing(aside, id, until, Date.now())),
  }
}

export const isSetAside = (aside: Snoozed, id: string, now: number): boolean => (Object.hasOwn(aside, id) ? (aside[id] ?? 0) : 0) > now

/** Whether what has this id is set aside now: the same function until that may have changed. */
export const useIsSetAside = (environment: string): ((id: string) => boolean) => {
  const { aside } = useSpendSetAside(environment)
  const now = useNow(30_000).getTime()
  return useCallback((id) => isSetAside(aside, id, now), [aside, now])
}

/** How many of those an org's row counts are set aside: of its present period, and among the anomalies that were read. */
export const setAsideOf = (org: UsageOrg, read: readonly UsageAnomaly[], isAside: (id: string) => boolean): number => {
  const began = Date.parse(org.period_start)
  const put = read.filter(({ id, org_id, found_at }) => org_id === org.org_id && !(Date.parse(found_at) < began) && isAside(id))
  return Math.min(put.length, org.anomalies ?? 0)
}

/** Home names a threshold with the moment it was reached. */
const keyOf = ({ id, group }: { id: string; group: string }): string =>
  group === THRESHOLD_REACHED ? id.slice(0, Math.max(0, id.lastIndexOf(' '))) : id

/** The look without what was set aside, and how many those are. A look that does not name its own is left as it is. */
export const withoutSetAside = <L extends QueueLook>(look: L, aside: Snoozed, now: number): { look: L; set_aside: number } => {
  const left = look.each?.filter((one) => !isSetAside(aside, keyOf(one), now))
  const set_aside = (look.each?.length ?? 0) - (left?.length ?? 0)
  if (!left || set_aside === 0) return { look, set_aside: 0 }
  const groups = new Map<string, number>()
  for (const { group } of left) groups.set(group, (groups.get(group) ?? 0) + 1)
  const moments = left.flatMap(({ at }) => (at === null || Number.isNaN(Date.parse(at)) ? [] : [at]))
  return {
    look: {
      ...look,
      count: Math.max(0, look.count - set_aside),
      read: left.length,
      groups: [...groups].map(([group, count]) => ({ group, count })).sort((a, b) => b.count - a.count || a.group.localeCompare(b.group)),
      oldest: moments.reduce<string | null>((first, at) => (first === null || Date.parse(at) < Date.parse(first) ? at : first), null),
    },
    set_aside,
  }
}

/** Tells how many are left, now and whenever that changes. Returns what stops it. */
export const watchLeft = (environment: string, look: QueueLook, tell: (count: number) => void): (() => void) => {
  const count = (): void => tell(withoutSetAside(look, readKept(keptAt(environment), Snoozed, nothingSnoozed), Date.now()).look.count)
  count()
  return onKept(count)
}
