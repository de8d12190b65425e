import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { contract, type OperationName } from '@contract'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenCore, openCore, unwrap } from './open-core'

let desk: OpenCore
let environment: string
let requests = 0
const server = createServer((_request, response) => {
  requests++
  response.end('{}')
})

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  desk = await openCore()
  const base_url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  environment = unwrap(
    await desk.call('environments.create', { name: 'L', kind: 'local', colour: 'grey', services: { marketplace: { base_url } } }),
  ).id
  unwrap(
    await desk.call('environments.set_token', { environment_id: environment, service: 'marketplace', token: 'a-token-of-some-length' }),
  )
})
afterAll(async () => {
  await desk.core.close()
  server.close()
})

/** Anything a broken or taken-over page could send. */
const hostile = fc.oneof(
  fc.anything({ withBigInt: false, withSparseArray: true }),
  fc.constantFrom(null, undefined, [], {}, NaN, Infinity, -1, 2 ** 53, '', '\0', '../../etc', 'a'.repeat(100_000)),
  fc.record({ user_id: fc.oneof(fc.string(), fc.constantFrom('..', '.', 'a/b', '%2e%2e', 'a\nb', '', ' ', {}, [])), extra: fc.anything() }),
  fc.constant(JSON.parse('{"__proto__": {"user_id": "user_1"}, "constructor": 1}')),
)

describe('control 5: bad inputs are refused and nothing is sent', () => {
  test.each(Object.keys(contract) as OperationName[])('%s', async (operation) => {
    const before = requests
    await fc.assert(
      fc.asyncProperty(hostile, async (input) => {
        fc.pre(!contract[operation].input.safeParse(input).success)
        const result = await desk.core.call({ id: randomUUID(), operation, environment, input, attempt: randomUUID(), typed: 'read back' })
        expect(result).toMatchObject({ ok: false, failure: { code: 'invalid_input', not: 'Nothing was sent.' } })
      }),
      { numRuns: 1000 },
    )
    expect(requests).toBe(before)
  })

  test('and so is a call that is not one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (call) => {
        expect(await desk.core.call(call)).toMatchObject({ ok: false, failure: { code: 'invalid_input' } })
      }),
      { numRuns: 1000 },
    )
  })

  test('10 MB of input', async () => {
    const result = await desk.call('users.get', { user_id: 'a'.repeat(10_000_000) }, environment)
    expect(result).toMatchObject({ ok: false, failure: { code: 'invalid_input' } })
  })
})

test('a write without an attempt, or in an environment that is gone, is not sent', async () => {
  const before = requests
  const input = { user_id: 'user_1' }
  expect(await desk.call('admins.promote', input, environment, { typed: 'read back' })).toMatchObject({
    ok: false,
    failure: { code: 'invalid_input' },
  })
  expect(await desk.call('admins.promote', input, 'gone', { attempt: randomUUID(), typed: 'read back' })).toMatchObject({
    ok: false,
    failure: { code: 'refused_here' },
  })
  expect(requests).toBe(before)
})

test('a field that is wrong is named', async () => {
  const result = await desk.call('users.get', { user_id: 'a b' }, environment)
  expect(result).toMatchObject({ ok: false, failure: { fields: { user_id: expect.stringContaining('letters, digits') } } })
})

test('control 34: an exception inside is a failure with none of its text, and nothing more is sent', async () => {
  const broken = await openCore({
    keychain: {
      kept: 'keychain',
      reason: null,
      get: () => Promise.reject(new Error('canary-secret')),
      set: () => Promise.reject(new TypeError('canary-secret')),
      delete: () => Promise.reject(new Error('canary-secret')),
    },
  })
  const made = unwrap(
    await broken.call('environments.create', {
      name: 'L',
      kind: 'local',
      colour: 'grey',
      services: { marketplace: { base_url: 'http://127.0.0.1:9' } },
    }),
  )
  const result = await broken.call('environments.set_token', {
    environment_id: made.id,
    service: 'marketplace',
    token: 'a-token-of-some-length',
  })
  expect(result).toMatchObject({ ok: false, failure: { code: 'keychain', not: 'The token was not kept.' } })
  expect(JSON.stringify(result)).not.toContain('canary')
  await broken.core.close()
})
