import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import { failureOf } from '../../../operations'
import { useNow } from '../../../parts/now'
import { useKept } from '../../../parts/use-kept'
import { countsOf, type Filter, filtered, ofView, searchOf } from './filters'
import { forgetEnded, groupJobOf, groupJobsVersion, onGroupJobs } from './group-jobs'
import { type Group, type Grouped, grouped } from './groups'
import { nothingSnoozed, Snoozed, snoozedKey } from './kept-triage'
import { learnedOf, onLearned } from './learned'
import { flagKey, isDone, onPlans, plansOf, plansVersion, setPlan } from './plans'
import { type RowState, rowStateOf } from './row-state'
import { readQueue } from './walk'

const ungrouped: ReadonlyMap<string, Group> = new Map()

/** The queue as it was when it was last laid out. Nothing in it moves by itself. */
interface Laid extends Grouped {
  name: string
}

/**
 * The flags of a filter. They are laid out once, and then each stays in its place whatever becomes of it: what is new waits
 * behind a count until the person asks for it, and what is decided stays, dimmed, until then.
 */
export const useQueue = (environment: string, filter: Filter) => {
  const walked = useQuery(readQueue(environment, filter.view))
  const [snoozed] = useKept(snoozedKey(environment), Snoozed, nothingSnoozed)
  const plans = useSyncExternalStore(onPlans, () => plansOf(environment))
  useSyncExternalStore(onPlans, plansVersion)
  const jobs = useSyncExternalStore(onGroupJobs, groupJobsVersion)
  const learned = useSyncExternalStore(onLearned, () => learnedOf(environment))
  const minute = useNow(30_000).getTime()
  const name = `${environment}?${searchOf(filter)}`
  const [laid, setLaid] = useState<Laid | null>(null)

  const { data } = walked
  const latest = useMemo(() => {
    if (!data) return null
    const flags = new Map<string, AbuseFlag>()
    for (const [id, flag] of data.flags) {
      const own = learned.flags.get(id)
      flags.set(id, own && own.at > data.begun ? own.flag : flag)
    }
    return flags
  }, [data, learned])
  const inView = useMemo(
    () => (latest ? ofView(latest.values(), filter.view, snoozed, minute) : []),
    [latest, filter.view, snoozed, minute],
  )
  const wanted = useMemo(() => (latest ? filtered(latest.values(), filter, snoozed, minute) : null), [latest, filter, snoozed, minute])

  const current = laid?.name === name ? laid : null
  const lay = useCallback(() => {
    if (!wanted) return
    const grouping = filter.view === 'open' || filter.view === 'snoozed'
    setLaid({ name, ...(grouping ? grouped(wanted) : { flags: wanted, groups: ungrouped }) })
  }, [wanted, name, filter.view])
  // The first answer, another filter, and what comes into a queue where there was nothing are shown at once.
  if (wanted && (current === null || (current.flags.length === 0 && wanted.length > 0))) lay()

  // biome-ignore lint/correctness/useExhaustiveDependencies: a job's store is read anew where its version changed
  const rows = useMemo(() => {
    const laidOut = current?.flags ?? []
    const ids = new Set(laidOut.map(({ id }) => id))
    const flags = laidOut.map((flag) => latest?.get(flag.id) ?? learned.flags.get(flag.id)?.flag ?? flag)
    const states = new Map<string, RowState>()
    for (const flag of flags) {
      const plan = plans.get(flagKey(flag.id))
      const asleep = filter.view === 'open' && (snoozed[flag.id] ?? 0) > minute
      const gone = latest !== null && !latest.has(flag.id)
      states.set(flag.id, rowStateOf(flag, { plan, job: groupJobOf(environment, flag.id), snoozed: asleep, gone }))
    }
    const fresh = (wanted ?? []).filter(({ id }) => !ids.has(id)).length
    return {
      flags,
      states,
      fresh,
      decided: [...states.values()].filter(({ closed, tone }) => closed && (tone === 'plain' || tone === 'good')).length,
    }
  }, [current, latest, learned, plans, jobs, snoozed, minute, wanted, environment, filter.view])

  return {
    ...rows,
    groups: current?.groups ?? ungrouped,
    /** Changes when the rows are laid out anew. */
    layout: current,
    total: inView.length,
    oldest: useMemo(() => oldestOf(inView), [inView]),
    counts: useMemo(() => countsOf(inView), [inView]),
    snoozedCount: Object.values(snoozed).filter((at) => at > minute).length,
    loading: current === null,
    fetching: walked.isFetching,
    failure: walked.isFetching ? null : failureOf(walked.error),
    updated: walked.dataUpdatedAt,
    more: data?.more ?? false,
    note: data?.note ?? null,
    /** Reads the queue again, shows what is new and clears what is decided. */
    again: useCallback(async () => {
      await walked.refetch()
      for (const [key, plan] of plansOf(environment)) if (isDone(plan) || plan.beaten) setPlan(environment, key, null)
      forgetEnded(environment)
      setLaid(null)
    }, [walked.refetch, environment]),
    /** Shows what is new, without reading anything. */
    show: lay,
  }
}

export type Queue = ReturnType<typeof useQueue>

const oldestOf = (flags: readonly AbuseFlag[]): string | null =>
  flags.reduce<string | null>(
    (oldest, { created_at }) => (created_at !== null && (oldest === null || created_at < oldest) ? created_at : oldest),
    null,
  )
