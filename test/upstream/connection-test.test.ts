import { createServer } from 'node:net'
import type { ConnectionTest } from '@contract/desk/environments'
import { type FailureCode, fail, failure } from '@contract/failure'
import { expect, it } from 'vitest'
import { adminApi, callOf, json, listen, listening } from './listening'

const test = async (base_url: string, rest = {}): Promise<ConnectionTest> => {
  const { auth, credential, signal } = callOf(base_url, 'admins.check', {}, rest)
  const result = await adminApi().test('marketplace', { base_url, auth, credential, signal })
  expect(result.what).toMatch(/^[A-Z].*\.$/)
  expect(result.milliseconds).toBeGreaterThanOrEqual(0)
  return result
}

it.each<[string, number, unknown, ConnectionTest['outcome'], string]>([
  ['an admin', 200, { is_admin: true }, 'well', 'All well'],
  ['another user', 200, { is_admin: false }, 'not_admin', 'not an admin'],
  ['a token that is not accepted', 401, { detail: 'Token has expired' }, 'unauthorized', 'wrong or has expired'],
  ['a gateway', 403, 'Forbidden', 'other', '403'],
  ['another API', 404, { detail: 'Not Found' }, 'not_this_api', 'no admin API'],
  ['a web page', 200, '<!doctype html><h1>Welcome</h1>', 'not_this_api', 'a web page'],
  ['another answer', 200, { ok: true }, 'not_this_api', 'is_admin'],
  ['an empty answer', 200, '', 'not_this_api', 'documented form'],
  ['a failing server', 500, 'Oh', 'other', '500'],
  ['a busy server', 429, { detail: 'slow down' }, 'other', '429'],
])('tells %s apart, asking once', async (_, status, body, outcome, words) => {
  const server = await listen((_seen, response) => json(response, status, body))
  const result = await test(server.base_url)
  expect(result.outcome).toBe(outcome)
  expect(result.what).toContain(words)
  if (outcome !== 'well') expect(result.next).not.toBe('')
  expect(server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /v1/admin/check'])
})

it('tells an unreachable server', async () => {
  const server = createServer()
  const port = await listening(server)
  server.close()
  expect((await test(`http://127.0.0.1:${port}`)).outcome).toBe('unreachable')
})

it('tells an address that is not https', async () => {
  expect((await test('http://api.agentpowers.ai')).outcome).toBe('insecure_address')
})

it.each<[FailureCode, ConnectionTest['outcome']]>([
  ['no_credential', 'no_credential'],
  ['keychain', 'no_credential'],
])('tells a credential that can’t be had: %s', async (code, outcome) => {
  expect(
    (await test('https://localhost:1', { credential: async () => fail(failure(code, 'No token is set.', { next: 'Set one.' })) })).outcome,
  ).toBe(outcome)
})
