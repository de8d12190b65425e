import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { servePractice } from '../../src-main/practice/server'
import { newFolder, type OpenCore, openCore, unwrap } from '../open-core'
import { failureOf } from '../upstream/listening'

let desk: OpenCore
let environment: string
beforeAll(async () => {
  desk = await openCore({ stillWorking: 0 })
  environment = unwrap(await desk.call('environments.practise', {})).id
  unwrap(await desk.call('environments.set_practice_sources', { environment_id: environment, sources: 'both' }))
  const { services } = unwrap(await desk.call('environments.list', {})).items[0] ?? { services: null }
  const answer = await desk.core.call({ id: randomUUID(), operation: 'environments.list', environment: null, input: {} })
  expect(JSON.stringify(answer)).not.toContain('sk_test_practice')
  expect(services?.stripe).toMatchObject({ credential: { state: 'set' } })
})
afterAll(async () => {
  await desk.core.close()
})

const refund = (of: OpenCore, purchase_id: string, attempt: string = randomUUID(), more: Record<string, unknown> = {}) =>
  of.call('refunds.issue', { purchase_id, reason: 'duplicate: Paid twice.', through: 'stripe' }, environment, {
    attempt,
    typed: 'read back',
    ...more,
  })
const payment = async (payment_intent: string) => unwrap(await desk.call('payments.get', { payment_intent }, environment))

describe('the practice Stripe, asked over HTTP by Stripe’s own SDK', () => {
  test('says which key it is, and what it may do', async () => {
    const tested = unwrap(await desk.call('environments.test', { environment_id: environment, service: 'stripe' }))
    expect(tested).toMatchObject({ outcome: 'well', what: expect.stringContaining('test mode') })
    expect(tested.found?.find(({ name }) => name === 'Refunds: write')).toMatchObject({ has: true })
  })

  test('a payment before and after its refund; the ledger says which way it went, and what it came to', async () => {
    expect(await payment('pi_practice_0002')).toMatchObject({ left_cents: 999, refunds: [], card_last4: '4242', livemode: false })
    const attempt = randomUUID()
    const receipt = unwrap(await refund(desk, 'pi_practice_0002', attempt))
    expect(receipt).toMatchObject({ status: 'succeeded', amount_cents: 999, currency: 'usd' })
    expect(await payment('pi_practice_0002')).toMatchObject({
      left_cents: 0,
      refunded_cents: 999,
      refunds: [{ refund_id: receipt.refund_id, attempt, reason: 'duplicate: Paid twice.' }],
    })
    // The same form pressed again gives the same receipt.
    expect(unwrap(await refund(desk, 'pi_practice_0002', attempt))).toEqual(receipt)
    const told = unwrap(await desk.call('ledger.get', { attempt }))
    const intent = told?.entries[0]?.body as Record<string, unknown>
    expect(intent).toMatchObject({ request: 'POST /v1/refunds', stated_cents: 999, input: { through: 'stripe' } })
    expect(JSON.stringify(told)).not.toMatch(/@example|sk_test/)
  })

  test('what can’t be given back is refused before anything is sent', async () => {
    for (const [id, words] of [
      ['pi_practice_refunded', 'refunded already'],
      ['pi_practice_failed', 'Nothing was paid'],
    ] as const)
      expect(failureOf(await refund(desk, id))).toMatchObject({ code: 'refused_here', what: expect.stringContaining(words) })
    // Stripe does not know it: nothing was found, and Stripe has the last word.
    expect(failureOf(await refund(desk, 'pi_practice_nothing'))).toMatchObject({
      code: 'not_found',
      happened: 'refused',
      service: 'stripe',
    })
  })

  test('with its amount read nobody states it; above the limit it takes a second person', async () => {
    unwrap(await desk.call('settings.update', { four_eyes_cents: 2000 }))
    expect(failureOf(await refund(desk, 'pi_practice_large', randomUUID(), { stated_cents: 100 })).code).toBe('second_person')
    expect((await payment('pi_practice_large'))?.left_cents).toBe(249_900)
    unwrap(await refund(desk, 'pi_practice_0003'))
    unwrap(await desk.call('settings.update', { four_eyes_cents: null }))
  })

  test('what changed since the person looked is not sent', async () => {
    const seen = unwrap(await desk.call('refunds.get', { purchase_id: 'pi_practice_eur', through: 'stripe' }, environment))
    expect(seen).toMatchObject({ amount_cents: 1250, currency: 'eur', receipt_email: expect.stringContaining('@') })
    unwrap(await refund(desk, 'pi_practice_eur'))
    const failure = failureOf(await refund(desk, 'pi_practice_eur', randomUUID(), { seen }))
    expect(failure).toMatchObject({ code: 'moved', fields: { amount_cents: '1250 → 0' } })
  })

  test('fault 6: done, and the answer lost: unknown, blocked, and settled by reading Stripe', async () => {
    const attempt = randomUUID()
    expect(failureOf(await refund(desk, 'pi_practice_fail_lost', attempt))).toMatchObject({ code: 'unknown_outcome', happened: 'unknown' })
    expect(failureOf(await refund(desk, 'pi_practice_fail_lost'))).toMatchObject({ code: 'blocked', fields: { attempt } })
    expect(unwrap(await desk.call('ledger.recheck', { attempt }))).toMatchObject({ settled: 'done' })
    expect((await payment('pi_practice_fail_lost'))?.refunds).toMatchObject([{ attempt }])
  })

  test('cut off before anything was done: unknown, and settled as not done', async () => {
    const attempt = randomUUID()
    expect(failureOf(await refund(desk, 'pi_practice_fail_cut', attempt))).toMatchObject({ happened: 'unknown' })
    expect(unwrap(await desk.call('ledger.recheck', { attempt }))).toMatchObject({ settled: 'not_done' })
    expect(await payment('pi_practice_fail_cut')).toMatchObject({ refunded_cents: 0, refunds: [] })
  })

  test('a purchase by its own id: seen in the database and at Stripe, refunded, and followed until the report has changed it', async () => {
    const get = async () => unwrap(await desk.call('refunds.get', { purchase_id: 'pur_practice_0001' }, environment))
    const before = await get()
    expect(before).toMatchObject({
      purchase_id: 'pur_practice_0001',
      payment_intent: 'pi_practice_0001',
      amount_cents: 4900,
      status: 'completed',
      license_status: 'active',
      payment_status: 'succeeded',
      refunds: [],
      unread: null,
    })
    const attempt = randomUUID()
    unwrap(await refund(desk, 'pur_practice_0001', attempt, { seen: before }))
    // At once at Stripe; in the marketplace when its report has arrived.
    expect(await get()).toMatchObject({ amount_cents: 0, refunds: [{ attempt }] })
    await expect.poll(get, { timeout: 10_000 }).toMatchObject({ status: 'refunded', license_status: 'deactivated' })
    expect(failureOf(await refund(desk, 'pur_practice_0001')).what).toContain('refunded already')
  })

  test('through the API as well: its amount is read, and an unknown one is settled by what Stripe and the database show', async () => {
    const issue = (purchase_id: string, attempt: string = randomUUID()) =>
      desk.call('refunds.issue', { purchase_id, reason: '' }, environment, { attempt, typed: 'read back' })
    const attempt = randomUUID()
    expect(failureOf(await issue('pur_practice_fail_lost', attempt))).toMatchObject({ what: expect.stringContaining('refunded already') })
    expect(failureOf(await issue('pur_practice_pending')).what).toContain('Nothing was paid')
    expect(failureOf(await issue('pur_practice_free')).what).toContain('no PaymentIntent')
    unwrap(await desk.call('settings.update', { four_eyes_cents: 2000 }))
    expect(failureOf(await issue('pur_practice_large')).code).toBe('second_person')
    unwrap(await desk.call('settings.update', { four_eyes_cents: null }))
    expect(failureOf(await issue('pur_practice_fail_500', attempt)).code).toBe('unknown_outcome')
    expect(unwrap(await desk.call('ledger.recheck', { attempt }))).toMatchObject({ settled: 'not_done' })
  })
})

