import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { inputHash } from '../../src-main/ledger/entry'
import { JobStore } from '../../src-main/ledger/job-store'
import { Store } from '../../src-main/ledger/store'
import { disagreement, verify } from '../../src-main/ledger/verify'
import { fill, intent, noon, outcome } from './written'

const stores: Store[] = []
const file = (): string => join(mkdtempSync(join(tmpdir(), 'opsdesk-ledger-')), 'ledger.db')
const open = (at = file()): Store => {
  const store = new Store(at)
  stores.push(store)
  return store
}
afterEach(() => {
  for (const store of stores.splice(0)) if (store.db.open) store.close()
})

test('an intent, its outcome and its story', () => {
  const store = open()
  const write = intent()
  expect(store.intend(write, noon)).toEqual({ taken: { seq: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) } })
  store.outcome(outcome(write.attempt, 'done'), noon)
  expect(store.write(write.attempt)).toMatchObject({ state: 'done', status: 200, tries: 1, target: 'user_1' })
  expect(store.story(write.attempt).map(({ body }) => JSON.parse(body).kind)).toEqual(['intent', 'outcome'])
  expect(verify(store.db, store.head())).toMatchObject({ whole: true, entries: 2, tail_lost: 0 })
})

test('one open write a target: another attempt, and the same one pressed again, are blocked', () => {
  const store = open()
  const first = intent()
  store.intend(first, noon)
  expect(store.intend(intent(), noon)).toMatchObject({ declined: { why: 'blocked', by: { attempt: first.attempt } } })
  expect(store.intend(first, noon)).toMatchObject({ declined: { why: 'blocked' } })
  expect(store.intend(intent({ target: 'user_2' }), noon)).toHaveProperty('taken')
  expect(store.intend(intent({ environment: { id: 'e2', name: 'B', kind: 'staging', host: 'b.example.com' } }), noon)).toHaveProperty(
    'taken',
  )
})

test('unknown blocks its target until it is settled, and is settled once', () => {
  const store = open()
  const first = intent()
  store.intend(first, noon)
  store.outcome(outcome(first.attempt, 'unknown'), noon)
  expect(store.intend(intent(), noon)).toMatchObject({ declined: { why: 'blocked' } })
  const settlement = {
    attempt: first.attempt,
    outcome: 'not_done',
    how: 'person',
    subject: null,
    os_user: 'somebody',
    note: 'looked',
  } as const
  expect(store.settle(settlement, noon)).not.toBeNull()
  expect(store.settle(settlement, noon)).toBeNull()
  expect(store.intend(intent(), noon)).toHaveProperty('taken')
})

test('the same attempt with another body is refused; after a refusal it may be pressed again, within a day', () => {
  const store = open()
  const first = intent()
  store.intend(first, noon)
  store.outcome(outcome(first.attempt, 'refused'), noon)
  expect(store.intend({ ...first, input_hash: inputHash('admins.promote', { user_id: 'user_9' }) }, noon)).toMatchObject({
    declined: { why: 'other_body' },
  })
  expect(store.intend(first, new Date(noon.getTime() + 25 * 3_600_000))).toMatchObject({ declined: { why: 'too_old' } })
  expect(store.intend(first, noon)).toHaveProperty('taken')
  expect(store.write(first.attempt)).toMatchObject({ tries: 2, state: 'sending' })
})

test('a finished attempt is not sent again: its outcome is given back', () => {
  const store = open()
  const first = intent()
  store.intend(first, noon)
  store.outcome(outcome(first.attempt, 'done'), noon)
  expect(store.intend(first, noon)).toMatchObject({ declined: { why: 'finished', outcome: { answer: { status: 'promoted' } } } })
})

test('after a crash what was being sent is unknown, once', () => {
  const path = file()
  const before = open(path)
  before.intend(intent(), noon)
  before.close()
  const after = open(path)
  expect(after.recover(noon)).toHaveLength(1)
  expect(after.recover(noon)).toHaveLength(0)
  expect(after.rows('SELECT * FROM writes')).toMatchObject([{ state: 'unknown' }])
})

