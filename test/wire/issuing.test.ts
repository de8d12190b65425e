import { expect, it } from 'vitest'
import { KEY, listAnswer, readCall, stripeApi } from '../stripe/calls'
import { json, listen } from '../upstream/listening'

/** As Stripe's reference shows them, with what matters here: https://docs.stripe.com/api/issuing/cards/object and its like. */
const card = {
  id: 'ic_1abc',
  object: 'issuing.card',
  brand: 'Visa',
  cancellation_reason: null,
  cardholder: { id: 'ich_1', object: 'issuing.cardholder', email: 'holder@example.com', name: 'Holder' },
  created: 1_767_225_600,
  currency: 'usd',
  exp_month: 8,
  exp_year: 2028,
  last4: '4242',
  livemode: false,
  metadata: {},
  spending_controls: {
    allowed_categories: null,
    spending_limits: [
      { amount: 100, categories: ['car_rental_agencies'], interval: 'per_authorization' },
      { amount: 30_000, categories: [], interval: 'per_authorization' },
      { amount: 200_000, categories: null, interval: 'monthly' },
    ],
  },
  status: 'active',
  type: 'virtual',
}
const authorization = {
  id: 'iauth_1abc',
  object: 'issuing.authorization',
  amount: 0,
  approved: false,
  card,
  created: 1_767_229_200,
  currency: 'usd',
  merchant_data: { category: 'computer_network_services', name: 'Example Hosting', network_id: '1' },
  request_history: [
    { amount: 500, approved: true, reason: 'webhook_approved' },
    { amount: 9_900, approved: false, reason: 'spending_controls' },
  ],
  status: 'closed',
}
const transaction = {
  id: 'ipi_1abc',
  object: 'issuing.transaction',
  amount: -9_900,
  authorization: 'iauth_1abc',
  card: 'ic_1abc',
  created: 1_767_232_800,
  currency: 'usd',
  dispute: { id: 'idp_1abc', object: 'issuing.dispute' },
  merchant_data: { name: null },
  type: 'capture',
}

it('cards: one GET, and nothing of a card but what is compared', async () => {
  const server = await listen((_, response) => json(response, 200, listAnswer('/v1/issuing/cards', [card])))
  const result = await stripeApi().send(readCall(server.base_url, { operation: 'issuing.cards', input: {} }))
  expect(result).toEqual({
    ok: true,
    value: {
      complete: true,
      items: [
        {
          id: 'ic_1abc',
          status: 'active',
          brand: 'Visa',
          last4: '4242',
          exp_month: 8,
          exp_year: 2028,
          currency: 'usd',
          single_limit_cents: 30_000,
          limit_cents: 200_000,
          limit_interval: 'monthly',
          cancellation_reason: null,
          livemode: false,
          created_at: '2026-01-01T00:00:00.000Z',
        },
      ],
    },
  })
  expect(server.seen.map(({ method, path, query }) => ({ method, path, query }))).toEqual([
    { method: 'GET', path: '/v1/issuing/cards', query: { limit: '100' } },
  ])
  expect(server.seen[0]?.headers).toMatchObject({ authorization: `Bearer ${KEY}`, 'user-agent': 'Opsdesk/1.2.3' })
  expect(server.seen[0]?.headers).not.toHaveProperty('idempotency-key')
})

