import type { Client } from '@libsql/client'
import type { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createStripeStandIn, unreported } from '../../src-main/practice/stripe-stand-in'
import { seededWorld } from '../database/seeded-world'

let db: Client
let close: () => Promise<void>
let stripe: Hono
let now: Date
let told: number
beforeEach(async () => {
  ;({ db, close } = await seededWorld(100))
  now = new Date('2026-06-15T13:45:00Z')
  told = 0
  const platform = () => Promise.reject(new Error('No agents here.'))
  stripe = createStripeStandIn({ db, platform, key: 'sk_test_x', now: () => now, refunded: () => void told++ })
})
afterEach(() => close())

const refund = async (parameters: Record<string, string>, key?: string, secret = 'sk_test_x') => {
  const answer = await stripe.request('/v1/refunds', {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, ...(key ? { 'idempotency-key': key } : {}) },
    body: new URLSearchParams(parameters).toString(),
  })
  const body = (await answer.json()) as { id?: string; error?: { type: string; code: string | null } }
  return { ...body, status: answer.status, replayed: answer.headers.get('idempotent-replayed') }
}
const made = async () => (await db.execute('SELECT count(*) AS n FROM stripe_refunds')).rows[0]?.n
const whole = { payment_intent: 'pi_practice_0001' }

describe('idempotency', () => {
  test('the same key gives the same answer, and refunds once', async () => {
    const first = await refund(whole, 'k1')
    const again = await refund(whole, 'k1')
    expect([first.status, again.status, again.id, again.replayed]).toEqual([200, 200, first.id, 'true'])
    expect([await made(), told]).toEqual([1, 1])
  })

  test('also when both come at once', async () => {
    const answers = await Promise.all([refund(whole, 'k1'), refund(whole, 'k1'), refund(whole, 'k1')])
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect([await made(), told]).toEqual([1, 1])
  })

  test('the same key with other parameters is an error, and nothing is refunded', async () => {
    await refund(whole, 'k1')
    const other = await refund({ payment_intent: 'pi_practice_0002' }, 'k1')
    expect([other.status, other.error?.type]).toEqual([400, 'idempotency_error'])
    expect((await refund({ ...whole, 'metadata[reason]': 'x' }, 'k1')).error?.type).toBe('idempotency_error')
    expect(await made()).toBe(1)
  })

  test('a refusal is remembered too', async () => {
    const refused = await refund({ payment_intent: 'pi_practice_pending' }, 'k1')
    await db.execute("UPDATE purchases SET status = 'completed' WHERE id = 'pur_practice_pending'")
    expect(await refund({ payment_intent: 'pi_practice_pending' }, 'k1')).toMatchObject({ status: refused.status, replayed: 'true' })
    expect((await refund({ payment_intent: 'pi_practice_pending' }, 'k2')).status).toBe(200)
  })

  test('a key is forgotten after a day; the charge is not', async () => {
    await refund(whole, 'k1')
    now = new Date(now.getTime() + 25 * 3_600_000)
    expect(await refund(whole, 'k1')).toMatchObject({ status: 400, replayed: null, error: { code: 'charge_already_refunded' } })
    expect(await made()).toBe(1)
  })
})

describe('one full refund a charge', () => {
  test('a second one under any key is refused', async () => {
    await refund(whole, 'k1')
    expect((await refund(whole, 'k2')).error?.code).toBe('charge_already_refunded')
    expect((await refund(whole)).error?.code).toBe('charge_already_refunded')
    expect((await refund({ payment_intent: 'pi_practice_refunded' })).error?.code).toBe('charge_already_refunded')
  })

  test('only the whole amount, of a payment that succeeded and is there', async () => {
    expect((await refund({ ...whole, amount: '100' })).error?.code).toBe('amount_not_whole')
    expect((await refund({ payment_intent: 'pi_practice_failed' })).error?.code).toBe('payment_intent_unexpected_state')
    expect(await refund({ payment_intent: 'pi_nothing' })).toMatchObject({ status: 404, error: { code: 'resource_missing' } })
    expect((await refund({})).error?.code).toBe('parameter_missing')
    expect((await refund({ ...whole, colour: 'red' })).error?.code).toBe('parameter_unknown')
    expect(await made()).toBe(0)
    expect(await refund({ ...whole, amount: '4900' })).toMatchObject({
      status: 200,
      amount: 4900,
      currency: 'usd',
      charge: 'ch_practice_0001',
    })
  })

  test('another key than its own is 401', async () => {
    expect((await refund(whole, 'k1', 'sk_test_y')).status).toBe(401)
    expect(await made()).toBe(0)
  })
})

test('what was refunded is to be read, and to be reported', async () => {
  const { id } = await refund({ ...whole, 'metadata[reason]': 'because' })
  const get = async (path: string) => (await stripe.request(path, { headers: { authorization: 'Bearer sk_test_x' } })).json()
  expect(await get(`/v1/refunds/${id}`)).toMatchObject({ id, status: 'succeeded', amount: 4900, metadata: { reason: 'because' } })
  expect(await get('/v1/payment_intents/pi_practice_0001?expand[0]=latest_charge')).toMatchObject({
    status: 'succeeded',
    latest_charge: { refunded: true, amount_refunded: 4900 },
  })
  expect(await unreported(db)).toMatchObject({
    id,
    event: { type: 'charge.refunded', data: { object: { payment_intent: 'pi_practice_0001', refunded: true } } },
  })
})
