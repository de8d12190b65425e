import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { describe, expect, test } from 'vitest'
import { countsOf } from '../../src-renderer/parts/triage/counts'
import { snoozing } from '../../src-renderer/parts/triage/snoozing'
import { headlineOf, partiesOf, signalsOf, weightOf } from '../../src-renderer/screens/marketplace/abuse-flags/about'
import { figuresOf, figuresWords, withDecided } from '../../src-renderer/screens/marketplace/abuse-flags/figures'
import { type Filter, filtered, filterIn, searchOf } from '../../src-renderer/screens/marketplace/abuse-flags/filters'
import { grouped } from '../../src-renderer/screens/marketplace/abuse-flags/groups'
import { flagKeys } from '../../src-renderer/screens/marketplace/abuse-flags/keys'
import { timelineOf } from '../../src-renderer/screens/marketplace/abuse-flags/timeline'

const flag = (id: string, details: unknown = null, rest: Partial<AbuseFlag> = {}): AbuseFlag => ({
  id,
  flag_type: 'buyer_seller_burst',
  reference_id: null,
  reference_type: null,
  details,
  status: 'open',
  resolved_by: null,
  resolved_at: null,
  resolution_notes: null,
  created_at: '2026-03-01T09:14:00Z',
  ...rest,
})
const burst = (id: string, start: string, buyer = 'user_b', seller = 'user_s') =>
  flag(id, {
    buyer_id: buyer,
    seller_id: seller,
    window: { start, end: start, minutes: 9 },
    purchase_count: 12,
    signals: { same_card: true, same_device: false },
  })

describe('what a flag says', () => {
  test('the headline is a sentence, whatever the details are', () => {
    expect(headlineOf(burst('a', '2026-03-01T09:05:00Z'))).toBe('12 purchases in 9 minutes from one seller')
    expect(headlineOf(flag('a', { buyer_id: 'user_1', seller_id: 'user_1' }, { flag_type: 'self_purchase' }))).toBe(
      'A seller bought their own skill',
    )
    expect(
      headlineOf(flag('a', { buyer_id: 'user_1', seller_id: 'user_2', match: { device: true } }, { flag_type: 'self_purchase' })),
    ).toBe('Buyer and seller share a device')
    expect(headlineOf(flag('a', { score: 0.834 }, { flag_type: 'velocity_anomaly_v2' }))).toBe('Velocity anomaly v2: score 0.83')
    for (const details of [null, 'text', 7, [], [1], {}, { score: Number.NaN }]) expect(headlineOf(flag('a', details))).not.toBe('')
  })

  test('parties are the accounts it names, each once, the referenced first; what is no id is none', () => {
    const one = flag('a', { buyer_id: 'user_b', seller_id: 'user_s' }, { reference_type: 'user', reference_id: 'user_s' })
    expect(partiesOf(one)).toEqual([
      { part: 'seller', id: 'user_s' },
      { part: 'buyer', id: 'user_b' },
    ])
    expect(partiesOf(flag('a', { buyer_id: '../admins', seller_id: 3 }))).toEqual([])
    expect(partiesOf(flag('a', JSON.parse('{"__proto__": {"buyer_id": "user_x"}}')))).toEqual([])
  })

  test('signals count what was counted and what is true', () => {
    expect(signalsOf(burst('a', '2026-03-01T09:05:00Z'))).toBe(13)
    expect(weightOf(13)).toBe('heavy')
    expect(signalsOf(flag('a', { same_card: true }))).toBe(1)
    expect(weightOf(signalsOf(flag('a', 'text')))).toBe('none')
  })

  test('what happened is in order, and many alike are one line', () => {
    const purchases = [5, 3, 9, 7, 1].map((minute) => ({ at: `2026-03-01T09:0${minute}:00Z`, amount_cents: 999, currency: 'usd' }))
    const words = timelineOf(flag('a', { purchases }), new Map()).map((one) => one.words)
    expect(words).toEqual(['Purchase, $9.99', '4 more purchases', 'Flag raised'])
  })
})

