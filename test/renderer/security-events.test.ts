import type { SecurityEvent } from '@contract/platform/security-events'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventFilterIn, eventInputOf, searchOfEvents } from '../../src-renderer/screens/platform/security-events/event-filter'
import { bySeverity, histogramOf } from '../../src-renderer/screens/platform/security-events/histogram'
import { together } from '../../src-renderer/screens/platform/security-events/together'

const NOON = Date.parse('2026-02-01T12:00:00Z')
const event = (id: string, minutes: number, rest: Partial<SecurityEvent> = {}): SecurityEvent => ({
  id,
  at: new Date(NOON - minutes * 60_000).toISOString(),
  severity: 'low',
  kind: 'probe_blocked',
  title: id,
  outcome: null,
  actor_kind: null,
  actor_id: null,
  actor_name: null,
  ip: null,
  user_agent: null,
  org_id: null,
  workspace_id: null,
  subject_type: null,
  subject_id: null,
  acknowledged_at: null,
  acknowledged_by: null,
  acknowledged_reason: null,
  details: null,
  ...rest,
})
const ids = (events: readonly SecurityEvent[]): string[][] => together(events).map((group) => group.events.map(({ id }) => id))

describe('events of one actor within an hour', () => {
  test('stand together where the first of them stands, the worst for all', () => {
    const events = [
      event('a1', 0, { actor_id: 'a' }),
      event('b1', 5, { actor_id: 'b' }),
      event('a2', 20, { actor_id: 'a', severity: 'critical' }),
      event('a3', 60, { actor_id: 'a', severity: 'critical' }),
      event('a4', 61, { actor_id: 'a' }),
    ]
    expect(ids(events)).toEqual([['a1', 'a2', 'a3'], ['b1'], ['a4']])
    expect(together(events)[0]?.lead.id).toBe('a2')
    expect(ids(events.toReversed())).toEqual([['a4', 'a3', 'a2'], ['b1'], ['a1']])
  })

  test('nobody is not one actor; a network address is', () => {
    expect(ids([event('x', 0), event('y', 1)])).toEqual([['x'], ['y']])
    expect(ids([event('x', 0, { ip: '::1' }), event('y', 1, { ip: '::1' }), event('z', 2, { ip: '::1', actor_id: 'a' })])).toEqual([
      ['x', 'y'],
      ['z'],
    ])
    // An actor whose id is written like an address is not that address.
    expect(ids([event('x', 0, { actor_id: '::1' }), event('y', 1, { ip: '::1' })])).toEqual([['x'], ['y']])
  })

  test('every event is in one group, and no group is longer than an hour', () => {
    const some = fc.array(
      fc.record({ minutes: fc.nat(600), actor: fc.option(fc.constantFrom('a', 'b')), at: fc.option(fc.string(), { freq: 9 }) }),
      {
        maxLength: 40,
      },
    )
    fc.assert(
      fc.property(some, (given) => {
        const events = given
          .toSorted((one, other) => one.minutes - other.minutes)
          .map(({ minutes, actor }, n) => event(String(n), minutes, { actor_id: actor }))
        const groups = together(events)
        expect(groups.flatMap((group) => group.events).length).toBe(events.length)
        for (const group of groups) {
          const times = group.events.map(({ at }) => Date.parse(at))
          expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(3_600_000)
          expect(group.events).toContain(group.lead)
          expect(new Set(group.events.map(({ actor_id }) => actor_id)).size).toBe(1)
        }
      }),
    )
  })
})

describe('events over time', () => {
  const counts = {
    step: 'day' as const,
    counts: [
      { at: '2026-02-01T00:00:00Z', severity: 'low', count: 2 },
      { at: '2026-02-01T00:00:00Z', severity: 'critical', count: 1 },
      { at: '2026-02-04T00:00:00Z', severity: 'notice', count: 5 },
      { at: 'no date', severity: 'low', count: 100 },
    ],
  }

  test('have no gaps, and the worst on top', () => {
    const found = histogramOf(counts, [])
    expect(found?.times).toHaveLength(4)
    expect(found?.series.map(({ severity, values }) => [severity, values])).toEqual([
      ['notice', [0, 0, 0, 5]],
      ['low', [2, 0, 0, 0]],
      ['critical', [1, 0, 0, 0]],
    ])
    expect(histogramOf(counts, ['critical'])?.times).toHaveLength(1)
    expect(histogramOf(counts, ['none'])).toBeNull()
    expect([...bySeverity(counts).keys()]).toEqual(['critical', 'low', 'notice'])
  })

  test('years of them are still few bars', () => {
    const far = {
      step: 'hour' as const,
      counts: ['1990-01-01T00:00:00Z', '2026-02-01T00:00:00Z'].map((at) => ({ at, severity: 'low', count: 1 })),
    }
    const found = histogramOf(far, [])
    expect(found?.times.length).toBeLessThanOrEqual(97)
    expect(found?.series[0]?.values.reduce((sum, value) => sum + value, 0)).toBe(2)
  })
})

describe('the filter of events in the address', () => {
  test('comes back as it was', () => {
    const search = '?search=a%25b&kind=bulk_read&actor_id=u%2B1&acknowledged=no&view=single&severity=critical%2Chigh&order=oldest&span=week'
    expect(searchOfEvents(eventFilterIn(search))).toBe(search)
    expect(searchOfEvents(eventFilterIn('?view=other&order=up&span=never&from=x'))).toBe('')
  })

  test('asks the same for a while, so that an answer is shared', () => {
    const filter = eventFilterIn('?span=day&severity=high')
    expect(eventInputOf(filter, NOON + 5)).toEqual({ severity: 'high', since: '2026-01-31T12:00:00.000Z' })
    expect(eventInputOf(filter, NOON + 5)).toEqual(eventInputOf(filter, NOON + 3_000_000))
    expect(eventInputOf(eventFilterIn('?from=2026-02-01&to=2026-02-02'), NOON)).toEqual({
      since: '2026-02-01T00:00:00Z',
      until: '2026-02-03T00:00:00.000Z',
    })
  })
})