it('authorizations: page after page from where the last ended, since a moment, of one card', async () => {
  const server = await listen(({ query }, response) =>
    json(
      response,
      200,
      query.starting_after === undefined
        ? { ...listAnswer('/v1/issuing/authorizations', [{ ...authorization, id: 'iauth_0' }]), has_more: true }
        : listAnswer('/v1/issuing/authorizations', [authorization]),
    ),
  )
  const input = { from: '2026-01-01T00:00:00Z', card_id: 'ic_1abc' }
  const result = await stripeApi().send(readCall(server.base_url, { operation: 'issuing.authorizations', input }))
  expect(result).toMatchObject({
    ok: true,
    value: {
      complete: true,
      items: [
        { id: 'iauth_0' },
        {
          id: 'iauth_1abc',
          card_id: 'ic_1abc',
          approved: false,
          reason: 'spending_controls',
          status: 'closed',
          amount_cents: 9_900,
          currency: 'usd',
          merchant_name: 'Example Hosting',
          created_at: '2026-01-01T01:00:00.000Z',
        },
      ],
    },
  })
  const asked = { limit: '100', 'created[gte]': '1767225600', card: 'ic_1abc' }
  expect(server.seen.map(({ path, query }) => ({ path, query }))).toEqual([
    { path: '/v1/issuing/authorizations', query: asked },
    { path: '/v1/issuing/authorizations', query: { ...asked, starting_after: 'iauth_0' } },
  ])
})

it('transactions: a capture without its sign, and whether it is disputed', async () => {
  const server = await listen((_, response) => json(response, 200, listAnswer('/v1/issuing/transactions', [transaction])))
  expect(await stripeApi().send(readCall(server.base_url, { operation: 'issuing.transactions', input: {} }))).toEqual({
    ok: true,
    value: {
      complete: true,
      items: [
        {
          id: 'ipi_1abc',
          card_id: 'ic_1abc',
          authorization_id: 'iauth_1abc',
          type: 'capture',
          amount_cents: 9_900,
          currency: 'usd',
          merchant_name: null,
          dispute_id: 'idp_1abc',
          created_at: '2026-01-01T02:00:00.000Z',
        },
      ],
    },
  })
})

it('no more than 1,000 are read, and it is said that there are more', async () => {
  let page = 0
  const server = await listen((_, response) => {
    const data = Array.from({ length: 100 }, (_row, n) => ({ ...transaction, id: `ipi_${page}_${n}` }))
    page++
    json(response, 200, { ...listAnswer('/v1/issuing/transactions', data), has_more: true })
  })
  const result = await stripeApi().send(readCall(server.base_url, { operation: 'issuing.transactions', input: {} }))
  expect(result).toMatchObject({ ok: true, value: { complete: false } })
  expect(server.seen).toHaveLength(10)
})

it('a key without the permission is told so, and a shape that is none of Stripe’s is not taken', async () => {
  const words = {
    error: { type: 'invalid_request_error', message: 'The provided key does not have the required permissions (sk_test_canary).' },
  }
  const refusing = await listen((_, response) => json(response, 403, words))
  const refused = await stripeApi().send(readCall(refusing.base_url, { operation: 'issuing.cards', input: {} }))
  expect(refused).toMatchObject({ ok: false, failure: { code: 'forbidden', what: expect.stringContaining('lacks a permission') } })
  expect(JSON.stringify(refused)).not.toContain('canary')

  const odd = await listen((_, response) => json(response, 200, listAnswer('/v1/issuing/cards', [{ id: 'ic_1' }])))
  const misread = await stripeApi().send(readCall(odd.base_url, { operation: 'issuing.cards', input: {} }))
  expect(misread).toMatchObject({ ok: false, failure: { code: 'bad_answer' } })
})

it('the connection test goes well for a key, or an account, without Issuing, and says what is lacking', async () => {
  for (const [status, body] of [
    [403, { error: { type: 'invalid_request_error', message: 'no' } }],
    [400, { error: { type: 'invalid_request_error', message: 'Your account is not set up to use Issuing.' } }],
  ] as const) {
    const server = await listen(({ path }, response) =>
      path.startsWith('/v1/issuing/') ? json(response, status, body) : json(response, 200, listAnswer(path, [])),
    )
    const { attempt: _, ...where } = readCall(server.base_url)
    const tested = await stripeApi().test(where)
    expect(tested.outcome).toBe('well')
    expect(tested.found?.find(({ name }) => name === 'Issuing: read')).toMatchObject({ has: false })
  }
})
