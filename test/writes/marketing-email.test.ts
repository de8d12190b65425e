import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { recipientsOf } from '@contract/marketplace/marketing-email-recipients'
import { describe, expect, test } from 'vitest'
import { openCore, unwrap } from '../open-core'
import { failureOf } from '../upstream/listening'
import { mail, moneyDesk, moneyServer, refund } from './money-server'

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
