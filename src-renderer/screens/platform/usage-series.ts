import { estimateOf, type Periods, runningOf } from '@contract/platform/usage-days'
import type { UsageDay } from '@contract/platform/usage-records'

/** The end of one day of a period: what had been spent by then, in the smallest unit; null where it is not so. */
export interface RunningDay {
  day: string
  now: number | null
  last: number | null
  /** From the last day that is known to the estimate at the end. */
  estimate: number | null
}

/** This period and the last as running sums, day beside day, with what is to come at the present pace. */
export const runningDays = (periods: Periods): RunningDay[] => {
  const { full, today, last, length } = periods
  const begun = today ? [...full, today] : [...full]
  const [now, before, estimate] = [runningOf(begun), runningOf(last), estimateOf(periods)]
  const known = now.at(-1) ?? 0
  const first = begun[0]?.day
  const end = length - 1
  return Array.from({ length }, (_, at) => ({
    day: begun[at]?.day ?? dayAfter(first, at),
    now: now[at] ?? null,
    last: before[at] ?? null,
    estimate:
      estimate === null || at < begun.length - 1 || begun.length > end
        ? null
        : Math.round(known + ((estimate - known) * (at - begun.length + 1)) / (end - begun.length + 1)),
  }))
}

const dayAfter = (first: string | undefined, days: number): string =>
  first === undefined ? `day ${days + 1}` : new Date(Date.parse(first) + days * 86_400_000).toISOString().slice(0, 10)

/** The categories of these days in the order they are drawn: the known ones first, then whatever a server names besides. */
export const categoriesOf = (days: readonly UsageDay[], known: readonly string[]): string[] => {
  const met = new Set(days.flatMap(({ categories }) => categories.map(({ category }) => category)))
  return [...known.filter((one) => met.has(one)), ...[...met].filter((one) => !known.includes(one)).toSorted()]
}

/** What a day was spent on, by category. */
export const onDay = (day: UsageDay | undefined, category: string): number =>
  (day?.categories ?? []).reduce((sum, one) => (one.category === category ? sum + one.cents : sum), 0)

/** A limit so far above everything else that it would flatten the rest is said in words and not drawn. */
export const isDrawn = (limit: number | null, rows: readonly RunningDay[]): boolean => {
  if (limit === null) return false
  const most = Math.max(1, ...rows.map(({ now, last, estimate }) => Math.max(now ?? 0, last ?? 0, estimate ?? 0)))
  return limit <= most * 3
}
