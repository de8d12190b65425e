import type { HealthCell, ServicePast } from '@contract/desk/health-history'
import { describe, expect, test } from 'vitest'
import { addressesOf, daysWords } from '../../src-renderer/screens/agentbot/summary/addresses'
import { inOrder } from '../../src-renderer/screens/agentbot/summary/health-rows'
import { barsWords, cellWords, isExact, percent, timesOf } from '../../src-renderer/screens/agentbot/summary/past-words'
import { ageWords, pauseAfter, pauseWords } from '../../src-renderer/screens/agentbot/summary/polling'

const cell = (part: Partial<HealthCell> = {}): HealthCell => ({ ok: 0, degraded: 0, down: 0, other: 0, unreached: 0, ...part })

test.each([
  [0, '0 s'],
  [-5000, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [200_000, '3 min 20 s'],
  [7_500_000, '2 h 5 min'],
  [3 * 86_400_000, '3 d'],
])('an age of %d ms is %s', (milliseconds, words) => {
  expect(ageWords(milliseconds)).toBe(words)
})

test('a server in trouble is asked less and less often, and never more than every minute', () => {
  expect([0, 1, 2, 3, 4, 99].map(pauseAfter)).toEqual([60_000, 60_000, 120_000, 300_000, 300_000, 300_000])
  expect([60_000, 300_000].map(pauseWords)).toEqual(['minute', '5 minutes'])
})

describe('a stretch of time in words', () => {
  test.each([
    [cell({ ok: 30 }), '30 ok'],
    [cell({ ok: 28, degraded: 2 }), '28 ok, 2 degraded'],
    [cell({ unreached: 3 }), 'Agentbot not reached'],
    [cell({ ok: 1, unreached: 1 }), '1 ok, Agentbot not reached once'],
    [cell(), 'not read'],
  ])('%j', (given, words) => {
    expect(cellWords(given)).toBe(words)
  })

  test('all of them in a sentence: not reaching Agentbot and not reading are told apart from down', () => {
    expect(barsWords('API', [cell({ ok: 9 }), cell({ ok: 89, down: 2 }), cell({ unreached: 2 }), cell()], 'day')).toBe(
      'API, the last day: ok in 98 % of 100 readings; down in 2; Agentbot not reached 2 times; no reading in 1 of 4 stretches of 30 minutes',
    )
    expect(barsWords('API', [cell()], 'hour')).toContain('nothing was read')
  })

  test('100 % means all', () => {
    expect([percent(1), percent(0.9999), percent(0)]).toEqual(['100 %', '99.9 %', '0 %'])
  })

  test('a change is exact where the reading before it was just before', () => {
    expect(isExact({ after: '2026-11-20T12:00:00Z', at: '2026-11-20T12:01:00Z' })).toBe(true)
    expect(isExact({ after: '2026-11-20T12:00:00Z', at: '2026-11-20T12:09:00Z' })).toBe(false)
    expect(timesOf('2026-11-20T12:00:00.000Z', 60_000, 2)).toEqual(['2026-11-20T12:00:00.000Z', '2026-11-20T12:01:00.000Z'])
  })
})

test('addresses to write to: each once, and nothing that would make two of one', () => {
  const emails = [
    'a@example.com',
    ' a@example.com ',
    null,
    'b@example.com, c@example.com',
    'd@example.com\nBcc: x@example.com',
    'none',
    'é@example.com',
    'x\u202e@example.com',
  ]
  expect(addressesOf(emails.map((email) => ({ email })))).toEqual({ addresses: ['a@example.com', 'é@example.com'], left_out: 5 })
  expect([3, 1, 0, -2, null].map(daysWords)).toEqual(['3 days', '1 day', 'today', 'today', null])
})

describe('services in order', () => {
  const past = (name: string, part: Partial<ServicePast> = {}) =>
    ({ name, state: 'ok', detail: null, listed: true, flapping: false, ...part }) as ServicePast
  const now = (name: string, state: string) => ({ name, state, detail: null })

  test('the worst first; flapping counts as failing even while it is ok', () => {
    const rows = inOrder(
      [now('a', 'ok'), now('b', 'maintenance'), now('c', 'ok'), now('d', 'degraded'), now('e', 'down')],
      [past('c', { flapping: true })],
      true,
    )
    expect(rows.map(({ name }) => name)).toEqual(['e', 'c', 'd', 'b', 'a'])
  })

  test('without a summary the last known states are shown, with one only what it lists', () => {
    const known = [past('a', { state: 'down' }), past('gone', { listed: false })]
    expect(inOrder(null, known, false).map(({ name, state }) => [name, state])).toEqual([['a', 'down']])
    expect(inOrder([], known, true)).toEqual([])
  })
})
