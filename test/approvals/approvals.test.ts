import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CoreOptions } from '../../src-main/core'
import { newFolder, type OpenCore, unwrap } from '../open-core'
import { failureOf } from '../upstream/listening'
import { moneyDesk, moneyServer, refund } from '../writes/money-server'

const HOUR = 3_600_000
const settings = { four_eyes_cents: 5000 }
const input = { purchase_id: 'pur_1', reason: 'Charged twice, says canary.person@example.org' }
const asked = { operation: 'refunds.issue', input, stated_cents: 9900, note: 'Ticket 4711' }
const press = { typed: 'read back' }

/** Two desks at one server, each with its own key, each knowing the other's. */
const twoDesks = async (options: Partial<CoreOptions> = {}, checker_subject = 'user_checker') => {
  const server = await moneyServer()
  const maker = await moneyDesk(server, { settings, ...options })
  const checker = await moneyDesk(server, { settings, subject: checker_subject, ...options })
  const keyOf = async (desk: OpenCore) => unwrap(await desk.call('approvals.own_key', {}))
  const trust = async (desk: OpenCore, other: OpenCore, name: string) =>
    unwrap(await desk.call('approvals.add_key', { public_key: (await keyOf(other)).public_key, name }))
  await trust(maker, checker, 'Chiara')
  await trust(checker, maker, 'Morgan')
  return { server, maker, checker, keyOf }
}
const fileOf = async (desk: OpenCore, write: () => Promise<unknown>): Promise<string> => {
  const file = join(newFolder(), 'signed.json')
  desk.says.file = file
  await write()
  return readFileSync(file, 'utf8')
}
const requestFrom = (desk: OpenCore, more: Partial<typeof asked> = {}): Promise<string> =>
  fileOf(desk, async () => unwrap(await desk.call('approvals.export_request', { ...asked, ...more }, 'e1')))
const execute = (desk: OpenCore, text: string, more: { typed?: string } = press) => desk.call('approvals.execute', { text, ...more }, 'e1')

describe('above what one person may do alone', () => {
  test('a refund is refused here; up to it, and by its stated amount, it goes', async () => {
    const { server, maker } = await twoDesks()
    expect(failureOf(await refund(maker, 'pur_1', { stated_cents: 5001 }))).toMatchObject({ code: 'second_person', happened: 'nothing' })
    expect(failureOf(await refund(maker, 'pur_1')).what).toMatch(/its amount is not known/)
    expect(server.requests).toHaveLength(0)
    unwrap(await refund(maker, 'pur_1', { stated_cents: 5000 }))
    expect(server.requests).toHaveLength(1)
  })

  test('a job leaves it out, says why, and sends nothing', async () => {
    const { server, maker } = await twoDesks()
    const job_id = randomUUID()
    const inputs = [{ purchase_id: 'pur_1', reason: '' }]
    unwrap(await maker.call('jobs.create', { job_id, operation: 'refunds.issue', inputs, ...press }, 'e1'))
    await expect.poll(async () => unwrap(await maker.call('jobs.get', { job_id }))).toMatchObject({ state: 'ended', refused: 1 })
    expect(unwrap(await maker.call('jobs.items', { job_id })).items[0]?.words).toMatch(/second person/)
    expect(server.requests).toHaveLength(0)
  })
})

