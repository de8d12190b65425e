import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { failureOf, json, listen, type Seen } from '../upstream/listening'
import { INTENT, intentAnswer, KEY, listAnswer, readCall, refundCall, stripeApi } from './calls'

const error = (type: string, code: string | null, message: string) => ({ error: { type, code, message } })
const answering = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  listen((_: Seen, response: ServerResponse) => json(response, status, body, headers))

describe('a refund whose end nobody knows is unknown, and sent once', () => {
  it.each([
    ['the socket dies after it was done', (response: ServerResponse) => response.req.socket.resetAndDestroy()],
    [
      'the answer breaks off',
      (response: ServerResponse) =>
        void response.writeHead(200, { 'content-length': '500' }).write('{"id": "re_', () => response.req.socket.destroy()),
    ],
    ['500', (response: ServerResponse) => json(response, 500, error('api_error', null, 'An error occurred'))],
    ['503', (response: ServerResponse) => json(response, 503, error('api_error', null, 'Overloaded'))],
    [
      '409: the same key is being worked on',
      (response: ServerResponse) =>
        json(
          response,
          409,
          error('idempotency_error', 'idempotency_key_in_use', 'There is currently another in-progress request using this key'),
        ),
    ],
    [
      '400: the same key with other parameters',
      (response: ServerResponse) =>
        json(response, 400, error('idempotency_error', null, 'Keys for idempotent requests can only be used with the same parameters')),
    ],
    ['a web page', (response: ServerResponse) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Welcome')],
    ['an answer without an id', (response: ServerResponse) => json(response, 200, { object: 'refund', status: 'succeeded' })],
  ])('%s', async (_, answer) => {
    const server = await listen((_seen, response) => answer(response))
    const failure = failureOf(await stripeApi().send(refundCall(server.base_url)))
    expect(failure).toMatchObject({ code: 'unknown_outcome', happened: 'unknown', not: expect.stringMatching(/may have been made/) })
    expect(server.seen).toHaveLength(1)
    expect(JSON.stringify(failure)).not.toContain(KEY)
  })

  it('a server that never answers, and a kept-alive socket that died: still one POST', async () => {
    let asked = 0
    const server = await listen((_, response) =>
      ++asked === 1 ? json(response, 200, listAnswer('/v1/refunds', [])) : response.req.socket.destroy(),
    )
    const api = stripeApi()
    await api.send(readCall(server.base_url, { input: { payment_intent: INTENT } }))
    const before = server.seen.filter(({ method }) => method === 'POST').length
    failureOf(await api.send(refundCall(server.base_url)))
    expect([before, server.seen.filter(({ method }) => method === 'POST').length]).toEqual([0, 1])
  })
})

describe('a refusal says what Stripe said, and that nothing happened', () => {
  it.each([
    [
      400,
      error('invalid_request_error', 'charge_already_refunded', 'Charge ch_1 has already been refunded.'),
      'conflict',
      'It was refunded already',
    ],
    [400, error('invalid_request_error', 'charge_disputed', 'This charge has been charged back.'), 'conflict', 'disputed'],
    [404, error('invalid_request_error', 'resource_missing', `No such payment_intent: '${INTENT}'`), 'not_found', 'no such payment'],
    [402, error('card_error', null, 'Declined'), 'conflict', 'could not do it'],
    [402, error('invalid_request_error', 'balance_insufficient', 'Insufficient funds'), 'conflict', 'too little'],
    [401, error('invalid_request_error', null, 'Invalid API Key provided: sk_test_****1d'), 'unauthorized', 'did not accept the key'],
    [
      403,
      error('invalid_request_error', null, 'The provided key rk_test_*****1d does not have the required permissions'),
      'forbidden',
      'lacks a permission',
    ],
    [429, error('invalid_request_error', 'lock_timeout', 'This object cannot be accessed right now'), 'rate_limited', 'did nothing'],
    [429, error('invalid_request_error', 'rate_limit', 'Too many requests'), 'rate_limited', 'pause'],
  ])('%i %j', async (status, body, code, words) => {
    const server = await answering(status, body, { 'request-id': 'req_x' })
    const failure = failureOf(await stripeApi().send(refundCall(server.base_url)))
    expect(failure).toMatchObject({ code, happened: 'refused', status, request_id: 'req_x', request: 'POST /v1/refunds' })
    expect(failure.what).toContain(words)
    expect(failure.server_words).not.toMatch(/[sr]k_test/)
    expect(server.seen).toHaveLength(1)
  })

  it('a redirect is not followed', async () => {
    const elsewhere = await answering(200, {})
    const server = await answering(307, {}, { location: `${elsewhere.base_url}/v1/refunds` })
    expect(failureOf(await stripeApi().send(refundCall(server.base_url)))).toMatchObject({ code: 'redirected', happened: 'refused' })
    expect(elsewhere.seen).toHaveLength(0)
  })

  it('nobody listens: nothing was sent', async () => {
    const { base_url, server } = await answering(200, {})
    await new Promise((resolve) => server.close(resolve))
    expect(failureOf(await stripeApi().send(refundCall(base_url)))).toMatchObject({ code: 'unreachable', happened: 'nothing' })
  })

  it('a purchase that the database does not have, or that was paid with nothing, is not sent', async () => {
    const server = await answering(200, {})
    const input = { purchase_id: 'pur_1', reason: '', through: 'stripe' }
    for (const [value, words] of [
      [null, 'no purchase'],
      [{ payment_intent: null }, 'no PaymentIntent'],
    ] as const) {
      const read = async () => ({ ok: true as const, value })
      expect(failureOf(await stripeApi().send(refundCall(server.base_url, { input, read }))).what).toContain(words)
    }
    expect(server.seen).toHaveLength(0)
  })
})

describe('reads', () => {
  it('are repeated while their failure may pass, as often as is decent', async () => {
    let asked = 0
    const server = await listen(({ path }, response) => {
      if (path === '/v1/refunds') return json(response, 200, listAnswer(path, []))
      return ++asked < 3 ? json(response, 503, error('api_error', null, 'Overloaded')) : json(response, 200, intentAnswer)
    })
    expect(await stripeApi().send(readCall(server.base_url))).toMatchObject({ ok: true, value: { left_cents: 999 } })
    expect(asked).toBe(3)
  })

  it('an unknown payment is null; a restricted key still reads what it may', async () => {
    const none = await answering(404, error('invalid_request_error', 'resource_missing', 'No such payment_intent'))
    expect(await stripeApi().send(readCall(none.base_url))).toEqual({ ok: true, value: null })

    const forbidden = error('invalid_request_error', null, 'does not have the required permissions')
    const server = await listen(({ path, query }, response) => {
      if (path === '/v1/refunds' || query['expand[0]']) return json(response, 403, forbidden)
      return json(response, 200, { ...intentAnswer, latest_charge: 'ch_3abcdef' })
    })
    expect(await stripeApi().send(readCall(server.base_url))).toMatchObject({
      ok: true,
      value: { paid_cents: 999, charge: 'ch_3abcdef', card_last4: null, refunds: null },
    })
  })

  it('can be cancelled, and end when it takes too long', async () => {
    const server = await listen(() => undefined)
    const controller = new AbortController()
    const read = stripeApi().send(readCall(server.base_url, { signal: controller.signal }))
    await expect.poll(() => server.seen.length).toBeGreaterThan(0)
    controller.abort()
    expect(failureOf(await read).code).toBe('cancelled')
  })

  it('an answer of another form is not taken for a payment', async () => {
    const server = await answering(200, { id: INTENT, status: 7 })
    expect(failureOf(await stripeApi().send(readCall(server.base_url)))).toMatchObject({ code: 'bad_answer', happened: 'nothing' })
  })
})

describe('the key', () => {
  it.each([
    ['sk_live_canary', 'staging', 'live key'],
    ['rk_live_canary', 'practice', 'live key'],
    ['rk_live_canary', 'local', 'live key'],
    ['sk_test_canary', 'production', 'test key'],
    ['pk_test_canary', 'staging', 'publishable'],
    ['whatever', 'staging', 'no secret or restricted key'],
  ] as const)('%s is not used in %s', async (key, kind, words) => {
    const server = await answering(200, {})
    const credential = async () => ({ ok: true as const, value: key })
    for (const call of [refundCall, readCall]) {
      const failure = failureOf(await stripeApi().send(call(server.base_url, { credential, kind })))
      expect(failure).toMatchObject({ code: 'no_credential', happened: 'nothing' })
      expect(failure.what).toContain(words)
      expect(JSON.stringify(failure)).not.toContain(key)
    }
    expect(await stripeApi().test({ ...readCall(server.base_url), credential, kind })).toMatchObject({ outcome: 'no_credential' })
    expect(server.seen).toHaveLength(0)
  })

  it('goes to Stripe or this machine, and to nobody else', async () => {
    for (const address of [
      'https://api.stripe.com.example.com',
      'https://example.com',
      'http://api.stripe.com',
      'https://api.stripe.com@example.com',
    ])
      expect(failureOf(await stripeApi().send(refundCall(address))).code).toBe('insecure_address')
  })

  it('says which permissions it has', async () => {
    const server = await listen(({ path }, response) =>
      path === '/v1/refunds' ? json(response, 403, error('invalid_request_error', null, 'no')) : json(response, 200, listAnswer(path, [])),
    )
    const credential = async () => ({ ok: true as const, value: 'rk_test_canary' })
    const tested = await stripeApi().test({ ...readCall(server.base_url), credential })
    expect(tested).toMatchObject({ outcome: 'not_admin', what: expect.stringContaining('lacks Refunds: read') })
    expect(Object.fromEntries((tested.found ?? []).map(({ name, has }) => [name, has]))).toEqual({
      Mode: null,
      Key: null,
      'PaymentIntents: read': true,
      'Charges: read': true,
      'Refunds: read': false,
      'Refunds: write': null,
      'Issuing: read': true,
    })
    const refused = await answering(401, error('invalid_request_error', null, 'Invalid API Key provided'))
    expect(await stripeApi().test(readCall(refused.base_url))).toMatchObject({ outcome: 'unauthorized' })
  })

  it('a certificate nobody vouches for is fatal', async () => {
    const pem = (name: string): string => readFileSync(new URL(`../upstream/certificates/${name}`, import.meta.url), 'utf8')
    const server = await listen((_, response) => json(response, 200, {}), { key: pem('self-signed.key'), cert: pem('self-signed.pem') })
    expect(failureOf(await stripeApi().send(refundCall(server.base_url)))).toMatchObject({ code: 'tls', happened: 'nothing' })
    expect(server.seen).toHaveLength(0)
  })
})
