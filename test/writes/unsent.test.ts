import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenCore, openCore, unwrap } from '../open-core'

const leaving = { id: 'user_leaving', email: 'leaving@example.com', display_name: 'Leaving', account_status: 'pending_deletion' }
const bodies: string[] = []
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    if (request.method === 'POST') bodies.push(Buffer.concat(parts).toString())
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(request.method === 'GET' ? { items: [leaving], total: 1 } : { status: 'cancelled' }))
  })
})

let desk: OpenCore
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  desk = await openCore()
})
afterAll(async () => {
  await desk.core.close()
  server.close()
})

test('what the API has no place for stands in the ledger and is not sent', async () => {
  const base_url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { id } = unwrap(
    await desk.call('environments.create', { name: 'L', kind: 'local', colour: 'grey', services: { marketplace: { base_url } } }),
  )
  unwrap(await desk.call('environments.set_token', { environment_id: id, service: 'marketplace', token: 'a-token-of-some-length' }))
  const attempt = randomUUID()
  unwrap(await desk.call('deletions.cancel', { user_id: 'user_leaving', reason: 'Asked for it by telephone' }, id, { attempt }))
  expect(bodies).toEqual([''])
  const story = unwrap(await desk.call('ledger.get', { attempt }))
  expect(story?.entries[0]?.body).toMatchObject({ kind: 'intent', reason: 'Asked for it by telephone' })
})
