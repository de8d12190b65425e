import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type Intent, inputHash } from '../../src-main/ledger/entry'
import { figures, knownWrites, type OutcomeFilter, type OutcomeSort, outcomes } from '../../src-main/ledger/outcomes'
import { Store } from '../../src-main/ledger/store'
import { intent, noon, outcome } from './written'

const open: Store[] = []
afterEach(() => {
  for (const store of open.splice(0)) store.close()
})
const newStore = (): Store => {
  const store = new Store(join(mkdtempSync(join(tmpdir(), 'opsdesk-outcomes-')), 'ledger.db'))
  open.push(store)
  return store
}

const DAY = 86_400_000
interface Given extends Partial<Intent> {
  how?: 'done' | 'refused' | 'unknown'
  answer?: Record<string, unknown> | null
  at?: Date
}
/** One refund, from the press to its answer. Its attempt. */
const refund = (store: Store, target: string, { how = 'done', answer, at = noon, ...changes }: Given = {}): string => {
  const input = { purchase_id: target, reason: changes.reason ?? '' }
  const asked = intent({
    operation: 'refunds.issue',
    effect: 'money',
    target,
    input,
    input_hash: inputHash('refunds.issue', input),
    ...changes,
  })
  expect(store.intend(asked, at)).toHaveProperty('taken')
  const given =
    answer === undefined && how === 'done' ? { refund_id: `re_${target}`, status: 'succeeded', amount_cents: 999 } : (answer ?? null)
  store.outcome({ ...outcome(asked.attempt, how), answer: given }, at)
  return asked.attempt
}
const all: OutcomeFilter = { operation: 'refunds.issue', environment: 'e1' }
const newest: OutcomeSort = { by: 'at', descending: true }
const targets = (store: Store, filter: Partial<OutcomeFilter> = {}, sort = newest): string[] =>
  outcomes(store.db, { ...all, ...filter }, sort, 0, 100).items.map(({ target }) => target)

describe('the writes of one operation', () => {
  test('each with what was asked, by whom, and what was answered', () => {
    const store = newStore()
    const approved = {
      request: crypto.randomUUID(),
      request_hash: 'h',
      maker: 'f',
      maker_name: 'The other desk',
      maker_subject: 'user_maker',
      checker: 'g',
    }
    refund(store, 'pur_1', { reason: 'duplicate: paid twice', job: 'j1', stated_cents: 1000, approved })
    store.intend(intent({ target: 'user_1' }), noon)
    const { items, total } = outcomes(store.db, all, newest, 0, 100)
    expect(total).toBe(1)
    expect(items[0]).toEqual({
      attempt: expect.any(String),
      seq: 1,
      at: noon.toISOString(),
      tries: 1,
      operation: 'refunds.issue',
      effect: 'money',
      environment: 'e1',
      environment_name: 'Staging',
      target: 'pur_1',
      subject: 'user_me',
      os_user: 'somebody',
      job: 'j1',
      state: 'done',
      status: 200,
      duration_ms: 12,
      reason: 'duplicate: paid twice',
      answer: { refund_id: 're_pur_1', status: 'succeeded', amount_cents: 999 },
      answered_at: noon.toISOString(),
      code: null,
      words: null,
      amount_cents: 999,
      stated_cents: 1000,
      over_limit: false,
      maker: 'The other desk',
      maker_subject: 'user_maker',
      settled_how: null,
      settled_note: null,
    })
  })

  test('what was refused and pressed again is one row, as it stands by the last press', () => {
    const store = newStore()
    const attempt = refund(store, 'pur_1', { how: 'refused' })
    refund(store, 'pur_1', { attempt, stated_cents: 500 })
    const { items } = outcomes(store.db, all, newest, 0, 100)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ tries: 2, state: 'done', amount_cents: 999, stated_cents: 500, seq: 1 })
  })

  test('unknown ones come first, whatever the order; then as asked', () => {
    const store = newStore()
    refund(store, 'pur_1', { how: 'unknown' })
    refund(store, 'pur_2', { answer: { refund_id: 're_2', status: 'succeeded', amount_cents: 100 } })
    refund(store, 'pur_3', { answer: { refund_id: 're_3', status: 'pending', amount_cents: 20_000 } })
    refund(store, 'pur_4', { how: 'refused' })
    expect(targets(store)).toEqual(['pur_1', 'pur_4', 'pur_3', 'pur_2'])
    expect(targets(store, {}, { by: 'amount_cents', descending: true })).toEqual(['pur_1', 'pur_3', 'pur_2', 'pur_4'])
    expect(targets(store, {}, { by: 'amount_cents', descending: false })).toEqual(['pur_1', 'pur_2', 'pur_3', 'pur_4'])
    const attempt = outcomes(store.db, all, newest, 0, 1).items[0]?.attempt ?? ''
    store.settle({ attempt, outcome: 'done', how: 'person', subject: null, os_user: 'somebody', note: 'Seen in Stripe.' }, noon)
    expect(targets(store)).toEqual(['pur_4', 'pur_3', 'pur_2', 'pur_1'])
    const settled = outcomes(store.db, { ...all, states: ['settled_done'] }, newest, 0, 1).items[0]
    expect(settled).toMatchObject({ settled_how: 'person', settled_note: 'Seen in Stripe.', amount_cents: null })
  })

  test('filters: literal text in ids, answers and reasons; the reason’s beginning; who; when; where', () => {
    const store = newStore()
    refund(store, 'pur_a.1', { reason: 'fraud' })
    refund(store, 'pur_ax1', { reason: 'fraud_other: 100% sure' })
    refund(store, 'pur_b', { reason: 'fraud: reported', os_user: 'another', at: new Date(noon.getTime() + DAY) })
    refund(store, 'pur_c', { environment: { id: 'e2', name: 'Production', kind: 'production', host: 'x' } })
    expect(targets(store, { text: 'a.1' })).toEqual(['pur_a.1'])
    expect(targets(store, { text: '100% S' })).toEqual(['pur_ax1'])
    expect(targets(store, { text: 'RE_PUR_B' })).toEqual(['pur_b'])
    expect(targets(store, { reason: 'fraud' })).toEqual(['pur_b', 'pur_a.1'])
    expect(targets(store, { os_user: 'another' })).toEqual(['pur_b'])
    expect(targets(store, { from: new Date(noon.getTime() + 1).toISOString() })).toEqual(['pur_b'])
    expect(targets(store, { environment: 'e2' })).toEqual(['pur_c'])
    expect(outcomes(store.db, { ...all, text: 'pur_a' }, newest, 1, 1)).toMatchObject({ total: 2, items: [{ target: 'pur_a.1' }] })
  })
})

