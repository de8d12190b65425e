import { usageCategories } from '@contract/platform/usage-records'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import { iso } from '../cast'
import { chance, fraction, whole } from '../draw'
import { type CastOrg, orgId, type PlatformCast, platformUserId } from './platform-cast'
import type { PlatformSeed } from './platform-world'

const DAY = 86_400_000
/** A period is 30 days; this many of them are over, and the next has begun. */
const PERIOD = 30
const OVER = 20

/** A day as it is kept: what was spent on what, in the smallest unit. */
export interface StoredDay {
  day: string
  on: Partial<Record<string, number>>
}

interface Usage {
  days: StoredDay[]
  anomalies: Anomaly[]
}
type Anomaly = Pick<Record<string, string | number | null>, 'kind' | 'reason' | 'day' | 'category' | 'seen_cents' | 'expected_cents'> & {
  found: number
}

/** What an org of this plan spends on a usual day, from and to. */
const usual: Record<CastOrg['plan'], readonly [number, number]> = {
  free: [0, 90],
  team: [600, 3200],
  business: [4000, 21_000],
  enterprise: [32_000, 140_000],
}
const shares = [0.56, 0.16, 0.15, 0.08, 0.05]

/** Billing of every org: its days, what was found unusual in them, thresholds, and exports in every state. */
export const usageSeed: PlatformSeed = {
  tables: `
    CREATE TABLE usage_orgs (
      org_id TEXT PRIMARY KEY, currency TEXT NOT NULL, payment_state TEXT NOT NULL, limit_cents INTEGER, period_start TEXT NOT NULL,
      period_end TEXT NOT NULL, last_period_start TEXT NOT NULL, spend_cents INTEGER NOT NULL, last_period_cents INTEGER,
      updated_at TEXT NOT NULL, days TEXT NOT NULL
    );
    CREATE TABLE usage_anomalies (
      id TEXT PRIMARY KEY, org_id TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, day TEXT, category TEXT, seen_cents INTEGER,
      expected_cents INTEGER, currency TEXT NOT NULL, found_at TEXT NOT NULL
    );
    CREATE TABLE usage_thresholds (
      org_id TEXT PRIMARY KEY, amount_cents INTEGER, day_cents INTEGER, note TEXT, set_by TEXT NOT NULL, set_at TEXT NOT NULL
    );
    CREATE TABLE usage_exports (
      id TEXT PRIMARY KEY, from_day TEXT NOT NULL, to_day TEXT NOT NULL, org_id TEXT, rows_total INTEGER NOT NULL, asked_by TEXT NOT NULL,
      created_at TEXT NOT NULL, failure TEXT, cancelled_at TEXT, cancelled_rows INTEGER
    );
  `,
  rows: (cast) => {
    const random = cast.random('usage')
    const orgs = cast.orgs.map((org, n) => ({ org, n, usage: usageOf(cast, random, org, n) }))
    return {
      usage_orgs: orgs.map(({ org, n, usage }) => billing(cast, org, n, usage)),
      usage_anomalies: orgs.flatMap(({ org, n, usage }) =>
        usage.anomalies.map(({ found, ...anomaly }, at) => ({
          id: `anm_practice_${org.slug}_${at + 1}`,
          org_id: org.id,
          ...anomaly,
          currency: currencyOf(org, n),
          found_at: cast.ago(found),
        })),
      ),
      usage_thresholds: thresholds(cast),
      usage_exports: exportsSeed(cast),
    }
  },
}

/** Three currencies, one of them without a smaller unit. */
const currencyOf = ({ slug }: CastOrg, n: number): string => (slug === 'formula' ? 'jpy' : slug === 'arabic' || n % 9 === 4 ? 'eur' : 'usd')
const midnight = (cast: PlatformCast, days: number): string => iso(cast.day - days * DAY)
const dayAt = (cast: PlatformCast, days: number): string => midnight(cast, days).slice(0, 10)
/** One bills from its own day on, the others by the platform's. */
const overOf = ({ slug }: CastOrg): number => (slug === 'cobalt' ? 5 : OVER)