describe('groups', () => {
  test('flags of one occasion stand together; flags of another window or type do not', () => {
    const flags = [burst('a', '09:05'), flag('x'), burst('b', '09:05'), burst('c', '11:00', 'user_other', 'user_else')]
    const { items: inOrder, groups } = grouped(flags)
    expect(inOrder.map(({ id }) => id)).toEqual(['a', 'b', 'x', 'c'])
    expect(groups.get('a')).toEqual({ shared: 'same buyer, seller and window', ids: ['a', 'b'] })
    expect(groups.has('c')).toBe(false)
  })

  test('the closest tie wins, then the same buyer, then the same seller', () => {
    const flags = [burst('a', '1', 'user_b', 'user_1'), burst('b', '2', 'user_b', 'user_2'), burst('c', '3', 'user_c', 'user_2')]
    const { groups } = grouped(flags)
    expect(groups.get('a')).toEqual({ shared: 'same buyer', ids: ['a', 'b'] })
    expect(groups.has('c')).toBe(false)
  })
})

describe('filters', () => {
  test('stand in the address and come back from it', () => {
    const filter: Filter = { view: 'fraud', type: '<b>new</b> type', order: 'newest' }
    expect(filterIn(searchOf(filter))).toEqual(filter)
    expect(searchOf(filterIn(''))).toBe('')
    expect(filterIn('view=nonsense&order=sideways')).toEqual({ view: 'open', type: null, order: 'oldest' })
  })

  test('oldest first, those without a date last; a snoozed flag is not open until its time', () => {
    const flags = [
      flag('late', null, { created_at: '2026-03-02T00:00:00Z' }),
      flag('none', null, { created_at: null }),
      flag('early'),
      flag('done', null, { status: 'resolved_legit' }),
    ]
    const open = filterIn('')
    expect(filtered(flags, open, {}, 0).map(({ id }) => id)).toEqual(['early', 'late', 'none'])
    expect(filtered(flags, { ...open, order: 'newest' }, { late: 10 }, 5).map(({ id }) => id)).toEqual(['early', 'none'])
    expect(filtered(flags, { ...open, view: 'snoozed' }, { late: 10 }, 5).map(({ id }) => id)).toEqual(['late'])
    expect(filtered(flags, { ...open, view: 'snoozed' }, { late: 10 }, 11)).toEqual([])
    expect(countsOf(flags.map(({ flag_type }) => flag_type))).toEqual([{ type: 'buyer_seller_burst', count: 4 }])
  })

  test('snoozes are bounded and those long over are forgotten', () => {
    expect(snoozing({ a: 1, b: 200_000_000 }, 'c', 300_000_000, 150_000_000)).toEqual({ b: 200_000_000, c: 300_000_000 })
    expect(snoozing({ b: 200_000_000 }, 'b', null, 150_000_000)).toEqual({})
  })
})

describe('own figures', () => {
  const now = new Date('2026-03-01T12:00:00')
  const at = (hours: number) => now.getTime() - hours * 3_600_000
  test('count today, its median and the share of fraud', () => {
    const decided = [
      { at: at(30), took: 90_000, fraud: true, flag: 'old' },
      { at: at(2), took: 4000, fraud: false, flag: 'a' },
      { at: at(1), took: 8000, fraud: true, flag: 'b' },
    ]
    expect(figuresOf(decided, now)).toEqual({ today: 2, median: 6000, fraud: 0.5 })
    expect(figuresWords(figuresOf(decided, now))).toBe('Today 2 decided · median 6 s · 50 % fraud')
    expect(figuresWords(figuresOf([], now))).toBe('Nothing decided at this desk today')
  })

  test('a flag counts once, and what is kept is bounded', () => {
    let kept = withDecided([], { at: 1, took: 1, fraud: true, flag: 'a' })
    kept = withDecided(kept, { at: 2, took: 1, fraud: false, flag: 'a' })
    expect(kept).toHaveLength(1)
    for (let one = 0; one < 1500; one++) kept = withDecided(kept, { at: 3, took: 1, fraud: false, flag: `flag ${one}` })
    expect(kept).toHaveLength(1000)
  })
})

test('keys: a changed one counts, a taken one is refused with what has it', () => {
  const { keyMapOf, refusalOf } = flagKeys
  const map = keyMapOf({ legit: 'q', nonsense: 'y' })
  expect(map.legit).toBe('q')
  expect(map.fraud).toBe('f')
  expect(refusalOf(map, 'note', 'q')).toBe('Already used: Legit, and on to the next.')
  expect(refusalOf(map, 'legit', 'q')).toBeNull()
  expect(refusalOf(map, 'legit', 'alt+1')).toBeNull()
  for (const keys of ['?', 'escape', 'shift+arrowdown', 'mod+k', 'mod+c']) expect(refusalOf(map, 'legit', keys)).not.toBeNull()
})
