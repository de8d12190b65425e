import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../open-core'
import { failureOf } from '../upstream/listening'
import { mail, moneyDesk, moneyServer, refund } from './money-server'

const HOUR = 3_600_000

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
      what: 'Within the hour this would come to more than your limit of $100.00 in Staging: $60.00 so far.',
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

  test('a job asks again after as many more: five, two an hour, asks twice', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server, { settings: { refund_limit_count: 2 } })
    const inputs = [1, 2, 3, 4, 5].map((n) => ({ purchase_id: `pur_${n}`, reason: '' }))
    const job_id = randomUUID()
    const job = async () => unwrap(await desk.call('jobs.get', { job_id }))
    unwrap(await desk.call('jobs.create', { job_id, operation: 'refunds.issue', inputs, typed: 'read back' }, 'e1'))
    await expect.poll(job).toMatchObject({ state: 'stopped', stopped_by: 'over_limit', done: 2 })
    unwrap(await desk.call('jobs.resume', { job_id, over_limit: true }))
    await expect.poll(job).toMatchObject({ state: 'stopped', stopped_by: 'over_limit', done: 4 })
    unwrap(await desk.call('jobs.resume', { job_id, over_limit: true }))
    await expect.poll(job).toMatchObject({ state: 'ended', stopped_by: null, done: 5 })
    expect(server.requests).toHaveLength(5)
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

  test('loosened only by a person’s yes outside the window; tightened at once', async () => {
    const desk = await moneyDesk(await moneyServer(), {
      settings: { refund_limit_count: 5, refund_limit_cents: 10_000, four_eyes_cents: 5000 },
    })
    desk.says.yes = false
    for (const looser of [{ refund_limit_count: 6 }, { refund_limit_cents: 0 }, { four_eyes_cents: null }, { four_eyes_cents: 5001 }])
      expect(failureOf(await desk.call('settings.update', looser)).code).toBe('cancelled')
    expect(desk.questions).toHaveLength(4)
    unwrap(
      await desk.call('settings.update', { refund_limit_count: 4, refund_limit_cents: 9000, four_eyes_cents: 0, mail_grace_seconds: 5 }),
    )
    expect(desk.questions).toHaveLength(4)
    desk.says.yes = true
    expect(unwrap(await desk.call('settings.update', { refund_limit_count: 0 }))).toMatchObject({
      refund_limit_count: 0,
      four_eyes_cents: 0,
    })
    expect(desk.questions.at(-1)).toMatch(/Refunds an hour: 4 → no limit/)
  })
})
