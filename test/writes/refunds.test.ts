import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type OpenCore, unwrap } from '../open-core'
import { failureOf } from '../upstream/listening'
import { moneyDesk, moneyServer, refund } from './money-server'

const HOUR = 3_600_000

const stateOf = async (desk: OpenCore, attempt: string) => unwrap(await desk.call('ledger.get', { attempt }))?.write.state

describe('a refund', () => {
  test('is sent once, and its answer is the receipt', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server)
    const attempt = randomUUID()
    const receipt = { refund_id: 're_1', status: 'succeeded', amount_cents: 999 }
    expect(unwrap(await refund(desk, 'pur_1', { attempt }))).toEqual(receipt)
    // Pressed again, the same form gives the same receipt, and nothing is sent.
    expect(unwrap(await refund(desk, 'pur_1', { attempt }))).toEqual(receipt)
    expect(server.requests).toEqual([{ path: '/v1/admin/refunds/pur_1', key: attempt, body: { reason: 'Asked for it.' } }])
  })

  test.each([
    'commit-reset',
    'reset',
    '500-commit',
    'html-commit',
    'no-id',
  ] as const)('faults 6, 11, 21: %s: unknown, and no press makes a second one of it', async (behaviour) => {
    const server = await moneyServer()
    const desk = await moneyDesk(server)
    const attempt = randomUUID()
    server.plan(behaviour)
    expect(failureOf(await refund(desk, 'pur_1', { attempt }))).toMatchObject({ code: 'unknown_outcome', happened: 'unknown' })
    for (const again of [attempt, randomUUID()]) {
      expect(failureOf(await refund(desk, 'pur_1', { attempt: again }))).toMatchObject({ code: 'blocked', fields: { attempt } })
    }
    // There is nothing to read: it stays unknown until a person says what became of it.
    expect(unwrap(await desk.call('ledger.recheck', { attempt }))).toMatchObject({ settled: null })
    expect(failureOf(await refund(desk, 'pur_1')).code).toBe('blocked')
    expect(server.seen('pur_1').requests).toBe(1)
    unwrap(await desk.call('ledger.settle', { attempt, outcome: 'done', note: 'Stripe’s dashboard shows it.' }))
    expect(await stateOf(desk, attempt)).toBe('settled_done')
    expect(failureOf(await refund(desk, 'pur_1', { attempt })).what).toMatch(/settled already/)
    expect(server.seen('pur_1').requests).toBe(1)
  })

  test('fault 3: closed while it was being sent: unknown and blocked at the next start', async () => {
    const server = await moneyServer()
    const first = await moneyDesk(server)
    const attempt = randomUUID()
    server.plan('hold')
    const pressed = refund(first, 'pur_1', { attempt })
    await expect.poll(() => server.seen('pur_1').requests).toBe(1)
    // Another core on the same folder stands for the next start: the first one's answer never arrives.
    const second = await moneyDesk(server, { folder: first.folder })
    expect(await stateOf(second, attempt)).toBe('unknown')
    expect(failureOf(await refund(second, 'pur_1'))).toMatchObject({ code: 'blocked', fields: { attempt } })
    expect(server.seen('pur_1')).toEqual({ requests: 1, commits: 1 })
    server.letGo()
    await pressed
  })

  test('fault 9: a double click, two windows and a replayed call send one', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server)
    const attempt = randomUUID()
    server.plan('slow')
    const same = await Promise.all([1, 2, 3].map(() => refund(desk, 'pur_1', { attempt })))
    expect(new Set(same.map((result) => JSON.stringify(result))).size).toBe(1)
    server.plan('slow')
    const two = await Promise.all([refund(desk, 'pur_2'), refund(desk, 'pur_2')])
    expect(two.filter(({ ok }) => ok)).toHaveLength(1)
    expect(failureOf(two.find(({ ok }) => !ok) as never).code).toBe('blocked')
    expect([server.seen('pur_1').requests, server.seen('pur_2').requests]).toEqual([1, 1])
  })

  test('fault 13: refused a day ago, the same form is not sent again', async () => {
    const server = await moneyServer()
    let now = new Date('2026-11-20T12:00:00Z')
    const desk = await moneyDesk(server, { now: () => now })
    const attempt = randomUUID()
    server.plan('503')
    expect(failureOf(await refund(desk, 'pur_1', { attempt }))).toMatchObject({
      code: 'unavailable',
      happened: 'refused',
      server_words: 'Stripe is unavailable',
    })
    now = new Date(now.getTime() + 25 * HOUR)
    expect(failureOf(await refund(desk, 'pur_1', { attempt })).what).toMatch(/more than a day old/)
    expect(server.seen('pur_1').requests).toBe(1)
  })

  test('fault 14: the same attempt for another purchase or reason is refused here', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server)
    const attempt = randomUUID()
    unwrap(await refund(desk, 'pur_1', { attempt }))
    expect(failureOf(await refund(desk, 'pur_2', { attempt })).what).toMatch(/other contents/)
    expect(failureOf(await refund(desk, 'pur_1', { attempt, reason: 'Another.' })).what).toMatch(/other contents/)
    expect(server.requests).toHaveLength(1)
  })

  test('503: nothing happened, and the same form may be pressed again', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server)
    const attempt = randomUUID()
    server.plan('503')
    failureOf(await refund(desk, 'pur_1', { attempt }))
    unwrap(await refund(desk, 'pur_1', { attempt }))
    expect(server.seen('pur_1')).toEqual({ requests: 2, commits: 1 })
  })

  test('SECURITY 24: in production the purchase is typed, and writing is unlocked', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server, { kind: 'production', name: 'Production' })
    for (const typed of ['read back', 'pur_2', '', undefined])
      expect(failureOf(await refund(desk, 'pur_1', { typed })).what).toMatch(/not confirmed/)
    expect(failureOf(await refund(desk, 'pur_1', { typed: 'pur_1' })).code).toBe('locked')
    unwrap(await desk.call('guard.unlock', { environment_id: 'e1' }))
    unwrap(await refund(desk, 'pur_1', { typed: 'pur_1' }))
    expect(server.requests).toHaveLength(1)
  })

  test('many are one job; what can’t be read is allowed, the same twice is not', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server)
    const inputs = ['pur_1', 'pur_2', 'pur_1'].map((purchase_id) => ({ purchase_id, reason: '' }))
    const preview = unwrap(await desk.call('jobs.preview', { operation: 'refunds.issue', inputs }, 'e1'))
    expect(preview.items.map(({ why_not }) => why_not)).toEqual([null, null, 'The same as line 1.'])
    const job_id = randomUUID()
    unwrap(await desk.call('jobs.create', { job_id, operation: 'refunds.issue', inputs, typed: 'read back' }, 'e1'))
    await expect.poll(async () => unwrap(await desk.call('jobs.get', { job_id }))).toMatchObject({ state: 'ended', done: 2 })
    expect(server.requests).toHaveLength(2)
  })
})
