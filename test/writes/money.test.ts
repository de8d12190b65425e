import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { recipientsOf } from '@contract/marketplace/marketing-email-recipients'
import { describe, expect, test } from 'vitest'
import { type OpenCore, openCore, unwrap } from '../open-core'
import { failureOf } from '../upstream/listening'
import { moneyDesk, moneyServer } from './money-server'

const HOUR = 3_600_000

const refund = (desk: OpenCore, purchase_id: string, more: Parameters<OpenCore['call']>[3] & { reason?: string } = {}) => {
  const { reason = 'Asked for it.', ...rest } = more
  return desk.call('refunds.issue', { purchase_id, reason }, 'e1', { attempt: randomUUID(), typed: 'read back', ...rest })
}
const mail = (desk: OpenCore, subject: string, more: Parameters<OpenCore['call']>[3] = {}) =>
  desk.call('marketing-email.send', { subject, html_body: '<p>Canary-of-a-body</p>' }, 'e1', {
    attempt: randomUUID(),
    typed: 'read back',
    ...more,
  })
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

describe('the limit of an hour', () => {
  test('by count: pauses and asks, goes on where a person says so, and is over after the hour', async () => {
    const server = await moneyServer()
    let now = new Date('2026-11-20T12:00:00Z')
    const desk = await moneyDesk(server, { now: () => now, settings: { refund_limit_count: 2, refund_limit_cents: 0 } })
    unwrap(await refund(desk, 'pur_1'))
    server.plan('commit-reset')
    failureOf(await refund(desk, 'pur_2'))
    const attempt = randomUUID()
    // What is unknown counts: it may have been done.
    expect(failureOf(await refund(desk, 'pur_3', { attempt }))).toMatchObject({
      code: 'over_limit',
      happened: 'nothing',
      what: 'This would be number 3 within the hour in Staging, and your limit is 2.',
    })
    expect(server.requests).toHaveLength(2)
    unwrap(await refund(desk, 'pur_3', { attempt, over_limit: true }))
    const story = unwrap(await desk.call('ledger.get', { attempt }))
    expect(story?.entries[0]?.body).toMatchObject({ over_limit: true })
    now = new Date(now.getTime() + HOUR + 1000)
    unwrap(await refund(desk, 'pur_4'))
  })

  test('what was refused does not count; what was pressed again later counts then', async () => {
    const server = await moneyServer()
    let now = new Date('2026-11-20T12:00:00Z')
    const desk = await moneyDesk(server, { now: () => now, settings: { refund_limit_count: 1, refund_limit_cents: 0 } })
    const attempt = randomUUID()
    server.plan('503')
    failureOf(await refund(desk, 'pur_1', { attempt }))
    now = new Date(now.getTime() + 2 * HOUR)
    unwrap(await refund(desk, 'pur_1', { attempt }))
    expect(failureOf(await refund(desk, 'pur_2')).code).toBe('over_limit')
  })

  test('by what the answers came to, and by what a person states beforehand', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server, { settings: { refund_limit_count: 0, refund_limit_cents: 10_000 } })
    server.amount(6000)
    unwrap(await refund(desk, 'pur_1'))
    expect(failureOf(await refund(desk, 'pur_2', { stated_cents: 4001 }))).toMatchObject({
      code: 'over_limit',
      what: 'Within the hour this would come to more than your limit of 100.00 in Staging: 60.00 so far.',
    })
    unwrap(await refund(desk, 'pur_2', { stated_cents: 4000 }))
    expect(failureOf(await refund(desk, 'pur_3')).code).toBe('over_limit')
  })

  test('two at once that were each the last within the limit: one', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server, { settings: { refund_limit_count: 1 } })
    const results = await Promise.all(['pur_1', 'pur_2', 'pur_3'].map((id) => refund(desk, id)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(server.requests).toHaveLength(1)
  })

  test('a job stops at it, its item still to do, and goes on where a person says so', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server, { settings: { refund_limit_count: 2 } })
    const inputs = ['pur_1', 'pur_2', 'pur_3', 'pur_4'].map((purchase_id) => ({ purchase_id, reason: '' }))
    const job_id = randomUUID()
    const job = async () => unwrap(await desk.call('jobs.get', { job_id }))
    unwrap(await desk.call('jobs.create', { job_id, operation: 'refunds.issue', inputs, typed: 'read back' }, 'e1'))
    await expect.poll(job).toMatchObject({ state: 'stopped', done: 2, waiting: 2, reason: expect.stringMatching(/your limit is 2/) })
    unwrap(await desk.call('jobs.resume', { job_id }))
    await expect.poll(job).toMatchObject({ state: 'stopped', done: 2 })
    unwrap(await desk.call('jobs.resume', { job_id, over_limit: true }))
    await expect.poll(job).toMatchObject({ state: 'ended', done: 4 })
    expect(server.requests).toHaveLength(4)
  })

  test('does not count in another effect or environment', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server, { settings: { refund_limit_count: 1 } })
    const other = unwrap(await desk.call('environments.duplicate', { environment_id: 'e1' })).id
    unwrap(await desk.call('environments.set_token', { environment_id: other, service: 'marketplace', token: 'a-token-of-some-length' }))
    unwrap(await refund(desk, 'pur_1'))
    unwrap(await mail(desk, 'One'))
    const input = { purchase_id: 'pur_2', reason: '' }
    unwrap(await desk.call('refunds.issue', input, other, { attempt: randomUUID(), typed: 'read back' }))
    expect(failureOf(await refund(desk, 'pur_3')).code).toBe('over_limit')
  })
})

