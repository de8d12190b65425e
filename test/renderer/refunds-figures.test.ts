import type { Figure } from '@contract/desk/ledger'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { barsOf, dayOf, endingOf, linesOf, totalOf } from '../../src-renderer/screens/marketplace/refunds/refunds-figures'
import { rangeOf, refundsFilterIn, searchOfRefunds } from '../../src-renderer/screens/marketplace/refunds/refunds-list-filter'

const figure = (changes: Partial<Figure>): Figure => ({
  by: 'day',
  key: '2026-11-20',
  subject: null,
  state: 'done',
  status: 'succeeded',
  count: 1,
  cents: 100,
  priced: 1,
  stated_cents: 0,
  ...changes,
})

describe('figures of refunds', () => {
  test('only what is certain is in the sum; the rest is counted apart', () => {
    const figures = [
      figure({ count: 2, cents: 1998, priced: 2 }),
      figure({ status: 'pending', cents: 5000 }),
      figure({ status: 'requires_action', cents: 7 }),
      figure({ status: 'failed', cents: 900 }),
      figure({ state: 'settled_done', status: null, cents: 0, priced: 0, stated_cents: 800 }),
      figure({ state: 'settled_not_done', status: null, cents: 0, priced: 0 }),
      figure({ state: 'refused', status: null, cents: 0, priced: 0, count: 3 }),
      figure({ state: 'unknown', status: null, cents: 0, priced: 0 }),
      figure({ state: 'sending', status: null, cents: 0, priced: 0 }),
      figure({ by: 'reason', key: 'fraud', cents: 1_000_000 }),
    ]
    expect(totalOf(figures)).toMatchObject({
      refunded: 3,
      cents: 1998,
      unpriced: 1,
      pending: 2,
      pending_cents: 5007,
      failed: 1,
      refused: 4,
      unknown: 2,
    })
  })

  test('a status nobody knows, or none, is not certain', () => {
    expect(endingOf({ state: 'done', status: 'reversed' })).toBe('pending')
    expect(endingOf({ state: 'done', status: null })).toBe('pending')
  })

  test('days in their order, reasons by what they come to', () => {
    const days = linesOf(
      [figure({ key: '2026-11-21' }), figure({ key: '2026-11-20' }), figure({ key: '2026-11-20', state: 'refused' })],
      'day',
    )
    expect(days.map(({ key, refunded, refused }) => [key, refunded, refused])).toEqual([
      ['2026-11-20', 1, 1],
      ['2026-11-21', 1, 0],
    ])
    const reasons = [figure({ by: 'reason', key: 'a', cents: 1 }), figure({ by: 'reason', key: null, cents: 9 })]
    expect(linesOf(reasons, 'reason').map(({ key }) => key)).toEqual([null, 'a'])
  })

  test('a bar for each day, those without a refund too; months where there are many days', () => {
    const days = linesOf([figure({ key: '2026-11-01' }), figure({ key: '2026-11-03', cents: 50 })], 'day')
    expect(barsOf(days, null, '2026-11-04').map(({ key, cents }) => [key, cents])).toEqual([
      ['2026-11-01', 100],
      ['2026-11-02', 0],
      ['2026-11-03', 50],
      ['2026-11-04', 0],
    ])
    const years = linesOf([figure({ key: '2025-01-31' }), figure({ key: '2026-11-03', cents: 50 })], 'day')
    const months = barsOf(years, null, null)
    expect(months).toHaveLength(23)
    expect(months[0]).toEqual({ key: '2025-01', cents: 100, refunded: 1 })
    expect(barsOf([], null, null)).toEqual([])
  })
})

describe('the filter of refunds', () => {
  test('an address and back', () => {
    const words = fc.string({ maxLength: 40 })
    fc.assert(
      fc.property(words, words, fc.constantFrom('', 'today', '7', '30', '90'), (reason, text, span) => {
        const filter = { ...refundsFilterIn(''), reason, text, span: span as '7', states: ['unknown' as const], sort: 'reason' as const }
        expect(refundsFilterIn(searchOfRefunds(filter))).toEqual(filter)
      }),
    )
    expect(searchOfRefunds(refundsFilterIn('show=nonsense&states=who&span=8&sort=x&from=2026-99-99'))).toBe('')
  })

  test('a time is of whole local days', () => {
    const today = new Date(2026, 10, 20, 15, 30)
    const local = (...day: [number, number, number]): string => new Date(...day).toISOString()
    expect(rangeOf({ span: '', from: '', to: '' }, today)).toEqual({})
    expect(rangeOf({ span: 'today', from: '', to: '' }, today)).toEqual({ from: local(2026, 10, 20) })
    expect(rangeOf({ span: '30', from: '', to: '' }, today)).toEqual({ from: local(2026, 9, 22) })
    expect(rangeOf({ span: 'own', from: '2026-10-01', to: '2026-10-31' }, today)).toEqual({
      from: local(2026, 9, 1),
      to: local(2026, 10, 1),
    })
    expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
  })
})