const usageOf = (cast: PlatformCast, random: RandomGenerator, org: CastOrg, n: number): Usage => {
  const [least, most] = usual[org.plan]
  const base = org.slug === 'acorn' ? 9000 : org.slug === 'birch' ? 5200 : whole(random, least, most)
  const over = overOf(org)
  const days: StoredDay[] = []
  if (org.slug === 'empty') return { days, anomalies: [] }
  for (let before = over + PERIOD; before > 0; before--) {
    const at = new Date(cast.day - before * DAY)
    const weekend = at.getUTCDay() % 6 === 0 ? 0.55 : 1
    const spent = base * weekend * (0.8 + fraction(random) * 0.4)
    const on = Object.fromEntries(usageCategories.map((category, at) => [category, Math.round(spent * (shares[at] ?? 0))]))
    days.push({ day: at.toISOString().slice(0, 10), on })
  }
  return { days, anomalies: unusual(cast, random, org, days, base, n) }
}

/** Puts something unusual into the days of some, and says so as a platform would. */
const unusual = (cast: PlatformCast, random: RandomGenerator, org: CastOrg, days: StoredDay[], base: number, n: number): Anomaly[] => {
  const at = (before: number): StoredDay | undefined => days.at(-before)
  const times = (from: number, to: number, factor: number): void => {
    for (let before = from; before >= to; before--) {
      const day = at(before)
      if (day) day.on = Object.fromEntries(Object.entries(day.on).map(([category, cents]) => [category, Math.round((cents ?? 0) * factor)]))
    }
  }
  const spike = (before: number, category: (typeof usageCategories)[number], factor: number, words: string): Anomaly => {
    const day = at(before)
    const expected = Math.round(base * (shares[usageCategories.indexOf(category)] ?? 0.1))
    const seen = Math.round(base * factor)
    if (day) day.on = { ...day.on, [category]: seen }
    return {
      kind: 'spike',
      reason: words,
      day: dayAt(cast, before),
      category,
      seen_cents: seen,
      expected_cents: expected,
      found: before - 0.8,
    }
  }
  switch (org.slug) {
    case 'acorn':
      return [
        spike(2, 'models', 5.2, 'One agent asked the dearest model 41,000 times in six hours, most of it the same prompt.'),
        spike(11, 'connectors', 1.9, 'A connector was polled every second instead of every minute.'),
      ]
    case 'birch':
      times(9, 1, 1.9)
      return [
        {
          kind: 'over_limit',
          reason: 'It went over its limit, and its last invoice is not paid.',
          day: dayAt(cast, 4),
          category: null,
          seen_cents: null,
          expected_cents: null,
          found: 3.9,
        },
      ]
    case 'dormant':
      times(12, 1, 0)
      return [
        {
          kind: 'sudden_stop',
          reason: 'Nothing was used since its payment failed.',
          day: dayAt(cast, 12),
          category: null,
          seen_cents: 0,
          expected_cents: base,
          found: 10.2,
        },
      ]
    case 'long':
      times(OVER, 1, 2.6)
      return []
    case 'arabic':
      return [
        {
          kind: 'price_change',
          reason: 'تغيّر السعر: the same usage costs 18 % more since a model changed its price.',
          day: dayAt(cast, 6),
          category: 'models',
          seen_cents: Math.round(base * 0.66),
          expected_cents: Math.round(base * 0.56),
          found: 5.4,
        },
      ]
    case 'script':
      return [spike(1, 'runtime', 38, '<img src=x onerror=alert(1)> started 3,000 runs of "</script>" at once.')]
    case 'formula':
      return [{ ...spike(3, 'storage', 6, '=SUM(A1:A9) was stored four million times.'), kind: 'other' }]
    default: {
      if (n % 8 === 3 && org.plan !== 'free')
        return [
          spike(whole(random, 1, 6), 'models', 3.4 + fraction(random), 'Four times as many requests as on any day of the month before.'),
        ]
      if (n % 13 === 6) {
        const before = whole(random, 2, 8)
        return [
          {
            ...spike(before, 'messages', 0.6, 'The first messages it ever sent through the platform.'),
            kind: 'new_category',
            expected_cents: 0,
          },
        ]
      }
      return []
    }
  }
}

