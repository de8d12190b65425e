import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type OpenCore, unwrap } from '../open-core'
import { moneyDesk, moneyServer, refund } from '../writes/money-server'

const inputsOf = (ids: readonly string[]) => ids.map((purchase_id) => ({ purchase_id, reason: 'Asked for it.' }))
const previewed = async (desk: OpenCore, ids: readonly string[], stated?: (number | null)[]) =>
  unwrap(await desk.call('jobs.preview', { operation: 'refunds.issue', inputs: inputsOf(ids), stated }, 'e1'))

describe('before a batch of refunds', () => {
  test('the ledger says which can’t be done: refunded from here, unknown, twice in the list', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server)
    unwrap(await refund(desk, 'pur_1'))
    server.plan('commit-reset', '503')
    await refund(desk, 'pur_2')
    await refund(desk, 'pur_3')
    const { items } = await previewed(desk, ['pur_1', 'pur_2', 'pur_3', 'pur_4', 'pur_4'])
    expect(items.map(({ why_not }) => why_not)).toEqual([
      expect.stringMatching(/^Done from this desk already, on \d{4}-\d\d-\d\d\.$/),
      'Nobody knows what became of a write on this: settle it in the ledger first.',
      null,
      null,
      'The same as line 4.',
    ])
    const job_id = randomUUID()
    const inputs = inputsOf(['pur_1', 'pur_2', 'pur_4'])
    unwrap(await desk.call('jobs.create', { job_id, operation: 'refunds.issue', inputs, typed: 'read back' }, 'e1'))
    await expect.poll(async () => unwrap(await desk.call('jobs.get', { job_id }))).toMatchObject({ state: 'ended', done: 1, refused: 2 })
    expect(server.commits.map(({ path }) => path.split('/').at(-1))).toEqual(['pur_1', 'pur_2', 'pur_4'])
  })

  test('what a person settled as done is left out, and what they settled as not done is not', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server)
    for (const [id, outcome] of [
      ['pur_1', 'done'],
      ['pur_2', 'not_done'],
    ] as const) {
      const attempt = randomUUID()
      server.plan('reset')
      await refund(desk, id, { attempt })
      unwrap(await desk.call('ledger.settle', { attempt, outcome, note: 'Seen in Stripe.' }))
    }
    expect((await previewed(desk, ['pur_1', 'pur_2'])).items.map(({ why_not }) => why_not === null)).toEqual([false, true])
  })

  test('four eyes: what is above the amount, or not stated, takes a second person; the rest goes with what was stated', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server, { settings: { four_eyes_cents: 1000 } })
    const ids = ['pur_1', 'pur_2', 'pur_3']
    const stated = [1000, 1001, null]
    expect((await previewed(desk, ids, stated)).items.map(({ why_not }) => why_not)).toEqual([
      null,
      'It takes a second person: $10.01 is more than one may do alone.',
      'It takes a second person: its amount is not stated.',
    ])
    const job_id = randomUUID()
    unwrap(await desk.call('jobs.create', { job_id, operation: 'refunds.issue', inputs: inputsOf(ids), stated, typed: 'read back' }, 'e1'))
    await expect.poll(async () => unwrap(await desk.call('jobs.get', { job_id }))).toMatchObject({ state: 'ended', done: 1, refused: 2 })
    expect(server.requests).toHaveLength(1)
    const { items } = unwrap(await desk.call('ledger.outcomes', { operation: 'refunds.issue', environment: 'e1' }))
    expect(items).toMatchObject([{ target: 'pur_1', stated_cents: 1000, amount_cents: 999, job: job_id, reason: 'Asked for it.' }])
    expect(server.requests[0]?.body).toEqual({ reason: 'Asked for it.' })
  })

  test('says beforehand how much of the hour is used; says nothing where nothing is limited', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server, { settings: { refund_limit_count: 20, refund_limit_cents: 5000 } })
    unwrap(await refund(desk, 'pur_1'))
    expect((await previewed(desk, ['pur_2'])).limit).toEqual({ count: 20, cents: 5000, spent_count: 1, spent_cents: 999 })
    const free = await moneyDesk(server, { settings: { refund_limit_count: 0, refund_limit_cents: 0 } })
    expect((await previewed(free, ['pur_2'])).limit).toBeNull()
  })

  test('figures of what was done are in the same words as the list', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server)
    unwrap(await refund(desk, 'pur_1', { reason: 'duplicate: paid twice' }))
    const { items } = unwrap(await desk.call('ledger.figures', { operation: 'refunds.issue', environment: 'e1', heads: ['duplicate'] }))
    expect(items.find(({ by }) => by === 'reason')).toMatchObject({
      key: 'duplicate',
      state: 'done',
      status: 'succeeded',
      cents: 999,
      count: 1,
    })
    expect(unwrap(await desk.call('ledger.figures', { operation: 'refunds.issue', environment: 'e2' })).items).toEqual([])
  })
})
