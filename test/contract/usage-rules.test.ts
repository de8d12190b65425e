import { estimateOf, periodsOf, periodsOfOrg } from '@contract/platform/usage-days'
import type { UsageOrg, UsageOrgDays } from '@contract/platform/usage-records'
import { findingsOf, type RuleWord, ruleWords, usageRules } from '@contract/platform/usage-rules'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const DAY = 86_400_000
const START = Date.parse('2026-11-01T00:00:00Z')
const dayAt = (n: number): string => new Date(START + n * DAY).toISOString().slice(0, 10)

const org = (part: Partial<UsageOrg> = {}): UsageOrg => ({
  org_id: 'org_1',
  org_name: 'One',
  plan: 'team',
  health: 'good',
  payment_state: 'paid',
  currency: 'usd',
  period_start: '2026-11-01T00:00:00Z',
  period_end: '2026-12-01T00:00:00Z',
  spend_cents: 20_000,
  limit_cents: 100_000,
  last_period_cents: 30_000,
  threshold_cents: null,
  day_threshold_cents: null,
  threshold_reached_at: null,
  anomalies: 0,
  updated_at: '2026-11-21T00:00:00Z',
  ...part,
})

/** `cents` of the days of this period from its first on, `last` of as many days before it; null is a day that was left out. */
const days = (
  cents: readonly (number | null)[],
  last: readonly (number | null)[] = Array(30).fill(1000),
  updated_at = `${dayAt(cents.length)}T00:00:00Z`,
): UsageOrgDays => {
  const from = (first: number, some: readonly (number | null)[]) =>
    some.flatMap((one, n) => (one === null ? [] : [{ day: dayAt(first + n), categories: [{ category: 'models', cents: one }] }]))
  return {
    org_id: 'org_1',
    currency: 'usd',
    period_start: '2026-11-01T00:00:00Z',
    period_end: '2026-12-01T00:00:00Z',
    last_period_start: '2026-10-02T00:00:00Z',
    updated_at,
    days: from(0, cents),
    last_days: from(-last.length, last),
  }
}
const usual = (n: number): number[] => Array(n).fill(1000)
const found = (part: Partial<UsageOrg>, some: UsageOrgDays | null = null): RuleWord[] => findingsOf(org(part), some).map(({ rule }) => rule)

describe('what this desk finds by billing alone', () => {
  test('nothing where all is well', () => expect(found({})).toEqual([]))

  test.each<[RuleWord, Partial<UsageOrg>, string]>([
    ['payment_failed', { payment_state: 'failed' }, 'Its last invoice could not be collected.'],
    ['payment_overdue', { payment_state: 'overdue' }, 'Its last invoice is overdue.'],
    ['over_limit', { spend_cents: 100_001 }, 'It has spent $1,000.01, over its limit of $1,000.00.'],
    ['near_limit', { spend_cents: 90_000 }, '90 % of its limit of $1,000.00 is spent.'],
    ['no_limit', { limit_cents: null }, 'It has spent $200.00, and nothing limits it.'],
    ['over_threshold', { threshold_cents: 20_000 }, 'It has spent $200.00: the threshold of $200.00 is reached.'],
  ])('%s', (rule, part, words) => {
    expect(findingsOf(org(part), null)).toEqual([{ rule, severity: usageRules[rule].severity, day: null, words }])
  })

  test('exactly at the limit is near it, not over it', () => expect(found({ spend_cents: 100_000 })).toEqual(['near_limit']))
  test('just under a threshold is none', () => expect(found({ threshold_cents: 20_001 })).toEqual([]))
  test('an org that spends nothing needs no limit', () => expect(found({ limit_cents: null, spend_cents: 0 })).toEqual([]))
  test('a currency without a smaller unit is said so', () => {
    expect(findingsOf(org({ currency: 'jpy', limit_cents: null }), null)[0]?.words).toBe('It has spent ¥20,000, and nothing limits it.')
  })
})

