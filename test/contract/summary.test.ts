import { Summary } from '@contract/agentbot/summary'
import { knownStatus, missingOf, namedServices } from '@contract/agentbot/summary-words'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const whole = {
  serviceHealth: [{ name: 'x402 Gateway', status: 'degraded', detail: 'HTTP 502' }],
  trial: { active: 12, expiringSoon: [{ id: 'user_abc123', email: 'user@example.com', endsAt: '2026-04-04T00:00:00.000Z', daysLeft: 2 }] },
  agents: {
    totals: { running: 8 },
    recentErrors: [{ id: 'agent_xyz', name: 'my-agent', userId: 'user_abc123', updatedAt: '2026-04-02T12:00:00.000Z', status: 'error' }],
  },
  timestamp: '2026-04-02T12:00:00.000Z',
}
const read = (value: unknown): Summary => Summary.parse(value)

describe('a summary', () => {
  test('is read as it came where it is whole', () => {
    expect(read(whole)).toEqual(whole)
    expect(missingOf(read(whole))).toEqual([])
  })

  test.each([
    [{ ...whole, serviceHealth: undefined }, ['service health']],
    [{ ...whole, trial: null }, ['trials']],
    [{ ...whole, trial: { expiringSoon: [] } }, ['the number of active trials']],
    [{ ...whole, trial: { active: 1, expiringSoon: 'none' } }, ['the trials that end soon']],
    [{ ...whole, agents: [] }, ['agents']],
    [{ ...whole, agents: {} }, ['agents by status', 'recent agent errors']],
    [{ serviceHealth: [] }, ['trials', 'agents', 'the time it was made']],
  ])('without a part says which: %#', (given, missing) => {
    expect(missingOf(read(given))).toEqual(missing)
  })

  test.each([
    [{}],
    [[]],
    [null],
    ['ok'],
    [{ error: 'Unauthorized' }],
    [{ detail: 'x', timestamp: 'now' }],
    [{ items: [], total: 0 }],
  ])('without any part is none: %j', (given) => {
    expect(Summary.safeParse(given).success).toBe(false)
  })

  test('any status and any key is kept; what is no count is unknown', () => {
    const totals = JSON.parse('{"running":"8","paused (billing)":2,"":1,"odd":null,"__proto__":5,"constructor":1}')
    const summary = read({ ...whole, serviceHealth: [{ name: 'a', status: 'on fire', detail: 503 }], agents: { totals, recentErrors: [] } })
    expect(summary.serviceHealth).toEqual([{ name: 'a', status: 'on fire', detail: '503' }])
    expect(Object.entries(summary.agents?.totals ?? {})).toEqual([
      ['running', 8],
      ['paused (billing)', 2],
      ['', 1],
      ['odd', null],
      ['__proto__', 5],
      ['constructor', 1],
    ])
  })

  test('rows that are no rows stay as rows of nothing', () => {
    const summary = read({ ...whole, serviceHealth: [null, 7, {}], trial: { active: 'many', expiringSoon: [[], { daysLeft: '-1' }] } })
    expect(summary.serviceHealth).toEqual(Array(3).fill({ name: null, status: null, detail: null }))
    expect(summary.trial).toEqual({
      active: null,
      expiringSoon: [
        { id: null, email: null, endsAt: null, daysLeft: null },
        { id: null, email: null, endsAt: null, daysLeft: -1 },
      ],
    })
  })

  test('more than the documented limits is read, but not without end', () => {
    const row = whole.trial.expiringSoon[0]
    expect(read({ trial: { active: 1, expiringSoon: Array(13).fill(row) } }).trial?.expiringSoon).toHaveLength(13)
    expect(read({ trial: { active: 1, expiringSoon: Array(5000).fill(row) } }).trial?.expiringSoon).toHaveLength(500)
    expect(
      read({ ...whole, serviceHealth: [{ name: 'x'.repeat(1e6), status: 'ok', detail: 'y'.repeat(1e6) }] }).serviceHealth?.[0],
    ).toEqual({
      name: 'x'.repeat(200),
      status: 'ok',
      detail: 'y'.repeat(2000),
    })
  })

  test('whatever comes is read or refused, and never throws', () => {
    const part = fc.option(fc.jsonValue())
    fc.assert(
      fc.property(fc.record({ serviceHealth: part, trial: part, agents: part, timestamp: part }, { requiredKeys: [] }), (value) => {
        const result = Summary.safeParse(value)
        if (result.success) expect(missingOf(result.data).every((word) => word !== '')).toBe(true)
      }),
    )
  })
})

describe('a service', () => {
  test('is known by its name, and two of one name are told apart', () => {
    const row = (name: string | null, status: string | null) => ({ name, status, detail: null })
    expect(
      namedServices([row('a', 'OK '), row(' a', 'Down'), row(null, null), row('', 'paused')]).map(({ name, state }) => [name, state]),
    ).toEqual([
      ['a', 'ok'],
      ['a (2)', 'down'],
      ['(no name)', '(no status)'],
      ['(no name) (2)', 'paused'],
    ])
    expect(knownStatus('up')).toBeNull()
  })
})
