import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { failureOf } from '../../../operations'
import { useNow } from '../../../parts/now'
import { countsOf } from '../../../parts/triage/counts'
import { isDone } from '../../../parts/triage/plans'
import { nothingSnoozed, Snoozed } from '../../../parts/triage/snoozing'
import { useLaidQueue } from '../../../parts/triage/use-laid-queue'
import { useKept } from '../../../parts/use-kept'
import { type Filter, filtered, ofView, searchOf } from './filters'
import { forgetEnded, groupJobOf, groupJobsVersion, onGroupJobs } from './group-jobs'
import { type Group, type Grouped, grouped } from './groups'
import { snoozedKey } from './kept-triage'
import { learnedFlags } from './learned'
import { flagKey, plans } from './plans'
import { rowStateOf } from './row-state'
import { readQueue } from './walk'

const ungrouped: ReadonlyMap<string, Group> = new Map()

/** The flags of a filter, laid out: those of a group beside one another. */
export const useQueue = (environment: string, filter: Filter) => {
  const walked = useQuery(readQueue(environment, filter.view))
  const [snoozed] = useKept(snoozedKey(environment), Snoozed, nothingSnoozed)
  const begun = useSyncExternalStore(plans.onPlans, () => plans.plansOf(environment))
  const jobs = useSyncExternalStore(onGroupJobs, groupJobsVersion)
  const learned = useSyncExternalStore(learnedFlags.on, () => learnedFlags.of(environment))
  const minute = useNow(30_000).getTime()

  const { data } = walked
  const latest = useMemo(() => {
    if (!data) return null
    const flags = new Map<string, AbuseFlag>()
    for (const [id, flag] of data.records) {
      const own = learned.get(id)
      flags.set(id, own && own.at > data.begun ? own.record : flag)
    }
    return flags
  }, [data, learned])
  const inView = useMemo(
    () => (latest ? ofView(latest.values(), filter.view, snoozed, minute) : []),
    [latest, filter.view, snoozed, minute],
  )
  const wanted = useMemo(() => (latest ? filtered(latest.values(), filter, snoozed, minute) : null), [latest, filter, snoozed, minute])
  const arrange = useCallback(
    (flags: readonly AbuseFlag[]): Grouped =>
      filter.view === 'open' || filter.view === 'snoozed' ? grouped(flags) : { items: [...flags], groups: ungrouped },
    [filter.view],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a job's store is read anew where its version changed
  const stateOf = useCallback(
    (flag: AbuseFlag, gone: boolean) => {
      const asleep = filter.view === 'open' && (snoozed[flag.id] ?? 0) > minute
      return rowStateOf(flag, { plan: begun.get(flagKey(flag.id)), job: groupJobOf(environment, flag.id), snoozed: asleep, gone })
    },
    [begun, jobs, snoozed, minute, environment, filter.view],
  )
  const { clear, ...rows } = useLaidQueue({
    name: `${environment}?${searchOf(filter)}`,
    latest,
    wanted,
    learned: useCallback((id: string) => learned.get(id)?.record, [learned]),
    stateOf,
    arrange,
  })

  return {
    ...rows,
    groups: rows.layout?.groups ?? ungrouped,
    shown: wanted?.length ?? 0,
    total: inView.length,
    oldest: useMemo(() => oldestOf(inView), [inView]),
    counts: useMemo(() => countsOf(inView.map(({ flag_type }) => flag_type)), [inView]),
    snoozedCount: Object.values(snoozed).filter((at) => at > minute).length,
    fetching: walked.isFetching,
    failure: walked.isFetching ? null : failureOf(walked.error),
    updated: walked.dataUpdatedAt,
    more: data?.more ?? false,
    note: data?.note ?? null,
    /** Reads the queue again, shows what is new and clears what is decided. */
    again: useCallback(async () => {
      await walked.refetch()
      for (const [key, plan] of plans.plansOf(environment)) if (isDone(plan) || plan.beaten) plans.setPlan(environment, key, null)
      forgetEnded(environment)
      clear()
    }, [walked.refetch, environment, clear]),
  }
}

export type Queue = ReturnType<typeof useQueue>

const oldestOf = (flags: readonly AbuseFlag[]): string | null =>
  flags.reduce<string | null>(
    (oldest, { created_at }) => (created_at !== null && (oldest === null || created_at < oldest) ? created_at : oldest),
    null,
  )