test('fault 10: two operators on two machines: one refund, and the other is told that it was refunded already', async () => {
  const server = await servePractice({ folder: newFolder(), users: 100, fresh: true })
  const desks = await Promise.all([openCore(), openCore()])
  try {
    const stripe = server.services.stripe
    const places = await Promise.all(
      desks.map(async (one) => {
        const services = { stripe: { base_url: stripe?.base_url ?? '' } }
        const { id } = unwrap(await one.call('environments.create', { name: 'Shared', kind: 'staging', colour: 'amber', services }))
        unwrap(await one.call('environments.set_token', { environment_id: id, service: 'stripe', token: stripe?.credential ?? '' }))
        return id
      }),
    )
    for (const purchase_id of ['pi_practice_0001', 'pi_practice_0002', 'pi_practice_0003']) {
      const input = { purchase_id, reason: '', through: 'stripe' as const }
      const answers = await Promise.all(
        desks.map((one, at) => one.call('refunds.issue', input, places[at], { attempt: randomUUID(), typed: 'read back' })),
      )
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      const failure = failureOf(answers.find(({ ok }) => !ok) as never)
      expect(failure.what).toBe('It was refunded already: the buyer has the money back.')
      expect(failure.happened).not.toBe('unknown')
      const payment = unwrap(await (desks[0] as OpenCore).call('payments.get', { payment_intent: purchase_id }, places[0]))
      expect(payment?.refunds).toHaveLength(1)
    }
  } finally {
    await Promise.all(desks.map(({ core }) => core.close()))
    await server.close()
  }
})

test('a key of the wrong mode is not kept', async () => {
  const created = unwrap(
    await desk.call('environments.create', {
      name: 'Real',
      kind: 'production',
      colour: 'red',
      services: { stripe: { base_url: 'https://api.stripe.com' } },
    }),
  )
  const set = (token: string) => desk.call('environments.set_token', { environment_id: created.id, service: 'stripe', token })
  expect(failureOf(await set('sk_test_canary')).what).toContain('test key')
  expect(failureOf(await set('pk_live_canary')).what).toContain('publishable')
  expect(unwrap(await set('rk_live_canary51_a_long_one_as_they_are_nary')).ends).toBe('nary')
})