describe('figures', () => {
  test('by day, reason and operator, apart by how they ended and what the answer says', () => {
    const store = newStore()
    const next = new Date(noon.getTime() + DAY)
    refund(store, 'pur_1', { reason: 'duplicate: paid twice' })
    refund(store, 'pur_2', { reason: 'duplicate', at: next })
    refund(store, 'pur_3', { reason: 'other words', answer: { refund_id: 're', status: 'pending', amount_cents: 5 } })
    refund(store, 'pur_4', { how: 'refused' })
    refund(store, 'pur_5', { how: 'unknown', stated_cents: 700 })
    const all_of = figures(store.db, all, ['duplicate'])
    const of = (by: string) =>
      all_of
        .filter((figure) => figure.by === by)
        .map(({ key, state, status, count, cents, priced, stated_cents }) => [key, state, status, count, cents, priced, stated_cents])
        .sort((a, b) => String(a).localeCompare(String(b)))
    expect(of('reason')).toEqual([
      [null, 'refused', null, 1, 0, 0, 0],
      [null, 'unknown', null, 1, 0, 0, 700],
      ['duplicate', 'done', 'succeeded', 2, 1998, 2, 0],
      ['other words', 'done', 'pending', 1, 5, 1, 0],
    ])
    const day = (at: Date): string => at.toLocaleDateString('sv')
    expect(of('day')).toEqual([
      [day(noon), 'done', 'pending', 1, 5, 1, 0],
      [day(noon), 'done', 'succeeded', 1, 999, 1, 0],
      [day(noon), 'refused', null, 1, 0, 0, 0],
      [day(noon), 'unknown', null, 1, 0, 0, 700],
      [day(next), 'done', 'succeeded', 1, 999, 1, 0],
    ])
    expect(all_of.filter(({ by }) => by === 'operator').map(({ key, subject }) => [key, subject])).toContainEqual(['somebody', 'user_me'])
  })

  test('free texts beyond two hundred are one line', () => {
    const store = newStore()
    for (let n = 0; n < 205; n++) refund(store, `pur_${n}`, { reason: `reason ${n}` })
    const reasons = figures(store.db, all, []).filter(({ by }) => by === 'reason')
    expect(reasons).toHaveLength(201)
    expect(reasons.find(({ key }) => key === '')).toMatchObject({ count: 5, cents: 5 * 999 })
  })
})

test('what stands in the way of a target: open writes of any kind, done ones of this operation', () => {
  const store = newStore()
  refund(store, 'pur_1')
  refund(store, 'pur_2', { how: 'refused' })
  refund(store, 'pur_3', { how: 'unknown' })
  refund(store, 'pur_4', { operation: 'refunds.other', how: 'unknown' })
  refund(store, 'pur_5', { operation: 'refunds.other' })
  const known = knownWrites(store.db, 'e1', 'refunds.issue', ['pur_1', 'pur_2', 'pur_3', 'pur_4', 'pur_5', 'pur_6'])
  expect(known.map(({ target, state }) => [target, state])).toEqual([
    ['pur_1', 'done'],
    ['pur_3', 'unknown'],
    ['pur_4', 'unknown'],
  ])
  expect(known[0]?.answer).toMatchObject({ status: 'succeeded' })
  expect(knownWrites(store.db, 'e2', 'refunds.issue', ['pur_1'])).toEqual([])
})
