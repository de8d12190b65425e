import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { historySpans, KEPT } from '@contract/desk/health-history-spans'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Reading } from '../../src-main/health-history/reading'
import { HealthStore } from '../../src-main/health-history/store'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const START = Date.UTC(2026, 10, 1)
const PLACE = 'env https://agentbot.example.com'

let folder: string
let store: HealthStore
let now: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsdesk-health-'))
  now = START
  store = new HealthStore(join(folder, 'health.db'), now)
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

const reading = (states: Record<string, string>, figures: Record<string, number> = {}): Reading => ({
  reached: true,
  services: Object.entries(states).map(([name, state]) => ({ name, state, detail: state === 'ok' ? 'ok' : `is ${state}` })),
  figures: Object.entries(figures).map(([figure, value]) => ({ figure, value })),
})
const lost: Reading = { reached: false, code: 'unreachable', what: 'The server could not be reached.' }
const record = (given: Reading): void => store.record(PLACE, given, now)
/** Reads once a minute for so many minutes. */
const minutes = (count: number, given: (n: number) => Reading): void => {
  for (let n = 0; n < count; n++) {
    record(given(n))
    now += MINUTE
  }
}
const past = (span: keyof typeof historySpans = 'hour') => store.past(PLACE, historySpans[span], now)
const service = (name: string, span?: keyof typeof historySpans) => {
  const found = past(span).services.find((one) => one.name === name)
  if (!found) throw new Error(`${name} is not remembered.`)
  return found
}
const iso = (at: number): string => new Date(at).toISOString()
const nothing = { ok: 0, degraded: 0, down: 0, other: 0, unreached: 0 }

describe('what changed when', () => {
  test('is remembered with the reading before it', () => {
    minutes(5, () => reading({ api: 'ok' }))
    minutes(3, () => reading({ api: 'down' }))
    expect(service('api')).toMatchObject({
      state: 'down',
      detail: 'is down',
      since: iso(START + 5 * MINUTE),
      after: iso(START + 4 * MINUTE),
    })
    expect(service('api').changes).toEqual([
      { at: iso(START + 5 * MINUTE), after: iso(START + 4 * MINUTE), was: 'ok', now: 'down', detail: 'is down' },
    ])
  })

  test('what was never otherwise has no time before it, and no change', () => {
    minutes(5, () => reading({ api: 'down' }))
    expect(service('api')).toMatchObject({ state: 'down', since: iso(START), after: null, changes: [] })
  })

  test('while nobody looked is somewhere between', () => {
    record(reading({ api: 'ok' }))
    now += 9 * HOUR
    record(reading({ api: 'degraded' }))
    expect(service('api').changes[0]).toMatchObject({ after: iso(START), at: iso(START + 9 * HOUR) })
  })

  test('a service that is no longer listed says so, and keeps its past', () => {
    minutes(2, () => reading({ api: 'ok', old: 'degraded' }))
    minutes(2, () => reading({ api: 'ok' }))
    expect(service('old')).toMatchObject({ listed: false, state: 'degraded' })
    expect(service('api').listed).toBe(true)
  })
})

describe('not reaching Agentbot', () => {
  test('is a state of its own: no service changes by it', () => {
    minutes(4, () => reading({ api: 'ok' }))
    minutes(3, () => lost)
    const { contact, services } = past()
    expect(contact).toMatchObject({ state: 'unreachable', since: iso(START + 4 * MINUTE), last_reached_at: iso(START + 3 * MINUTE) })
    expect(services[0]).toMatchObject({ state: 'ok', listed: true, changes: [] })
    expect(services[0]?.cells.reduce((sum, { down }) => sum + down, 0)).toBe(0)
    expect(services[0]?.cells.reduce((sum, { unreached }) => sum + unreached, 0)).toBe(3)
  })

  test('from the beginning leaves nothing known of any service', () => {
    minutes(2, () => lost)
    expect(past()).toMatchObject({ services: [], contact: { state: 'unreachable', last_reached_at: null } })
  })

  test('a summary without services is no gap of Agentbot, and says nothing of them', () => {
    minutes(2, () => reading({ api: 'ok' }))
    minutes(4, () => ({ reached: true, services: null, figures: [{ figure: 'trials.active', value: 3 }] }))
    expect(past().contact?.state).toBe('reached')
    expect(service('api')).toMatchObject({ listed: true, state: 'ok' })
    expect(service('api').cells.reduce((sum, { ok }) => sum + ok, 0)).toBe(2)
  })
})