const sumOf = (days: readonly StoredDay[]): number =>
  days.reduce((sum, { on }) => sum + Object.values(on).reduce<number>((all, cents) => all + (cents ?? 0), 0), 0)

const billing = (cast: PlatformCast, org: CastOrg, n: number, { days }: Usage): object => {
  const over = overOf(org)
  const first = dayAt(cast, over)
  const [now, last] = [days.filter(({ day }) => day >= first), days.filter(({ day }) => day < first)]
  const [spend, before] = [sumOf(now), sumOf(last)]
  return {
    org_id: org.id,
    currency: currencyOf(org, n),
    payment_state: paymentOf(org, n),
    limit_cents: limitOf(org, n, spend, before),
    period_start: midnight(cast, over),
    period_end: midnight(cast, over - PERIOD),
    last_period_start: midnight(cast, over + PERIOD),
    spend_cents: spend,
    last_period_cents: days.length === 0 ? null : before,
    updated_at: midnight(cast, 0),
    days,
  }
}

const paymentOf = ({ slug, status, plan }: CastOrg, n: number): string => {
  if (status === 'suspended') return 'failed'
  if (status === 'past_due') return 'overdue'
  if (plan === 'free' && slug !== 'script') return 'none'
  return n % 6 === 1 ? 'due' : 'paid'
}

/** Round figures, as people set them. */
const limitOf = ({ slug, plan }: CastOrg, n: number, spend: number, last: number): number | null => {
  const round = (cents: number): number => Math.max(1000, Math.ceil(cents / 5000) * 5000)
  if (slug === 'cobalt' || (plan === 'enterprise' && n % 3 === 0)) return null
  if (slug === 'birch') return round(spend * 0.82)
  if (slug === 'long') return Math.ceil((spend * 1.06) / 100) * 100
  if (plan === 'free') return 2500
  return round(Math.max(spend, last) * (n % 11 === 5 ? 1.02 : 1.7))
}

const thresholds = (cast: PlatformCast): object[] => {
  const one = (word: string, amount_cents: number | null, day_cents: number | null, note: string | null, days: number) => ({
    org_id: orgId(word),
    amount_cents,
    day_cents,
    note,
    set_by: platformUserId(word === 'cobalt' ? 'staff' : 'you'),
    set_at: cast.ago(days),
  })
  const some = cast.orgs.slice(9).filter(({ plan }, n) => n % 7 === 2 && plan !== 'free')
  return [
    one('acorn', 200_000, 30_000, 'Agreed with them by phone: tell Robin before the invoice.', 41),
    one('birch', 120_000, null, null, 12),
    one('cobalt', 900_000_000, null, 'No limit by contract. Far above what they ever spent.', 90),
    one('long', null, 500_000, null, 3),
    one('script', 2000, 1500, '<b>bold</b> & "quoted"', 8),
    ...some.map(({ slug, plan }) => one(slug, usual[plan][1] * 28, chance(cast.random(slug), 0.5) ? usual[plan][1] * 3 : null, null, 20)),
  ]
}

const exportsSeed = (cast: PlatformCast): object[] => {
  const one = (n: number, age: number, from: number, to: number, org: string | null, rows: number, failure: string | null = null) => ({
    id: `exp_practice_${n}`,
    from_day: dayAt(cast, from),
    to_day: dayAt(cast, to),
    org_id: org === null ? null : orgId(org),
    rows_total: rows,
    asked_by: platformUserId(n % 2 === 0 ? 'staff' : 'you'),
    created_at: cast.ago(age),
    failure: failure === 'cancelled' ? null : failure,
    cancelled_at: failure === 'cancelled' ? cast.ago(age - 0.0001) : null,
    cancelled_rows: failure === 'cancelled' ? Math.floor(rows / 3) : null,
  })
  return [
    one(1, 6, 20, 7, null, 56 * 14 * 5),
    one(2, 4, 49, 20, 'acorn', 30 * 5),
    one(3, 3, 20, 4, 'dormant', 17 * 5, 'The figures of a suspended org are not closed: ask billing to close them first.'),
    one(4, 1, 20, 2, null, 56 * 19 * 5, 'cancelled'),
  ]
}
