import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenCore, openCore, unwrap } from '../open-core'
import { documented } from './file-database'
import { hasSqld, type Sqld, startSqld } from './sqld'

/** A relay that loses the answer to the next COMMIT of a write, or the COMMIT itself. */
const startRelay = async (to: number) => {
  let fault: 'answer' | 'request' | null = null
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(to, '127.0.0.1')
    open.add(client).add(upstream)
    const end = (): void => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end)
    let deaf = false
    client.on('data', (piece) => {
      const met = piece.includes('COMMIT') && !piece.includes('READONLY') ? fault : null
      if (met) fault = null
      if (met === 'request') return end()
      deaf ||= met === 'answer'
      upstream.write(piece)
    })
    upstream.on('data', (piece) => (deaf ? end() : client.write(piece)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lose: (what: 'answer' | 'request') => {
      fault = what
    },
    close: () => {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}

// Fault 27: the connection is cut at COMMIT.
describe.skipIf(!hasSqld)('a COMMIT whose answer is lost (skipped where Turso’s server is not installed)', () => {
  let sqld: Sqld
  let relay: Awaited<ReturnType<typeof startRelay>>
  let desk: OpenCore
  let id: string
  beforeAll(async () => {
    sqld = await startSqld(documented)
    relay = await startRelay(sqld.port)
    desk = await openCore({ stillWorking: 0 })
    const services = { database: { base_url: relay.url } }
    id = unwrap(await desk.call('environments.create', { name: 'Turso', kind: 'local', colour: 'grey', services })).id
    unwrap(await desk.call('environments.set_token', { environment_id: id, service: 'database', token: sqld.tokens.write }))
  })
  afterAll(async () => {
    await desk?.core.close()
    relay?.close()
    await sqld?.close()
  })

  const lost = async (what: 'answer' | 'request', user_id: string) => {
    const attempt = randomUUID()
    relay.lose(what)
    expect(await desk.call('admins.promote', { user_id }, id, { attempt, typed: 'read back' })).toMatchObject({
      ok: false,
      failure: { code: 'unknown_outcome', happened: 'unknown', service: 'database' },
    })
    return attempt
  }

  test('is unknown, blocks the same record, and is settled by reading: it happened', async () => {
    const attempt = await lost('answer', 'user_1')
    expect(await desk.call('admins.promote', { user_id: 'user_1' }, id, { attempt: randomUUID(), typed: 'read back' })).toMatchObject({
      ok: false,
    })
    expect(unwrap(await desk.call('ledger.recheck', { attempt }))).toMatchObject({ settled: 'done' })
    expect(unwrap(await desk.call('users.get', { user_id: 'user_1' }, id))).toMatchObject({ is_admin: true })
  }, 30_000)

  test('that never arrived is unknown too, and settled by reading: it did not happen', async () => {
    const attempt = await lost('request', 'user_2')
    expect(unwrap(await desk.call('ledger.recheck', { attempt }))).toMatchObject({ settled: 'not_done' })
    unwrap(await desk.call('admins.promote', { user_id: 'user_2' }, id, { attempt: randomUUID(), typed: 'read back' }))
  }, 30_000)
})