describe('a marketing e-mail', () => {
  test('is sent once, and its count is found in the answer', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server)
    expect(recipientsOf(unwrap(await mail(desk, 'New skills')))).toEqual({ count: 12, field: 'result.sent' })
    expect(server.requests).toHaveLength(1)
  })

  test('fault 15: a lost answer blocks every other one until a person says what became of it', async () => {
    const server = await moneyServer()
    const first = await moneyDesk(server)
    const attempt = randomUUID()
    server.plan('commit-reset')
    expect(failureOf(await mail(first, 'One', { attempt })).happened).toBe('unknown')
    expect(failureOf(await mail(first, 'One', { attempt })).code).toBe('blocked')
    expect(failureOf(await mail(first, 'Another'))).toMatchObject({ code: 'blocked', fields: { attempt } })
    await first.core.close()
    const desk = await moneyDesk(server, { folder: first.folder })
    expect(failureOf(await mail(desk, 'Another')).code).toBe('blocked')
    expect(unwrap(await desk.call('ledger.recheck', { attempt }))).toMatchObject({ settled: null })
    unwrap(await desk.call('ledger.settle', { attempt, outcome: 'not_done', note: 'Nobody got it.' }))
    unwrap(await mail(desk, 'Another'))
    expect(server.requests.map(({ body }) => body.subject)).toEqual(['One', 'Another'])
  })

  test('in production the environment and the subject are typed, however they are spaced', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server, { kind: 'production', name: 'Production' })
    unwrap(await desk.call('guard.unlock', { environment_id: 'e1' }))
    for (const typed of ['New skills', 'Production', 'Production: Old skills', 'read back', 'everyone who opted in'])
      expect(failureOf(await mail(desk, 'New skills', { typed })).what).toMatch(/not confirmed/)
    expect(server.requests).toHaveLength(0)
    unwrap(await mail(desk, 'New skills', { typed: ' Production:  New skills ' }))
    expect(server.requests).toHaveLength(1)
  })

  test('can be undone until it leaves', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server, { settings: { mail_grace_seconds: 30 } })
    const attempt = randomUUID()
    const pressed = mail(desk, 'New skills', { attempt })
    await expect.poll(() => desk.events.some(({ event }) => event === 'waiting')).toBe(true)
    expect(unwrap(await desk.call('ledger.undo', { attempt }))).toEqual({ undone: true })
    expect(failureOf(await pressed).code).toBe('cancelled')
    expect(server.requests).toHaveLength(0)
    expect(unwrap(await desk.call('ledger.get', { attempt }))).toBeNull()
  })

  test('is never one of many', async () => {
    const desk = await moneyDesk(await moneyServer())
    const inputs = [{ subject: 'One', html_body: 'x' }]
    const made = { job_id: randomUUID(), operation: 'marketing-email.send', inputs, typed: 'read back' }
    expect(failureOf(await desk.call('jobs.create', made, 'e1')).code).toBe('refused_here')
  })
})

describe('the ledger', () => {
  test('holds no address and no body: of a body it knows the length and the hash', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server)
    const html_body = `<p>Canary-of-a-body ${'x'.repeat(5000)} canary.person@example.org</p>`
    const [one, two] = [randomUUID(), randomUUID()]
    const input = { subject: 'For canary.person@example.org', html_body }
    unwrap(await desk.call('marketing-email.send', input, 'e1', { attempt: one, typed: 'read back' }))
    unwrap(await mail(desk, 'Short', { attempt: two }))
    unwrap(await refund(desk, 'pur_1', { reason: 'canary.person@example.org asked, key sk_live_canary0123456789' }))
    const entry = unwrap(await desk.call('ledger.get', { attempt: one }))?.entries[0]
    const hash = createHash('sha256').update(html_body).digest('hex')
    expect(entry?.body.input).toEqual({
      subject: 'For [e-mail]',
      html_body: `[${html_body.length} characters, SHA-256 ${hash}]`,
    })
    await desk.core.close()
    const text = ['ledger.db', 'ledger.db-wal']
      .map((name) => {
        try {
          return readFileSync(join(desk.folder, name), 'latin1')
        } catch {
          return ''
        }
      })
      .join('')
    expect(text).toContain('For [e-mail]')
    expect(text).not.toMatch(/canary/i)
  })
})

test('in practice a refund and an e-mail go the whole way', async () => {
  const desk = await openCore({ settings: { grace_seconds: 0, mail_grace_seconds: 0 } })
  try {
    const practice = unwrap(await desk.call('environments.practise', {})).id
    unwrap(await desk.call('environments.reset_practice', { environment_id: practice, users: 200 }))
    const press = { attempt: randomUUID(), typed: 'read back' }
    expect(unwrap(await desk.call('refunds.issue', { purchase_id: 'pur_practice_0002' }, practice, press))).toMatchObject({
      status: 'succeeded',
      amount_cents: 999,
    })
    const again = await desk.call('refunds.issue', { purchase_id: 'pur_practice_0002' }, practice, { ...press, attempt: randomUUID() })
    expect(failureOf(again)).toMatchObject({ code: 'bad_request', server_words: 'Charge has already been refunded' })
    const input = { subject: 'New skills', html_body: `<p>${'é'.repeat(100_000)}</p>` }
    const sent = unwrap(await desk.call('marketing-email.send', input, practice, { ...press, attempt: randomUUID() }))
    expect(recipientsOf(sent)?.count).toBeGreaterThan(40)
  } finally {
    await desk.core.close()
  }
})
