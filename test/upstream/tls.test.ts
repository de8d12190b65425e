import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { adminApi, callOf, failureOf, json, listen, successOf, TOKEN } from './listening'

const pem = (name: string): string => readFileSync(new URL(`./certificates/${name}`, import.meta.url), 'utf8')
const authority = pem('authority.pem')
const secureServer = (name: string) =>
  listen((_, response) => json(response, 200, { is_admin: true, status: 'done' }), { key: pem(`${name}.key`), cert: pem(`${name}.pem`) })

afterEach(() => {
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
})

it('a good certificate from a trusted authority is accepted', async () => {
  const server = await secureServer('good')
  expect(successOf(await adminApi([authority]).send(callOf(server.base_url, 'admins.check', {})))).toEqual({ is_admin: true })
  expect(server.seen).toHaveLength(1)
})

it.each([
  ['self-signed', 'self-signed', [authority]],
  ['expired', 'has expired', [authority]],
  ['early', 'not valid yet', [authority]],
  ['elsewhere', 'another host', [authority]],
  ['good', 'does not trust', []],
])('a certificate that is %s is fatal: "%s"', async (name, words, authorities) => {
  const server = await secureServer(name)
  // Even where the surroundings would switch verifying off.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
  const api = adminApi(authorities)
  for (const operation of ['admins.check', 'admins.promote'] as const) {
    const failure = failureOf(await api.send(callOf(server.base_url, operation, operation === 'admins.check' ? {} : { user_id: 'user_1' })))
    expect(failure).toMatchObject({ code: 'tls', happened: 'nothing' })
    expect(failure.what).toContain(words)
    expect(JSON.stringify(failure)).not.toContain(TOKEN)
  }
  expect(server.seen).toHaveLength(0)
  expect(await api.test('marketplace', { ...callOf(server.base_url, 'admins.check', {}) })).toMatchObject({ outcome: 'tls' })
})

it('https to a server that speaks plain http is a TLS failure', async () => {
  const server = await listen((_, response) => json(response, 200, {}))
  const failure = failureOf(
    await adminApi().send(callOf(server.base_url.replace('http:', 'https:'), 'admins.promote', { user_id: 'user_1' })),
  )
  expect(failure).toMatchObject({ code: 'tls', happened: 'nothing' })
})
