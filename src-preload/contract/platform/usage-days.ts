import type { UsageDay, UsageOrgDays, UsageTotal } from './usage-records'

const DAY = 86_400_000

/** What one day came to. */
export interface DayCents {
  day: string
  cents: number
}

/** Two periods beside each other: the days of both that are over, each filled up with the days nothing was spent on. */
export interface Periods {
  /** The days of this period that are over, oldest first. */
  full: readonly DayCents[]
  /** All days of the period before, oldest first; none where there was none. */
  last: readonly DayCents[]
  /** What the day that is not over came to so far; null where usage is counted up to a midnight. */
  today: DayCents | null
  /** How many days this period has, and how much of it is left, in days. */
  length: number
  left: number
}

/** What all categories of a day came to, in the smallest unit. */
export const dayTotal = ({ categories }: UsageDay): number => categories.reduce((sum, { cents }) => sum + cents, 0)

/** The day in UTC an instant is in. */
export const dayOf = (instant: string): string => new Date(instant).toISOString().slice(0, 10)

/** The days from one to another, both included. Ends after a hundred years, whatever a server says. */
export const daysBetween = (first: string, last: string): string[] => {
  const days: string[] = []
  for (let at = Date.parse(first); at <= Date.parse(last) && days.length < 36_525; at += DAY)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}

type Source = Pick<UsageOrgDays, 'period_start' | 'period_end' | 'updated_at'> & {
  days: readonly DayCents[]
  last_days: readonly DayCents[]
}

/** This period and the one before, by days in UTC. Null where the server's instants are none, or the period has no length. */
export const periodsOf = ({ period_start, period_end, updated_at, days, last_days }: Source): Periods | null => {
  const [start, end, until] = [period_start, period_end, updated_at].map((at) => Date.parse(at)) as [number, number, number]
  if (![start, end, until].every(Number.isFinite) || end <= start) return null
  const now = Math.min(Math.max(until, start), end)
  const known = new Map(days.map(({ day, cents }) => [day, cents]))
  const begun = dayOf(new Date(now).toISOString())
  const over = now > start ? daysBetween(dayOf(period_start), dayOf(new Date(now - 1).toISOString())) : []
  const isPartOfADay = now % DAY !== 0 && now < end
  const full = isPartOfADay ? over.filter((day) => day !== begun) : over
  const first = last_days[0]?.day
  const lastDay = dayOf(new Date(start - 1).toISOString())
  const before = new Map(last_days.map(({ day, cents }) => [day, cents]))
  return {
    full: full.map((day) => ({ day, cents: known.get(day) ?? 0 })),
    last: first === undefined ? [] : daysBetween(first, lastDay).map((day) => ({ day, cents: before.get(day) ?? 0 })),
    today: isPartOfADay ? { day: begun, cents: known.get(begun) ?? 0 } : null,
    length: Math.max(1, Math.round((end - start) / DAY)),
    left: (end - now) / DAY,
  }
}

/** The periods of one org, and of all orgs of a currency. Null as above. */
export const periodsOfOrg = (days: UsageOrgDays): Periods | null =>
  periodsOf({
    ...days,
    days: days.days.map((day) => ({ day: day.day, cents: dayTotal(day) })),
    last_days: days.last_days.map((day) => ({ day: day.day, cents: dayTotal(day) })),
  })

export const periodsOfTotal = (total: UsageTotal): Periods | null => periodsOf(total)

/** The days an estimate goes by, and the fewest it takes. */
const PACE_DAYS = 7
const LEAST_DAYS = 3

/**
 * What the period comes to if it goes on as in its last full days, seven at most, in the smallest unit. Null where fewer than three
 * are over: nobody can say then.
 */
export const estimateOf = ({ full, today, left }: Periods): number | null => {
  if (full.length < LEAST_DAYS) return null
  const recent = full.slice(-PACE_DAYS)
  const pace = sumOf(recent) / recent.length
  return Math.round(sumOf(full) + (today?.cents ?? 0) + pace * left)
}

/** How many days that estimate goes by. */
export const paceDaysOf = ({ full }: Periods): number => Math.min(PACE_DAYS, full.length)

/** What the period before came to by the same day; null where there was none. */
export const lastByNow = ({ full, last }: Periods): number | null => (last.length === 0 ? null : sumOf(last.slice(0, full.length)))

/** In the smallest unit. */
export const sumOf = (days: readonly DayCents[]): number => days.reduce((sum, { cents }) => sum + cents, 0)

/** Running sums: what had been spent by the end of each day. */
export const runningOf = (days: readonly DayCents[]): number[] => {
  let sum = 0
  return days.map(({ cents }) => {
    sum += cents
    return sum
  })
}