describe('a request', () => {
  test('made at one desk is executed at another, once, under its own token; both stand in both ledgers', async () => {
    const { server, maker, checker, keyOf } = await twoDesks()
    const text = await requestFrom(maker)
    expect(server.requests).toHaveLength(0)
    const shown = unwrap(await checker.call('approvals.read_request', { text }, 'e1'))
    expect(shown).toMatchObject({
      operation: 'refunds.issue',
      target: 'pur_1',
      input,
      stated_cents: 9900,
      note: 'Ticket 4711',
      maker: { name: 'Morgan', fingerprint: (await keyOf(maker)).fingerprint, subject: 'user_me' },
      why_not: null,
    })
    const { request } = shown
    expect(unwrap(await execute(checker, text))).toEqual({
      request,
      answer: { refund_id: 're_1', status: 'succeeded', amount_cents: 999 },
    })
    expect(server.requests).toMatchObject([{ path: '/v1/admin/refunds/pur_1', key: request, body: { reason: input.reason } }])

    const story = unwrap(await checker.call('ledger.get', { attempt: request }))
    expect(story?.write).toMatchObject({ state: 'done', subject: 'user_checker' })
    expect(story?.entries[0]?.body.approved).toMatchObject({
      request,
      maker: (await keyOf(maker)).fingerprint,
      maker_name: 'Morgan',
      maker_subject: 'user_me',
      checker: (await keyOf(checker)).fingerprint,
    })

    const answer = await fileOf(checker, async () => unwrap(await checker.call('approvals.export_answer', { request })))
    expect(unwrap(await maker.call('approvals.read_answer', { text: answer }))).toMatchObject({
      request,
      state: 'done',
      checker: { name: 'Chiara', subject: 'user_checker' },
    })
    unwrap(await maker.call('approvals.read_answer', { text: answer }))
    const steps = unwrap(await maker.call('approvals.list', {})).items
    expect(steps.map(({ step }) => step)).toEqual(['answered', 'requested', 'key_added'])
    expect(steps[0]?.details).toMatchObject({ state: 'done', checker: { fingerprint: (await keyOf(checker)).fingerprint } })
    expect(steps[1]).toMatchObject({ request, details: { target: 'pur_1', maker: (await keyOf(maker)).fingerprint } })

    // Executed, it can't be again: neither there, nor after its answer was lost.
    expect(failureOf(await execute(checker, text)).what).toMatch(/executed here already: done/)
    expect(server.requests).toHaveLength(1)
    for (const desk of [maker, checker]) expect(unwrap(await desk.call('ledger.verify', {}))).toMatchObject({ whole: true })
    expect(JSON.stringify([steps, story])).not.toContain('canary')
  })

  test('whose answer was lost is unknown, and pressing again sends nothing', async () => {
    const { server, maker, checker } = await twoDesks()
    const text = await requestFrom(maker)
    server.plan('commit-reset')
    expect(failureOf(await execute(checker, text)).happened).toBe('unknown')
    expect(failureOf(await execute(checker, text)).what).toMatch(/executed here already: unknown/)
    expect(server.requests).toHaveLength(1)
  })

  test('is pressed twice at once: one', async () => {
    const { server, maker, checker } = await twoDesks()
    const text = await requestFrom(maker)
    server.plan('slow')
    await Promise.all([execute(checker, text), execute(checker, text)])
    expect(server.requests).toHaveLength(1)
  })

  test('can’t be checked by its maker: neither at the same desk, nor by the same person at another', async () => {
    const { server, maker, checker } = await twoDesks({}, 'user_me')
    const text = await requestFrom(maker)
    expect(failureOf(await execute(maker, text)).what).toMatch(/made at this very desk/)
    const { public_key } = unwrap(await maker.call('approvals.own_key', {}))
    expect(failureOf(await maker.call('approvals.add_key', { public_key, name: 'Myself' })).what).toMatch(/this desk’s own key/)
    expect(failureOf(await execute(checker, text)).what).toMatch(/made this request yourself/)
    expect(server.requests).toHaveLength(0)
  })

  test('of a key that was not exchanged, or is no longer trusted, is refused', async () => {
    const { server, maker, checker } = await twoDesks()
    const text = await requestFrom(maker)
    const { fingerprint } = unwrap(await maker.call('approvals.own_key', {}))
    expect(unwrap(await checker.call('approvals.remove_key', { fingerprint })).items).toEqual([])
    expect(failureOf(await execute(checker, text)).what).toContain(fingerprint)
    expect(server.requests).toHaveLength(0)
  })

  test('changed by a character is no request', async () => {
    const { server, maker, checker } = await twoDesks()
    const text = await requestFrom(maker)
    for (const changed of [text.replace('pur_1', 'pur_2'), text.replace('9900', '4900'), text.replace('"request"', '"answer"'), '{}', 'x'])
      expect(failureOf(await execute(checker, changed)).what).toMatch(/no request of Opsdesk/)
    expect(server.requests).toHaveLength(0)
  })

  test('for another environment, or of yesterday, is refused', async () => {
    let now = new Date()
    const { server, maker, checker } = await twoDesks({ now: () => now })
    const text = await requestFrom(maker)
    const services = { marketplace: { base_url: 'https://api.other.example.com' } }
    const other = unwrap(await checker.call('environments.create', { name: 'Other', kind: 'staging', colour: 'amber', services })).id
    expect(failureOf(await checker.call('approvals.execute', { text, ...press }, other)).what).toMatch(/another environment/)
    now = new Date(now.getTime() + 25 * HOUR)
    expect(failureOf(await execute(checker, text)).what).toMatch(/more than a day old/)
    expect(server.requests).toHaveLength(0)
  })

  test('is confirmed and guarded like any other write', async () => {
    const { server, maker, checker } = await twoDesks()
    const text = await requestFrom(maker)
    expect(failureOf(await execute(checker, text, {})).what).toMatch(/not confirmed/)
    unwrap(await checker.call('environments.update', { environment_id: 'e1', guard: { locked: true, minutes: 10, idle_minutes: 5 } }))
    expect(failureOf(await execute(checker, text)).code).toBe('locked')
    expect(server.requests).toHaveLength(0)
  })

  test('can be made for money only, and an answer to nothing that was asked is refused', async () => {
    const { maker, checker } = await twoDesks()
    const edit = { operation: 'holds.hold', input: { user_id: 'user_1', reason: 'x' } }
    expect(failureOf(await maker.call('approvals.export_request', edit, 'e1')).code).toBe('refused_here')
    const text = await requestFrom(maker)
    unwrap(await execute(checker, text))
    const { request } = unwrap(await checker.call('approvals.read_request', { text }, 'e1'))
    const answer = await fileOf(checker, async () => unwrap(await checker.call('approvals.export_answer', { request })))
    const stranger = await twoDesks()
    expect(failureOf(await stranger.maker.call('approvals.read_answer', { text: answer })).what).toMatch(/not exchanged before/)
    expect(failureOf(await checker.call('approvals.read_answer', { text: answer })).what).toMatch(/made at this very desk/)
    expect(failureOf(await checker.call('approvals.export_answer', { request: randomUUID() })).code).toBe('refused_here')
  })
})

test('a key is trusted by a person’s own yes, told its fingerprint outside the window', async () => {
  const server = await moneyServer()
  const [desk, other] = [await moneyDesk(server), await moneyDesk(server)]
  const { public_key, fingerprint } = unwrap(await other.call('approvals.own_key', {}))
  desk.says.yes = false
  expect(unwrap(await desk.call('approvals.add_key', { public_key, name: 'Chiara' })).items).toEqual([])
  expect(desk.questions.at(-1)).toContain(fingerprint)
  desk.says.yes = true
  expect(unwrap(await desk.call('approvals.add_key', { public_key, name: 'Chiara' })).items).toMatchObject([
    { name: 'Chiara', fingerprint },
  ])
  expect(failureOf(await desk.call('approvals.add_key', { public_key: 'bm90IGEga2V5', name: 'X' })).what).toMatch(/no key/)
  expect(unwrap(await desk.call('approvals.keys', {})).items).toHaveLength(1)
})
