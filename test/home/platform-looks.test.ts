import { rmSync } from 'node:fs'
import { queueSignals } from '@contract/platform/runtime-signals'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newFolder, type OpenCore, openCore, unwrap } from '../open-core'

/** Practice's platform over real HTTP: what Home counts is what its lists hold. */
let desk: OpenCore
const folder = newFolder()
beforeAll(async () => {
  desk = await openCore({ folder })
  unwrap(await desk.call('environments.practise', { users: 120 }))
})
afterAll(async () => {
  await desk.core.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('what Home says of the platform', () => {
  test.each([
    ['home.deliveries', 'connector-events.list', { state: 'failed,dropped' }],
    ['home.security', 'security-events.list', { severity: 'critical,high', acknowledged: 'no' }],
    ['home.requests', 'agent-wallet.requests', { state: 'pending' }],
  ] as const)('%s counts what %s holds', async (look, list, filter) => {
    const since = look === 'home.deliveries' ? { since: new Date(Date.now() - 86_400_000).toISOString() } : {}
    const seen = unwrap(await desk.call(look, {}, 'practice'))
    const rows = unwrap(await desk.call(list, { ...filter, ...since, limit: 1000 } as never, 'practice')) as {
      items: unknown[]
      total: number
    }
    expect(seen.count).toBe(rows.total)
    expect(seen.count).toBeGreaterThan(0)
    expect(seen.groups.reduce((sum, { count }) => sum + count, 0)).toBe(seen.read)
    expect(unwrap(await desk.call('home.looks', {}, 'practice'))).toMatchObject({ [look.slice('home.'.length)]: { count: seen.count } })
  })

  test('spend counts anomalies and thresholds that were reached; stalls count queues in trouble', async () => {
    const spend = unwrap(await desk.call('home.spend', {}, 'practice'))
    const reached = unwrap(await desk.call('usage.thresholds', { reached: true, limit: 1000 }, 'practice'))
    expect(spend.groups.find(({ group }) => group === 'threshold reached')?.count).toBe(reached.items.length)
    const stalls = unwrap(await desk.call('home.stalls', {}, 'practice'))
    const queues = unwrap(await desk.call('runtime.queues', { limit: 1000 }, 'practice'))
    expect(stalls.count).toBe(queues.items.filter((queue) => queueSignals(queue, Date.now()).length > 0).length)
    expect(stalls.count).toBeGreaterThan(0)
    expect(stalls.count).toBeLessThan(queues.items.length)
  })
})

describe('what a platform offers', () => {
  test('each list is asked for one row, and all of practice’s are offered', async () => {
    const { items } = unwrap(await desk.call('environments.offers', { environment_id: 'practice' }))
    expect(items.length).toBeGreaterThan(15)
    expect(items.filter(({ state }) => state !== 'offered')).toEqual([])
    expect(items.map(({ operation }) => operation)).toEqual(expect.arrayContaining(['orgs.list', 'agent-wallet.list', 'usage.thresholds']))
    // What needs a record's id can't be asked for by itself.
    expect(items.map(({ operation }) => operation)).not.toContain('connector-events.attempts')
  })

  test('without an address nothing is asked, and that is said', async () => {
    const made = unwrap(await desk.call('environments.create', { name: 'Bare', kind: 'local', colour: 'grey', services: {} }))
    expect(await desk.call('environments.offers', { environment_id: made.id })).toMatchObject({
      ok: false,
      failure: { code: 'no_credential' },
    })
  })
})
