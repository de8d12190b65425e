import { feedbackCategories, probeClasses } from '@contract/platform/feedback-words'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { failureOf } from '../../../operations'
import { useNow } from '../../../parts/now'
import { type Counted, countsOf } from '../../../parts/triage/counts'
import { isDone } from '../../../parts/triage/plans'
import { nothingSnoozed, Snoozed } from '../../../parts/triage/snoozing'
import { useLaidQueue } from '../../../parts/triage/use-laid-queue'
import { REFRESH_MS, walk } from '../../../parts/triage/walk'
import { useKept } from '../../../parts/use-kept'
import { type Entry, entryIdOf, entryOf, lastAt } from './entry'
import { askedOf, chosen, type Filter, searchOf, standing, typeOf } from './filters'
import { snoozedKey } from './kept-triage'
import { keysOf, learnedEntries, plans } from './plans'
import { rowStateOf } from './row-state'

const arrange = (items: readonly Entry[]) => ({ items })

const known: readonly string[] = [...probeClasses, ...feedbackCategories]
/** As the document names them, so that they stay where they are whatever their counts; then whatever else there is. */
const inOrder = (counts: readonly Counted[]): Counted[] => {
  const place = ({ type }: Counted): number => (known.includes(type) ? known.indexOf(type) : known.length)
  return counts.toSorted((a, b) => place(a) - place(b))
}

/** The feedback of a filter, laid out: each burst one line. */
export const useQueue = (environment: string, filter: Filter) => {
  const asked = useMemo(() => ({ ...askedOf(filter), collapsed: true }), [filter])
  const walked = useQuery({
    // Not the capability's key: after each decision its own answer is shown at once, and reading all of it again would be waste.
    queryKey: [environment, 'feedback-queue', asked] as const,
    queryFn: ({ signal }) => walk(environment, 'feedback.list', asked, entryIdOf, signal),
    staleTime: REFRESH_MS / 2,
    refetchInterval: REFRESH_MS,
    refetchOnWindowFocus: true,
  })
  const [snoozed] = useKept(snoozedKey(environment), Snoozed, nothingSnoozed)
  const begun = useSyncExternalStore(plans.onPlans, () => plans.plansOf(environment))
  const learned = useSyncExternalStore(learnedEntries.on, () => learnedEntries.of(environment))
  const minute = useNow(30_000).getTime()

  const { data } = walked
  const latest = useMemo(() => {
    if (!data) return null
    const entries = new Map<string, Entry>()
    for (const [id, item] of data.records) {
      const own = learned.get(id)
      entries.set(id, own && own.at > data.begun ? own.record : entryOf(item))
    }
    return entries
  }, [data, learned])
  const inView = useMemo(() => (latest ? standing(latest.values(), filter, snoozed, minute) : []), [latest, filter, snoozed, minute])
  const wanted = useMemo(() => (latest ? chosen(inView, filter) : null), [latest, inView, filter])
  const stateOf = useCallback(
    (entry: Entry, gone: boolean) => {
      const [verdict, ...others] = keysOf(entry.id).map((key) => begun.get(key))
      const snoozes = filter.stand !== 'snoozed' && (snoozed[entry.id] ?? 0) > minute
      return rowStateOf(entry, { verdict, others, snoozed: snoozes, gone, unresolved: filter.stand === 'unresolved' })
    },
    [begun, snoozed, minute, filter.stand],
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
    shown: wanted?.length ?? 0,
    total: inView.length,
    /** How many pieces of feedback that is, each of a burst counted. */
    pieces: useMemo(() => inView.reduce((sum, { item }) => sum + (item.burst?.count ?? 1), 0), [inView]),
    oldest: useMemo(
      () => inView.reduce<string | null>((least, { item }) => (least === null || lastAt(item) < least ? lastAt(item) : least), null),
      [inView],
    ),
    types: useMemo(() => inOrder(countsOf(inView.map((entry) => typeOf(entry, filter.view)))), [inView, filter.view]),
    severities: useMemo(() => countsOf(inView.map(({ item }) => item.severity)), [inView]),
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
      clear()
    }, [walked.refetch, environment, clear]),
  }
}

export type Queue = ReturnType<typeof useQueue>
