import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { expect, onTestFinished, test } from 'vitest'
import { createApi } from '../../src-main/practice/api'
import { castId } from '../../src-main/practice/cast'
import { practiceOutside } from '../../src-main/practice/outside'
import { openPlatform } from '../../src-main/practice/platform/platform-world'
import { makeTokens } from '../../src-main/practice/tokens'
import { openWorld } from '../../src-main/practice/world'
import { newFolder, openCore, unwrap } from '../open-core'

const STILL_WORKING = 200

/** What befalls the next redelivery of an event. drop: cut before anything is done. lost: done, and the answer cut off. dies: done, and the server ends. */
type Fault = 'drop' | 'lost' | 'dies'

/** Practice's platform over real HTTP, in this process; its answers can be lost, and it can die and come back. */
const platformServer = async () => {
  const folder = newFolder()
  const db = await openWorld({ folder, users: 60, fresh: true })
  const world = await openPlatform({ folder, fresh: false })
  const platform = async () => world
  const tokens = makeTokens()
  const closing = new AbortController()
  const refused = { member: '', expired: '' }
  const outside = practiceOutside(db, platform, closing.signal)
  const api = createApi({ db, platform, tokens, refused, outside, closing: closing.signal })
  const plans = new Map<string, Fault>()
  const fetch: Parameters<typeof createAdaptorServer>[0]['fetch'] = async (request, env) => {
    const event = /connector-events\/([^/]+)\/redeliver$/.exec(request.url)?.[1] ?? ''
    const fault = plans.get(event)
    plans.delete(event)
    if (fault !== 'drop') {
      const answer = await api.fetch(request, env)
      if (fault === undefined) return answer
    }
    ;(env as HttpBindings).incoming.socket.destroy()
    if (fault === 'dies') void dies()
    return RESPONSE_ALREADY_SENT
  }
  const server = createAdaptorServer({ fetch }) as Server
  const listen = (port: number) => new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const dies = async (): Promise<void> => {
    const closed = new Promise((end) => server.close(end))
    server.closeAllConnections()
    await closed
  }
  return {
    base_url: `http://127.0.0.1:${port}/platform`,
    token: await tokens.mint(castId('you')),
    plan: (event: string, fault: Fault) => void plans.set(event, fault),
    /** Faults that were planned and not met. */
    left: () => plans.size,
    comesBack: () => listen(port),
    /** How often each event was really redelivered, as the platform's own books have it. */
    async redelivered(ids: readonly string[]): Promise<number[]> {
      const { rows } = await world.execute('SELECT id, json_array_length(redeliveries) AS times FROM connector_events')
      const times = new Map(rows.map((row) => [String(row.id), Number(row.times)]))
      return ids.map((id) => times.get(id) ?? -1)
    },
    async close() {
      closing.abort()
      if (server.listening) await dies()
      world.close()
      db.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A desk connected to it, and so many events that were given up on. */
const desk = async (size: number) => {
  const server = await platformServer()
  const { core, call } = await openCore({ stillWorking: STILL_WORKING })
  onTestFinished(async () => {
    await core.close()
    await server.close()
  })
  const services = { platform: { base_url: server.base_url } }
  const { id } = unwrap(await call('environments.create', { name: 'Platform', kind: 'local', colour: 'grey', services }))
  unwrap(await call('environments.set_token', { environment_id: id, service: 'platform', token: server.token }))
  unwrap(await call('environments.open', { environment_id: id }))
  const dropped = await call('connector-events.list', { state: 'dropped', cause: 'http_5xx', connector_id: 'con_chat', limit: size }, id)
  const ids = unwrap(dropped).items.map((event) => event.id)
  expect(ids).toHaveLength(size)

  const job = async (job_id: string) => unwrap(await call('jobs.get', { job_id }))
  const over = async (job_id: string) => {
    await expect.poll(async () => (await job(job_id))?.state, { timeout: 15_000, interval: 20 }).not.toBe('running')
    return job(job_id)
  }
  const settled = async (attempt: string) => {
    const look = async () => unwrap(await call('ledger.recheck', { attempt })).settled
    await expect.poll(look, { timeout: 5000, interval: 50 }).not.toBeNull()
  }
  return {
    id,
    ids,
    server,
    call,
    job,
    over,
    redeliver: async (job_id = randomUUID(), events = ids) => {
      const inputs = events.map((event_id) => ({ event_id }))
      unwrap(await call('jobs.create', { job_id, operation: 'connector-events.redeliver', inputs }, id))
      return job_id
    },
    items: async (job_id: string) => unwrap(await call('jobs.items', { job_id, limit: 1000 })).items,
    /** Settles what nobody knows by reading each event. */
    async settleAll() {
      for (const { attempt } of unwrap(await call('ledger.list', { states: ['unknown'] })).items) await settled(attempt)
    },
    delivered: () => server.redelivered(ids),
  }
}

const once = (count: number): number[] => Array.from({ length: count }, () => 1)

test('answers that are lost, and requests: what is unknown is settled by reading the event, and each is redelivered exactly once', async () => {
  const { ids, server, call, over, redeliver, items, settleAll, delivered } = await desk(8)
  server.plan(ids[1] ?? '', 'lost')
  server.plan(ids[3] ?? '', 'drop')
  server.plan(ids[6] ?? '', 'lost')
  const job_id = await redeliver()
  expect(await over(job_id)).toMatchObject({ state: 'ended', done: 5, unknown: 3 })
  expect(server.left()).toBe(0)
  // Until it is known what became of them, nobody sends them again: not even another list of the same events.
  const again = await redeliver()
  expect(await over(again)).toMatchObject({ state: 'ended', done: 0 })

  await settleAll()
  expect((await items(job_id)).map(({ state }) => state)).toEqual([
    'done',
    'settled_done',
    'done',
    'settled_not_done',
    'done',
    'done',
    'settled_done',
    'done',
  ])
  const retry = randomUUID()
  unwrap(await call('jobs.retry', { job_id, new_job_id: retry }))
  expect(await over(retry)).toMatchObject({ state: 'ended', total: 1, done: 1 })
  expect(await delivered()).toEqual(once(8))
})

test('the server dies in the middle: the job stops, goes on when it is back, and each event is redelivered exactly once', async () => {
  const { id, ids, server, call, over, redeliver, settleAll, delivered } = await desk(12)
  server.plan(ids[4] ?? '', 'dies')
  const job_id = await redeliver()
  const stopped = await over(job_id)
  expect(stopped).toMatchObject({ state: 'stopped', done: 4, unknown: 1 })
  expect(await delivered()).toEqual([...once(5), ...Array.from({ length: 7 }, () => 0)])

  await server.comesBack()
  await settleAll()
  unwrap(await call('jobs.resume', { job_id }, id))
  expect(await over(job_id)).toMatchObject({ state: 'ended', done: 12, refused: 0, unknown: 0 })
  expect(await delivered()).toEqual(once(12))
  expect(unwrap(await call('ledger.verify', {}))).toMatchObject({ whole: true })
})

test('what cannot be redelivered is left out with why, and what failed again may be asked for again', async () => {
  const { id, call, over, redeliver, items } = await desk(1)
  const others = ['delivered', 'retrying', 'replayed', 'stalled', 'badsig', 'deep', 'nobody'].map((word) => `evt_practice_${word}`)
  const first = await redeliver(randomUUID(), others)
  expect(await over(first)).toMatchObject({ state: 'ended', done: 3, refused: 4 })
  expect((await items(first)).map(({ state, words }) => [state, words])).toEqual([
    ['left_out', 'It is delivered already.'],
    ['left_out', expect.stringMatching(/^The platform tries it again by itself, at /)],
    ['left_out', 'It is a replay of evt_practice_paid: delivering it would do the same twice.'],
    ['done', null],
    ['done', null],
    ['done', null],
    ['left_out', 'Not found in this environment.'],
  ])
  const second = await redeliver(randomUUID(), ['evt_practice_badsig', 'evt_practice_deep'])
  expect((await items(second)).map(({ words }) => words)).toEqual(['It is delivered already.', null])
  await over(second)
  const event = unwrap(await call('connector-events.get', { event_id: 'evt_practice_deep' }, id))
  expect(event).toMatchObject({
    state: 'failed',
    cause: 'too_large',
    attempts: 3,
    redeliveries: [{ state: 'failed' }, { state: 'failed' }],
  })
  expect(unwrap(await call('connector-events.get', { event_id: 'evt_practice_badsig' }, id))).toMatchObject({ verification: 'verified' })
})

test('cancelled, nothing more is sent', async () => {
  const { call, job, over, redeliver, delivered } = await desk(30)
  const job_id = randomUUID()
  const made = redeliver(job_id)
  await expect.poll(async () => (await job(job_id))?.done, { timeout: 15_000, interval: 5 }).toBeGreaterThan(1)
  unwrap(await call('jobs.cancel', { job_id }))
  await made
  expect(await over(job_id)).toMatchObject({ state: 'cancelled' })
  const counts = await delivered()
  expect(Math.max(...counts)).toBe(1)
  expect(counts.filter((count) => count === 0).length).toBeGreaterThan(0)
})
