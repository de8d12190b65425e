import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ledgerLines, linesSql } from '../../src-main/ledger/lines'
import { Store } from '../../src-main/ledger/store'
import type { WriteFilter } from '../../src-main/ledger/write-filter'
import { intent, noon, outcome } from './written'

const rollout = randomUUID()
const record = (step: 'begun' | 'ended', id = rollout, environment = 'e1') => ({
  step,
  rollout: id,
  environment: { id: environment, name: 'Staging', kind: 'staging' },
  subject: 'user_me',
  os_user: 'somebody',
  details: { name: 'Connectors_4.2' },
})

// Two writes, then a rollout around a third, then one of another environment. Read only from here on.
let store: Store
beforeAll(() => {
  store = new Store(join(mkdtempSync(join(tmpdir(), 'opsdesk-lines-')), 'ledger.db'))
  const write = (target: string): void => {
    const asked = intent({ target })
    store.intend(asked, noon)
    store.outcome(outcome(asked.attempt, 'done'), noon)
  }
  write('user_1')
  write('user_2')
  store.rollout(record('begun'), noon)
  write('user_3')
  store.rollout(record('ended'), new Date('2026-11-21T12:00:00Z'))
  store.rollout(record('begun', randomUUID(), 'e2'), noon)
})
afterAll(() => store.close())

const lines = (filter: WriteFilter, offset = 0, limit = 100) => {
  const { items, total } = ledgerLines(store.db, filter, offset, limit)
  return { total, said: items.map(({ operation, target, state }) => `${operation} ${target} ${state}`) }
}
const BEGUN = 'rollouts.begin Connectors_4.2 begun'
const ENDED = 'rollouts.end Connectors_4.2 ended'
const done = (target: string) => `admins.promote ${target} done`

test('writes and rollouts stand in one list, newest first, and each window of it is a part of the whole', () => {
  const all = [BEGUN, ENDED, done('user_3'), BEGUN, done('user_2'), done('user_1')]
  expect(lines({})).toEqual({ total: 6, said: all })
  for (let at = 0; at < all.length; at += 2) expect(lines({}, at, 2)).toEqual({ total: 6, said: all.slice(at, at + 2) })
  const ids = ledgerLines(store.db, {}, 0, 100).items.map(({ attempt }) => attempt)
  expect(new Set(ids).size).toBe(6)
  expect(ids[1]).toBe(`rollout~${rollout}~ended`)
})

test('a rollout is found as a write is: by state, operation, environment, time and text', () => {
  expect(lines({ states: ['begun', 'ended'], environment: 'e1' }).said).toEqual([ENDED, BEGUN])
  expect(lines({ states: ['done'] }).total).toBe(3)
  expect(lines({ operation: 'rollouts.end' }).said).toEqual([ENDED])
  expect(lines({ environment: 'e2' }).said).toEqual([BEGUN])
  expect(lines({ from: '2026-11-21T00:00:00Z' }).said).toEqual([ENDED])
  expect(lines({ text: 'rs_4.2' }).total).toBe(3)
  expect(lines({ text: 'rs%4' }).total).toBe(0)
  expect(lines({ text: rollout }).total).toBe(2)
  expect(lines({ text: 'user_2' }).said).toEqual([done('user_2')])
})

test('for one window no more is read than its lines', () => {
  const plan = store.db
    .prepare(`EXPLAIN QUERY PLAN ${linesSql('')}`)
    .all(100, 0)
    .map((row) => (row as { detail: string }).detail)
    .join('\n')
  expect(plan).toContain('MERGE (UNION ALL)')
  expect(plan).toContain('SCAN writes USING INDEX writes_seq')
  expect(plan).toContain('entries_rollout')
})
