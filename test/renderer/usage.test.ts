import type { Periods } from '@contract/platform/usage-days'
import { describe, expect, test } from 'vitest'
import { daysBack, lastMonth, thisMonth } from '../../src-renderer/screens/platform/usage/export-days'
import { anomaliesInputIn, thresholdsInputIn, usageFilter } from '../../src-renderer/screens/platform/usage/usage-filter'
import { recordOf, usageRecordIn } from '../../src-renderer/screens/platform/usage/usage-record'
import { categoriesOf, isDrawn, onDay, runningDays } from '../../src-renderer/screens/platform/usage-series'
import { changeWords, plainWord, shortDay, usedOf } from '../../src-renderer/screens/platform/usage-words'

const days = (first: string, cents: readonly number[]) =>
  cents.map((one, n) => ({ day: new Date(Date.parse(first) + n * 86_400_000).toISOString().slice(0, 10), cents: one }))
const periods = (part: Partial<Periods> = {}): Periods => ({
  full: days('2026-11-01', [10, 20, 30]),
  last: days('2026-10-27', [5, 5, 5, 5, 5]),
  today: null,
  length: 5,
  left: 2,
  ...part,
})

describe('running sums of a period', () => {
  test('this period beside the last, and the estimate from the last known day on', () => {
    expect(runningDays(periods())).toEqual([
      { day: '2026-11-01', now: 10, last: 5, estimate: null },
      { day: '2026-11-02', now: 30, last: 10, estimate: null },
      { day: '2026-11-03', now: 60, last: 15, estimate: 60 },
      { day: '2026-11-04', now: null, last: 20, estimate: 80 },
      { day: '2026-11-05', now: null, last: 25, estimate: 100 },
    ])
  })
  test('a day that is not over is drawn with what it has', () => {
    const rows = runningDays(periods({ today: { day: '2026-11-04', cents: 4 }, left: 1.5 }))
    expect(rows.map(({ now }) => now)).toEqual([10, 30, 60, 64, null])
    expect(rows.at(-1)?.estimate).toBe(94)
  })
  test('a period that is over has no estimate to draw, one that has begun none to make', () => {
    expect(runningDays(periods({ length: 3, left: 0 })).map(({ estimate }) => estimate)).toEqual([null, null, null])
    expect(runningDays(periods({ full: [], left: 5 })).map(({ day, now, estimate }) => [day, now, estimate])[0]).toEqual([
      'day 1',
      null,
      null,
    ])
  })
  test('a limit far above everything is not drawn: it would flatten the rest', () => {
    const rows = runningDays(periods())
    expect([null, 100, 300, 301].map((limit) => isDrawn(limit, rows))).toEqual([false, true, true, false])
  })
})

test('categories: those we know in their order, then whatever a server names besides', () => {
  const some = [
    {
      day: '2026-11-01',
      categories: [
        { category: 'zeta', cents: 1 },
        { category: 'storage', cents: 2 },
        { category: 'models', cents: 3 },
        { category: 'models', cents: 4 },
      ],
    },
  ]
  expect(categoriesOf(some, ['models', 'connectors', 'storage'])).toEqual(['models', 'storage', 'zeta'])
  expect(onDay(some[0], 'models')).toBe(7)
  expect(onDay(undefined, 'models')).toBe(0)
})

describe('words', () => {
  test('a change in percent, with a true minus', () => {
    expect([changeWords(110, 100), changeWords(60, 100), changeWords(350, 100), changeWords(100, 100)]).toEqual([
      '+10 %',
      '−40 %',
      '+250 %',
      'the same',
    ])
    expect([changeWords(1, 0), changeWords(1, null)]).toEqual([null, null])
  })
  test('100 % of a limit means all of it', () => {
    const used = (spend_cents: number, limit_cents: number | null) => usedOf({ spend_cents, limit_cents })
    expect([used(999, 1000), used(1000, 1000), used(1, null), used(1, 0)]).toEqual([99, 100, null, null])
  })
  test('what a server sends is shown, and can do nothing', () => {
    expect(plainWord('sudden_stop')).toBe('sudden stop')
    expect(shortDay('2026-11-20')).toBe('20 Nov')
    expect(shortDay('soon')).toBe('soon')
  })
})

describe('the address', () => {
  test.each([
    null,
    'org_practice_acorn',
    '/anomalies',
    '/thresholds',
    '/exports',
    '/exports/exp_1',
    '/new-export/',
    '/new-export/org_1',
  ])('%s is what it was', (record) => expect(recordOf(usageRecordIn(record))).toBe(record))
  test('what is not ours is an org, whatever its id', () => {
    for (const org_id of ['team/one', '/elsewhere', '%2Fexports'])
      expect(usageRecordIn(recordOf({ page: 'org', org_id }))).toEqual({ page: 'org', org_id })
    expect(usageRecordIn(recordOf({ page: 'exports', export_id: 'a/b' }))).toEqual({ page: 'exports', export_id: 'a/b' })
  })
  test('filters out of an address; what is none counts as none', () => {
    expect(usageFilter.input(usageFilter.read('search=acorn&health=over_limit&sort_by=spend_cents&sort_order=desc'))).toEqual({
      search: 'acorn',
      health: 'over_limit',
      sort_by: 'spend_cents',
      sort_order: 'desc',
    })
    expect(usageFilter.input(usageFilter.read('health=odd&sort_by=password'))).toEqual({})
    const now = Date.parse('2026-01-15T09:30:00Z')
    expect(['kind=spike', 'kind=odd', 'since=7d', 'since=soon'].map((search) => anomaliesInputIn(search, now))).toEqual([
      { kind: 'spike' },
      {},
      { since: '2026-01-08T09:30:00.000Z' },
      {},
    ])
    expect(['reached=yes', 'reached=no', 'reached=maybe'].map(thresholdsInputIn)).toEqual([{ reached: true }, { reached: false }, {}])
  })
})

test('the days of an export, in UTC: today is not over', () => {
  const now = new Date('2026-03-01T00:30:00Z')
  expect(daysBack(30, now)).toEqual({ from: '2026-01-30', to: '2026-02-28' })
  expect(thisMonth(now)).toEqual({ from: '2026-03-01', to: '2026-03-01' })
  expect(thisMonth(new Date('2026-03-15T12:00:00Z'))).toEqual({ from: '2026-03-01', to: '2026-03-14' })
  expect(lastMonth(new Date('2026-01-15T12:00:00Z'))).toEqual({ from: '2025-12-01', to: '2025-12-31' })
})
