import type { ConnectionTest } from '@contract/desk/environments'
import type { FailureCode } from '@contract/failure'
import { describe, expect, it } from 'vitest'
import { adminApi, callOf, failureOf, json, listen, successOf } from './listening'

const COOKIE = 'agentbot_session=canary-cookie-4f1d9c7e2b'
const cookie = { auth: 'cookie' as const, credential: async () => ({ ok: true as const, value: COOKIE }) }
const page = '<!doctype html><title>Sign in</title><form>Sign in</form>'

/** What a person needs to know of each refusal: what it means here, and what to do. */
const refusals: [string, number, unknown, Record<string, string>, FailureCode, RegExp, ConnectionTest['outcome']][] = [
  ['403', 403, { error: 'Unauthorized' }, {}, 'forbidden', /session has ended, or .* not in ADMIN_EMAILS/, 'session_or_admin'],
  ['403 from a proxy', 403, '<h1>Forbidden</h1>', {}, 'forbidden', /not in ADMIN_EMAILS/, 'session_or_admin'],
  ['401', 401, { error: 'no' }, {}, 'unauthorized', /did not accept the cookie \(401\)/, 'unauthorized'],
  [
    'a redirect to the page to sign in',
    307,
    '',
    { location: 'https://login.example.com/sign-in?next=/api' },
    'redirected',
    /elsewhere, to https:\/\/login\.example\.com \(307\).*session has probably ended/,
    'not_this_api',
  ],
  ['a redirect to nowhere', 302, '', {}, 'redirected', /elsewhere \(302\)/, 'not_this_api'],
  [
    'the page to sign in itself',
    200,
    page,
    { 'content-type': 'text/html' },
    'bad_answer',
    /web page came instead of a summary/,
    'not_this_api',
  ],
  ['broken JSON', 200, '{"serviceHealth": [', {}, 'bad_answer', /broken JSON/, 'not_this_api'],
  ['another API', 200, { items: [] }, {}, 'bad_answer', /documented form \(serviceHealth\)/, 'not_this_api'],
  ['nothing', 200, '', {}, 'bad_answer', /documented form/, 'not_this_api'],
  ['no such path', 404, 'Not Found', {}, 'not_found', /404/, 'not_this_api'],
]

describe('summary.get', () => {
  it('sends the cookie as the Cookie header, and no Authorization', async () => {
    const server = await listen((_, response) => json(response, 200, { serviceHealth: [] }))
    successOf(await adminApi().send(callOf(server.base_url, 'summary.get', {}, cookie)))
    expect(server.seen[0]).toMatchObject({ method: 'GET', path: '/api/admin/summary', headers: { cookie: COOKIE } })
    expect(server.seen[0]?.headers.authorization).toBeUndefined()
  })

  it('keeps the path of the address it was given', async () => {
    const server = await listen((_, response) => json(response, 200, { serviceHealth: [] }))
    successOf(await adminApi().send(callOf(`${server.base_url}/bots/`, 'summary.get', {}, cookie)))
    expect(server.seen[0]?.path).toBe('/bots/api/admin/summary')
  })

  it.each(refusals)('%s says what it means here', async (_, status, body, headers, code, words) => {
    const server = await listen((_seen, response) => json(response, status, body, headers))
    const failure = failureOf(await adminApi().send(callOf(server.base_url, 'summary.get', {}, cookie)))
    expect(failure).toMatchObject({ code, status, request: 'GET /api/admin/summary' })
    expect(failure.what).toMatch(words)
    expect(failure.next).not.toBe('')
    expect(JSON.stringify(failure)).not.toContain('canary-cookie')
  })

  it('a server that says the cookie back is not quoted', async () => {
    const server = await listen((seen, response) => json(response, 403, { error: `no ${seen.headers.cookie}` }, { 'x-request-id': COOKIE }))
    expect(JSON.stringify(failureOf(await adminApi().send(callOf(server.base_url, 'summary.get', {}, cookie))))).not.toContain('canary')
  })
})

describe('the connection test of Agentbot', () => {
  const test = async (base_url: string) => adminApi().test('agentbot', callOf(base_url, 'summary.get', {}, cookie))

  it.each(refusals)('tells %s apart, asking once', async (_, status, body, headers, __, ___, outcome) => {
    const server = await listen((_seen, response) => json(response, status, body, headers))
    const result = await test(server.base_url)
    expect(result).toMatchObject({ outcome })
    expect(result.next).not.toBe('')
    expect(server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /api/admin/summary'])
  })

  it('says how many services it watches', async () => {
    const server = await listen((_, response) => json(response, 200, { serviceHealth: [{}, {}], timestamp: '2026-04-02T12:00:00.000Z' }))
    expect(await test(server.base_url)).toMatchObject({ outcome: 'well', what: expect.stringContaining('of 2 services') })
  })

  it('says that nobody is there', async () => {
    expect((await test('http://127.0.0.1:9')).outcome).toBe('unreachable')
  })
})
