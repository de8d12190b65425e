import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { signatureOf } from '../../src-main/practice/stripe-stand-in'
import { ask } from './ask'
import { worldFolder } from './world-folder'
import { worldRows } from './world-rows'

const reason = 'Customer requested refund due to compatibility issue'

let server: PracticeServer
let folder: string
beforeEach(async () => {
  folder = await worldFolder()
  server = await servePractice({ folder, users: 100, fresh: true })
})
afterEach(() => server.close())

const refund = (word: string, body: unknown = { reason }, prefix = '') =>
  ask(server, 'POST', `${prefix}/v1/admin/refunds/pur_practice_${word}`, { body })
const rows = (sql: string, ...args: string[]) => worldRows(folder, sql, ...args)
const purchase = async (word: string) => (await rows('SELECT status, refunded_at FROM purchases WHERE id = ?', `pur_practice_${word}`))[0]
const refundsMade = async () => (await rows('SELECT id FROM stripe_refunds')).length

describe('refunds.issue', () => {
  test('refunds through Stripe; its report changes the purchase, ends the licence and mails the buyer', async () => {
    const answer = await refund('0001')
    expect([answer.status, answer.json()]).toEqual([
      200,
      { refund_id: expect.stringMatching(/^re_practice\w+$/), status: 'succeeded', amount_cents: 4900 },
    ])
    expect(await purchase('0001')).toEqual({ status: 'completed', refunded_at: null })
    expect(await rows('SELECT action, target_type, target_id, reason FROM audit_log')).toEqual([
      { action: 'refund_purchase', target_type: 'purchase', target_id: 'pur_practice_0001', reason },
    ])

    await expect.poll(() => purchase('0001'), { timeout: 5000 }).toMatchObject({ status: 'refunded' })
    expect(await rows("SELECT status FROM licenses WHERE purchase_id = 'pur_practice_0001'")).toEqual([{ status: 'deactivated' }])
    expect(await rows("SELECT user_id, recipients FROM sent_mail WHERE kind = 'refund'")).toEqual([
      { user_id: 'user_2practice000000000000member', recipients: 1 },
    ])
    const again = await refund('0001')
    expect([again.status, again.json()]).toEqual([400, { detail: 'Purchase is not completed (status: refunded)' }])
  })

  test('a charge is refunded once, also before the report and by two at once', async () => {
    const answers = await Promise.all([refund('0002', { reason: 'one' }), refund('0002', { reason: 'two' })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400])
    expect(answers.find(({ status }) => status === 400)?.json()).toEqual({ detail: 'Charge has already been refunded' })
    expect((await refund('0002')).status).toBe(400)
    expect(await refundsMade()).toBe(1)
    expect(await rows('SELECT * FROM audit_log')).toHaveLength(1)
  })

  test('what can’t be refunded says which of the reasons it is, and nothing happens', async () => {
    const said = async (answer: ReturnType<typeof ask>) => [(await answer).status, (await answer).json()]
    expect(await said(refund('failed'))).toEqual([400, { detail: 'Purchase is not completed (status: failed)' }])
    expect(await said(refund('free'))).toEqual([400, { detail: 'Purchase has no PaymentIntent' }])
    expect(await said(refund('nothing'))).toEqual([404, { detail: 'Purchase not found' }])
    expect(await said(ask(server, 'POST', '/v1/admin/refunds/not%20an%20id', { body: {} }))).toEqual([
      404,
      { detail: 'Purchase not found' },
    ])
    expect(await said(refund('0003', { reason }, '/without_stripe'))).toEqual([503, { detail: 'Stripe is unavailable' }])
    expect((await refund('0003', { reason: 'x'.repeat(2001) })).status).toBe(422)
    expect((await refund('0003', null)).status).toBe(422)
    expect(await refundsMade()).toBe(0)
    expect(await rows('SELECT * FROM audit_log')).toEqual([])
  })

  test('without Stripe everything else is there', async () => {
    expect((await ask(server, 'GET', '/without_stripe/v1/admin/users')).status).toBe(200)
  })

  test('sentinels: provoked by the purchase’s id; a lost answer is done, a cut one is not', async () => {
    expect((await refund('fail_503')).status).toBe(503)
    expect((await refund('fail_404')).status).toBe(404)
    await expect(refund('fail_cut')).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect(await refundsMade()).toBe(0)
    await expect(refund('fail_lost')).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect(await refundsMade()).toBe(1)
    await expect.poll(() => purchase('fail_lost'), { timeout: 5000 }).toMatchObject({ status: 'refunded' })
  })

  test('one purchase is refunded and never reported, so that waiting for it can be practised', async () => {
    expect((await refund('no_webhook')).status).toBe(200)
    await refund('0001')
    await expect.poll(() => purchase('0001'), { timeout: 5000 }).toMatchObject({ status: 'refunded' })
    expect(await purchase('no_webhook')).toMatchObject({ status: 'completed' })
  })

  test('what was not reported before practice closed is reported at the next start', async () => {
    await refund('0001')
    await server.close()
    expect(await purchase('0001')).toMatchObject({ status: 'completed' })
    server = await servePractice({ folder, users: 100, fresh: false })
    await expect.poll(() => purchase('0001'), { timeout: 5000 }).toMatchObject({ status: 'refunded' })
  })

  test('a report that Stripe did not sign changes nothing', async () => {
    const payload = JSON.stringify({
      type: 'charge.refunded',
      data: { object: { payment_intent: 'pi_practice_0001', refunded: true } },
    })
    const seconds = Math.floor(Date.now() / 1000)
    for (const signature of ['', 't=1,v1=00', signatureOf('whsec_wrong', payload, seconds)]) {
      const headers: Record<string, string> = { 'stripe-signature': signature }
      expect((await ask(server, 'POST', '/webhooks/stripe', { raw: payload, headers, token: null })).status).toBe(400)
    }
    expect(await purchase('0001')).toMatchObject({ status: 'completed' })
  })
})