describe('what its days tell', () => {
  test('a day three times the median of the 14 before it is a spike, with the figures', () => {
    expect(findingsOf(org(), days([...usual(10), 3000, ...usual(4)]))).toEqual([
      { rule: 'spike', severity: 'warn', day: '2026-11-11', words: '$30.00 in one day, 3 times the usual $10.00.' },
    ])
  })
  test('just under three times is none', () => expect(found({}, days([...usual(10), 2999]))).toEqual([]))
  test('spikes of the last period are not told again', () => {
    expect(found({}, days(usual(10), [...usual(20), 9000, ...usual(9)]))).toEqual([])
  })
  test('with fewer than seven days before it nobody knows what is usual', () => {
    expect(found({ limit_cents: 10_000_000 }, days([1000, 1000, 9000], []))).toEqual([])
  })
  test('one spike does not make the next day usual', () => {
    expect(findingsOf(org(), days([...usual(10), 4000, 4000])).map(({ day }) => day)).toEqual(['2026-11-11', '2026-11-12'])
  })
  test('a weekly rhythm is none', () => {
    const week = [1200, 1200, 1200, 1200, 1200, 500, 500]
    expect(found({}, days([...week, ...week], [...week, ...week, ...week, ...week]))).toEqual([])
  })
  test('each day over the threshold of a day', () => {
    expect(findingsOf(org({ day_threshold_cents: 1500 }), days([1499, 1500, 1000])).map(({ rule, day }) => [rule, day])).toEqual([
      ['over_day_threshold', '2026-11-02'],
    ])
  })
  test('heading over its limit, where it is not over it yet', () => {
    // 20 days of 1,000, then 10 to come.
    expect(findingsOf(org({ limit_cents: 29_999 }), days(usual(20))).map(({ words }) => words)).toEqual([
      'At its present pace the period comes to about $300.00, over its limit of $299.99.',
    ])
    expect(found({ limit_cents: 30_000 }, days(usual(20)))).toEqual([])
    expect(found({ limit_cents: 19_999 }, days(usual(20)))).toEqual(['over_limit'])
  })
  test('twice what the last period came to by the same day', () => {
    expect(found({}, days(Array(10).fill(2000)))).toEqual(['doubled'])
    expect(found({}, days(Array(10).fill(1999)))).toEqual([])
  })
  test('stopped: three full days without, whether they are left out or nought', () => {
    expect(findingsOf(org(), days([...usual(10), 0, null, 0]))).toEqual([
      { rule: 'stopped', severity: 'warn', day: '2026-11-11', words: 'Nothing was spent for 3 days, where $10.00 a day was usual.' },
    ])
    expect(found({}, days([...usual(10), 0, 0]))).toEqual([])
  })
  test('the day that is not over is no stop, and counts in no estimate but with what it has', () => {
    const some = days([...usual(19), 0], undefined, `${dayAt(19)}T06:00:00Z`)
    expect(found({}, some)).toEqual([])
    const periods = periodsOfOrg(some)
    expect(periods?.full).toHaveLength(19)
    expect(periods?.today).toEqual({ day: '2026-11-20', cents: 0 })
    // 19 days of 1,000, and 10.75 days to come at that pace.
    expect(periods && estimateOf(periods)).toBe(29_750)
  })
  test('a period that has just begun has no estimate', () => {
    const periods = periodsOfOrg(days([1000, 1000]))
    expect(periods && estimateOf(periods)).toBeNull()
  })
  test('no days at all find nothing', () => expect(found({}, days([], []))).toEqual([]))
})

test('whatever a server sends, nothing throws, and every reason is a sentence', () => {
  const cents = fc.integer({ min: -1000, max: 1_000_000_000 })
  const instant = fc.oneof(
    fc.constantFrom('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', '2026-11-05T13:00:00+02:00', 'soon', ''),
    fc.string(),
  )
  const day = fc.oneof(fc.constantFrom('2026-11-01', '2026-11-31', '2026-10-30'), fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/))
  const some = fc.array(fc.record({ day, categories: fc.array(fc.record({ category: fc.string(), cents }), { maxLength: 3 }) }), {
    maxLength: 5,
  })
  fc.assert(
    fc.property(
      fc.record({
        org_id: fc.constant('org_1'),
        currency: fc.constantFrom('usd', 'jpy', 'x!y'),
        period_start: instant,
        period_end: instant,
        last_period_start: fc.constant(null),
        updated_at: instant,
        days: some,
        last_days: some,
      }),
      fc.record({
        spend_cents: cents,
        limit_cents: fc.option(cents),
        threshold_cents: fc.option(cents),
        day_threshold_cents: fc.option(cents),
      }),
      (given, part) => {
        for (const { words, rule } of findingsOf(org({ ...part, currency: given.currency }), given)) {
          expect(words, rule).toMatch(/^.+\.$/s)
          expect(words).not.toMatch(/NaN|Infinity|undefined/)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('every rule says in words when it finds something', () => {
  for (const rule of ruleWords) expect(usageRules[rule].means, rule).toMatch(/^[A-Z\d].+\.$/)
})

test('a period without an end is none', () => {
  expect(
    periodsOf({ period_start: '2026-11-01T00:00:00Z', period_end: '2026-11-01T00:00:00Z', updated_at: 'x', days: [], last_days: [] }),
  ).toBeNull()
})
