import { userInfo } from 'node:os'
import { expect, it } from 'vitest'
import { ATTEMPT, INTENT, intentAnswer, KEY, listAnswer, readCall, refundAnswer, refundCall, stripeApi } from '../stripe/calls'
import { json, listen } from '../upstream/listening'

/** The version of Stripe's API the pinned SDK speaks: a new SDK that moves it is looked at, not taken by the way. */
const VERSION = /^\d{4}-\d{2}-\d{2}\.\w+$/

it('a refund: one POST of a form, under the attempt, and nothing about this machine', async () => {
  const server = await listen((_, response) => json(response, 200, refundAnswer, { 'request-id': 'req_1' }))
  const result = await stripeApi().send(refundCall(server.base_url))

  expect(result).toEqual({ ok: true, value: { refund_id: 're_3abcdef', status: 'succeeded', amount_cents: 999, currency: 'usd' } })
  expect(server.seen).toHaveLength(1)
  const [sent] = server.seen
  expect(sent).toMatchObject({ method: 'POST', path: '/v1/refunds', query: {} })
  expect(Object.fromEntries(new URLSearchParams(sent?.body))).toEqual({
    payment_intent: INTENT,
    'metadata[attempt]': ATTEMPT,
    'metadata[reason]': 'duplicate: Paid twice.',
    'metadata[operator]': userInfo().username,
  })
  const { host, connection, 'content-length': length, 'stripe-version': version, ...headers } = sent?.headers ?? {}
  expect(headers).toEqual({
    accept: 'application/json',
    authorization: `Bearer ${KEY}`,
    'content-type': 'application/x-www-form-urlencoded',
    'idempotency-key': ATTEMPT,
    'user-agent': 'Opsdesk/1.2.3',
  })
  expect(version).toMatch(VERSION)
})

it('a purchase’s refund: its PaymentIntent from the database, its id and a long reason cut to 500 in the metadata', async () => {
  const server = await listen((_, response) => json(response, 200, refundAnswer))
  const asked: unknown[] = []
  const read = async (reading: unknown) => {
    asked.push(reading)
    return { ok: true as const, value: { id: 'pur_1', payment_intent: INTENT } }
  }
  const input = { purchase_id: 'pur_1', reason: 'x'.repeat(2000), through: 'stripe' }
  expect((await stripeApi().send(refundCall(server.base_url, { input, read }))).ok).toBe(true)
  expect(asked).toEqual([{ operation: 'purchases.get', input: { purchase_id: 'pur_1' } }])
  expect(Object.fromEntries(new URLSearchParams(server.seen[0]?.body))).toMatchObject({
    payment_intent: INTENT,
    'metadata[purchase_id]': 'pur_1',
    'metadata[reason]': 'x'.repeat(500),
  })
})

it('a payment: the intent with its charge, and its refunds', async () => {
  const server = await listen(({ path }, response) =>
    json(
      response,
      200,
      path === '/v1/refunds'
        ? listAnswer('/v1/refunds', [refundAnswer])
        : { ...intentAnswer, latest_charge: { ...intentAnswer.latest_charge, amount_refunded: 999 } },
    ),
  )
  expect(await stripeApi().send(readCall(server.base_url))).toEqual({
    ok: true,
    value: {
      payment_intent: INTENT,
      status: 'succeeded',
      paid_cents: 999,
      refunded_cents: 999,
      left_cents: 0,
      currency: 'usd',
      created_at: '2026-01-01T00:00:00.000Z',
      livemode: false,
      charge: 'ch_3abcdef',
      card_brand: 'visa',
      card_last4: '4242',
      receipt_email: 'buyer@example.com',
      disputed: false,
      refunds: [
        {
          refund_id: 're_3abcdef',
          status: 'succeeded',
          amount_cents: 999,
          currency: 'usd',
          created_at: '2026-01-01T01:00:00.000Z',
          attempt: ATTEMPT,
          reason: 'duplicate: Paid twice.',
          operator: 'morgan',
        },
      ],
    },
  })
  const sent = server.seen.map(({ method, path, query }) => ({ method, path, query })).sort((a, b) => a.path.localeCompare(b.path))
  expect(sent).toEqual([
    { method: 'GET', path: `/v1/payment_intents/${INTENT}`, query: { 'expand[0]': 'latest_charge' } },
    { method: 'GET', path: '/v1/refunds', query: { payment_intent: INTENT, limit: '100' } },
  ])
  for (const { headers } of server.seen) {
    expect(headers).toMatchObject({ authorization: `Bearer ${KEY}`, 'user-agent': 'Opsdesk/1.2.3' })
    expect(headers).not.toHaveProperty('idempotency-key')
    expect(headers).not.toHaveProperty('x-stripe-client-user-agent')
  }
})

it('the connection test: one read of each that it names, and no write', async () => {
  const server = await listen(({ path }, response) => json(response, 200, listAnswer(path, [])))
  const { attempt: _, ...where } = readCall(server.base_url)
  expect(await stripeApi().test(where)).toMatchObject({ outcome: 'well', what: expect.stringContaining('test mode') })
  expect(server.seen.map(({ method, path, query }) => `${method} ${path}?${new URLSearchParams(query)}`).sort()).toEqual([
    'GET /v1/charges?limit=1',
    'GET /v1/issuing/cards?limit=1',
    'GET /v1/payment_intents?limit=1',
    'GET /v1/refunds?limit=1',
  ])
})