test('two processes on one file: the target is still one', () => {
  const path = file()
  const [one, two] = [open(path), open(path)]
  expect(one.intend(intent(), noon)).toHaveProperty('taken')
  expect(two.intend(intent(), noon)).toMatchObject({ declined: { why: 'blocked' } })
  expect(two.intend(intent({ target: 'user_2' }), noon)).toMatchObject({ taken: { seq: 2 } })
  expect(one.intend(intent({ target: 'user_3' }), noon)).toMatchObject({ taken: { seq: 3 } })
})

test('entries can be neither edited nor deleted through SQL', () => {
  const store = open()
  store.intend(intent(), noon)
  expect(() => store.db.exec(`UPDATE entries SET body = '{}'`)).toThrow(/append-only/)
  expect(() => store.db.exec('DELETE FROM entries')).toThrow(/append-only/)
  expect(() => store.db.exec(`INSERT INTO entries (seq, at, body, previous, hash) VALUES (9, '', '{}', '', '')`)).toThrow(/out of order/)
})

test('editing, deleting, reordering or cutting behind its back names the first bad entry', () => {
  // Written once and copied: each entry is synced to disk, which is most of the time this takes.
  const whole = file()
  const first = open(whole)
  fill(first, 20)
  first.db.exec('DROP TRIGGER entries_not_edited; DROP TRIGGER entries_not_deleted; PRAGMA wal_checkpoint(TRUNCATE)')
  first.close()
  const filled = (): Store => {
    const copy = file()
    copyFileSync(whole, copy)
    const store = open(copy)
    store.db.exec('PRAGMA synchronous = OFF')
    return store
  }
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 39 }), fc.constantFrom('edit', 'delete', 'swap', 'cut'), (seq, how) => {
      const store = filled()
      const head = store.head()
      if (how === 'edit') store.db.prepare(`UPDATE entries SET body = replace(body, 'somebody', 'nobody') || ' ' WHERE seq = ?`).run(seq)
      if (how === 'delete') store.db.prepare('DELETE FROM entries WHERE seq = ?').run(seq)
      if (how === 'swap') {
        store.db.prepare('UPDATE entries SET seq = -1 WHERE seq = ?').run(seq)
        store.db.prepare('UPDATE entries SET seq = ? WHERE seq = ?').run(seq, seq + 1)
        store.db.prepare('UPDATE entries SET seq = ? WHERE seq = -1').run(seq + 1)
      }
      if (how === 'cut') store.db.prepare('DELETE FROM entries WHERE seq > ?').run(seq)
      const found = verify(store.db, head)
      expect(found.whole).toBe(false)
      if (how === 'cut') expect(found.tail_lost).toBe(40 - seq)
      else expect(found.first_bad?.seq).toBe(seq)
      store.close()
    }),
    { numRuns: 40 },
  )
})

test('a list of writes that was edited no longer agrees with the entries', () => {
  const store = open()
  const write = intent()
  store.intend(write, noon)
  expect(disagreement(store.db)).toBeNull()
  store.db.exec(`UPDATE writes SET state = 'done'`)
  expect(disagreement(store.db)).toBe(write.attempt)
})

test('the clock set back a day: the order holds', () => {
  const store = open()
  store.intend(intent({ target: 'a' }), noon)
  store.intend(intent({ target: 'b' }), new Date(noon.getTime() - 24 * 3_600_000))
  expect(store.rows('SELECT * FROM writes ORDER BY seq').map(({ target }) => target)).toEqual(['a', 'b'])
  expect(verify(store.db, store.head()).whole).toBe(true)
})

test('jobs begun in one instant are listed by when they were begun, whatever their ids', () => {
  const jobs = new JobStore(open().db)
  const ids = Array.from({ length: 6 }, () => randomUUID())
  for (const id of ids) jobs.create({ id, environment: 'e1', operation: 'holds.hold', pace: 1, retries: null, items: [] }, noon)
  expect(jobs.list(null, 0, 10).items.map(({ id }) => id)).toEqual(ids.toReversed())
})
