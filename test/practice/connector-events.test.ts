import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { ask } from './ask'
import { worldFolder } from './world-folder'

let server: PracticeServer
beforeAll(async () => {
  server = await servePractice({ folder: await worldFolder(), users: 60, fresh: true })
})
afterAll(() => server.close())

const ROOT = '/platform/api/v1/admin'
const get = async (path: string) => (await ask(server, 'GET', `${ROOT}${path}`)).json() as Record<string, never>
const redeliver = (id: string, key: string) =>
  ask(server, 'POST', `${ROOT}/connector-events/${id}/redeliver`, { headers: { 'idempotency-key': key } })

describe('practice’s connector events', () => {
  test('show every state, posture and cause', async () => {
    const { items, total } = (await get('/connector-events?page_size=1000')) as unknown as {
      items: { state: string; verification: string; cause: string | null; received_at: string }[]
      total: number
    }
    expect(total).toBeGreaterThan(1400)
    const words = (of: 'state' | 'verification' | 'cause'): string[] => [...new Set(items.map((event) => event[of] ?? 'none'))].toSorted()
    expect(words('state')).toEqual(['delivered', 'dropped', 'failed', 'retrying'])
    expect(words('verification')).toEqual(['absent', 'failed', 'replayed', 'verified'])
    expect(words('cause').length).toBe(11)
    expect(items.map(({ received_at }) => received_at)).toEqual(
      items
        .map(({ received_at }) => received_at)
        .toSorted()
        .toReversed(),
    )
  })

  test('are grouped by cause as the list counts them', async () => {
    const { items } = (await get('/connector-event-causes')) as unknown as {
      items: { cause: string; count: number; connectors: { count: number }[] }[]
    }
    expect(items.length).toBeGreaterThan(5)
    for (const { cause, count, connectors } of items) {
      expect(await get(`/connector-events?state=failed,dropped&cause=${cause}&page_size=1`)).toMatchObject({ total: count })
      expect(connectors.reduce((sum, one) => sum + one.count, 0)).toBe(count)
    }
  })

  test('a window of time is half open', async () => {
    const { received_at } = (await get('/connector-events/evt_practice_failed')) as unknown as { received_at: string }
    const found = async (window: string) => (await get(`/connector-events?search=evt_practice_failed&${window}`)).total
    expect(await found(`since=${received_at}`)).toBe(1)
    expect(await found(`until=${received_at}`)).toBe(0)
    expect((await ask(server, 'GET', `${ROOT}/connector-events?since=yesterday`)).status).toBe(422)
  })

  test('one redelivery under one key, however often it is asked; another key is another', async () => {
    const [first, second] = await Promise.all([redeliver('evt_practice_dropped', 'key-1'), redeliver('evt_practice_dropped', 'key-1')])
    expect(first.json()).toEqual(second.json())
    expect(first.json()).toMatchObject({ event_id: 'evt_practice_dropped', state: 'delivered' })
    expect(await get('/connector-events/evt_practice_dropped')).toMatchObject({
      state: 'delivered',
      cause: null,
      redeliveries: [{ key: 'key-1' }],
    })
    const other = await redeliver('evt_practice_dropped', 'key-2')
    expect([other.status, other.json()]).toMatchObject([409, { error: { code: 'conflict' } }])
  })

  test('a sentinel can be read, and fails when it is redelivered', async () => {
    expect(await get('/connector-events/fail_503')).toMatchObject({ error: { code: 'record_not_found' } })
    expect(await get('/connector-events/evt_practice_fail_503')).toMatchObject({ state: 'failed' })
    expect((await redeliver('evt_practice_fail_503', 'key-3')).status).toBe(503)
    await expect(redeliver('evt_practice_fail_lost', 'key-4')).rejects.toThrow()
    expect(await get('/connector-events/evt_practice_fail_lost')).toMatchObject({ state: 'delivered', redeliveries: [{ key: 'key-4' }] })
  })

  test('a connector’s days add up to its events, and its connections to theirs', async () => {
    const { days, connections } = (await get('/connectors/con_chat')) as unknown as {
      days: { delivered: number; failed: number; waiting: number }[]
      connections: { count: number }[]
    }
    const events = await get('/connector-events?connector_id=con_chat&page_size=1')
    expect(days.reduce((sum, { delivered, failed, waiting }) => sum + delivered + failed + waiting, 0)).toBe(events.total)
    const connected = await get('/connections?connector_id=con_chat&page_size=1')
    expect(connections.reduce((sum, { count }) => sum + count, 0)).toBe(connected.total)
  })
})