describe('looking back', () => {
  test('counts readings in cells, and what was not read is a gap', () => {
    minutes(10, (n) => reading({ api: n < 8 ? 'ok' : 'down' }, { 'trials.active': n }))
    now += 20 * MINUTE
    minutes(2, () => reading({ api: 'maintenance' }))
    now -= MINUTE
    const { from, step, figures } = past()
    expect(step).toBe(2 * MINUTE)
    const at = (time: number): number => Math.floor((time - Date.parse(from)) / step)
    const { cells } = service('api')
    expect(cells).toHaveLength(historySpans.hour.cells)
    expect(cells[at(START)]).toEqual({ ...nothing, ok: 2 })
    expect(cells[at(START + 8 * MINUTE)]).toEqual({ ...nothing, down: 2 })
    expect(cells[at(START + 15 * MINUTE)]).toEqual(nothing)
    expect(cells.at(-1)).toEqual({ ...nothing, other: 2 })
    const trials = figures.find(({ figure }) => figure === 'trials.active')?.values ?? []
    expect([trials[at(START)], trials[at(START + 8 * MINUTE)], trials[at(START + 15 * MINUTE)]]).toEqual([1, 9, null])
  })

  test('knows nothing of another environment, nor of this one at another address', () => {
    minutes(2, () => reading({ api: 'ok' }))
    expect(store.past('env https://other.example.com', historySpans.day, now)).toMatchObject({ oldest: null, contact: null, services: [] })
  })

  test('flapping is told apart from failing', () => {
    minutes(16, (n) => reading({ restless: Math.floor(n / 2) % 2 === 0 ? 'ok' : 'degraded', broken: n < 8 ? 'ok' : 'down' }))
    expect(service('restless')).toMatchObject({ flapping: true, recent_turns: 7 })
    expect(service('broken')).toMatchObject({ flapping: false, recent_turns: 1 })
    minutes(25, () => reading({ restless: 'ok', broken: 'down' }))
    expect(service('restless').flapping).toBe(false)
  })
})

describe('what is kept', () => {
  const totals = (span: keyof typeof historySpans) => {
    const { cells } = service('api', span)
    return cells.reduce((sum, cell) => ({ ok: sum.ok + cell.ok, degraded: sum.degraded + cell.degraded }), { ok: 0, degraded: 0 })
  }

  test('is added up with age, and no reading is lost by it', () => {
    for (let n = 0; n < 12 * 24 * 4; n++) {
      record(reading({ api: n % 6 === 0 ? 'degraded' : 'ok' }, { 'trials.active': n }))
      now += 15 * MINUTE
    }
    const before = totals('quarter')
    expect(before.ok + before.degraded).toBe(12 * 24 * 4)
    store.close()
    store = new HealthStore(join(folder, 'health.db'), now)
    expect(totals('quarter')).toEqual(before)
    expect(past('quarter').oldest).toBe(iso(START))
    // The last number of the day, not its first and not a mean.
    const days = past('quarter').figures[0]?.values.filter((value) => value !== null) ?? []
    expect(days.slice(0, 3)).toEqual([95, 191, 287])
  })

  test('is gone after ninety days', () => {
    minutes(2, () => reading({ api: 'ok' }))
    minutes(2, () => reading({ api: 'down' }))
    now += KEPT + 7 * HOUR
    minutes(1, () => reading({ other: 'ok' }))
    expect(past('quarter').services.map(({ name }) => name)).toEqual(['other'])
    expect(past('quarter').oldest).toBe(iso(now - MINUTE))
  })

  test('is bounded, whatever names a server makes up', () => {
    for (let n = 0; n < 30; n++) {
      const made = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`service ${n}-${index}`, 'ok']))
      record(reading(made, Object.fromEntries(Object.keys(made).map((name) => [`agents.${name}`, 1]))))
      now += MINUTE
    }
    expect(past().services.length).toBe(200)
    expect(past().figures.length).toBe(200)
  })

  test('changes are bounded too', () => {
    for (let n = 0; n < 700; n++) {
      record(reading({ api: n % 2 === 0 ? 'ok' : 'down' }))
      now += MINUTE
    }
    store.close()
    store = new HealthStore(join(folder, 'health.db'), now)
    expect(service('api').changes).toHaveLength(50)
    expect(service('api').changes[0]?.at).toBe(iso(now - MINUTE))
  })

  test('goes with its environment', () => {
    record(reading({ api: 'ok' }, { 'agents.running': 1 }))
    store.record('other ', reading({ api: 'ok' }), now)
    store.keepOnly(['other '])
    expect(past()).toMatchObject({ oldest: null, contact: null, services: [], figures: [] })
    expect(store.past('other ', historySpans.day, now).services).toHaveLength(1)
  })
})
