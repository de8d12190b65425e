import type { Client } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answers } from '../../src-main/database/answers'
import { filteredSql } from '../../src-main/database/marketplace/abuse-flags'
import { pendingSql } from '../../src-main/database/marketplace/deletions'
import { castId } from '../../src-main/practice/cast'
import { seededWorld } from './seeded-world'

const caller = { subject: castId('you'), now: new Date('2026-06-15T13:45:00Z') }

let db: Client
let close: () => Promise<void>
beforeAll(async () => {
  ;({ db, close } = await seededWorld(2000))
})
afterAll(() => close())

const stepsOf = async (sql: string, args: (string | number | null)[]): Promise<string[]> =>
  (await db.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args })).rows.map((row) => String(row.detail))

describe('abuse-flags.list', () => {
  test.each([
    [{}, 'abuse_flags_by_created_at'],
    [{ status: 'open' }, 'abuse_flags_by_status'],
    [{ flag_type: 'review_ring' }, 'abuse_flags_by_flag_type'],
    [{ status: 'open', flag_type: 'review_ring' }, 'abuse_flags_by_status_and_flag_type'],
  ])('by %o walks one index as far as its window, and sorts nothing', async (filters, index) => {
    const { window, where, args } = filteredSql(filters)
    const steps = await stepsOf(window, [...(args as string[]), 100, 200])
    expect(steps.some((step) => step.includes(`COVERING INDEX ${index} `) || step.endsWith(`COVERING INDEX ${index}`))).toBe(true)
    expect(steps).toContain('SEARCH f USING INTEGER PRIMARY KEY (rowid=?)')
    expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([])
    expect((await stepsOf(`SELECT count(*) FROM abuse_flags ${where}`, args as string[]))[0]).toContain('COVERING INDEX')
  })
})

test('abuse-flags.get, claims.get, categories.get and deletions.get give what the list gives, or null', async () => {
  const [flag] = (await answers['abuse-flags.list'](db, { offset: 3, limit: 1 }, caller)).items
  expect(await answers['abuse-flags.get'](db, { flag_id: flag?.id ?? '' }, caller)).toEqual(flag)
  const [claim] = (await answers['claims.list'](db, { offset: 3, limit: 1 }, caller)).items
  expect(await answers['claims.get'](db, { claim_id: claim?.id ?? '' }, caller)).toEqual(claim)
  const [category] = (await answers['categories.list'](db, { offset: 3, limit: 1 }, caller)).items
  expect(await answers['categories.get'](db, { slug: category?.category ?? '' }, caller)).toEqual(category)
  const [pending] = (await answers['deletions.list'](db, { offset: 3, limit: 1 }, caller)).items
  expect(await answers['deletions.get'](db, { user_id: pending?.id ?? '' }, caller)).toEqual(pending)

  expect(await answers['abuse-flags.get'](db, { flag_id: 'none' }, caller)).toBeNull()
  expect(await answers['claims.get'](db, { claim_id: 'claim_practice_approved' }, caller)).toBeNull()
  expect(await answers['categories.get'](db, { slug: 'none' }, caller)).toBeNull()
  expect(await answers['deletions.get'](db, { user_id: castId('member') }, caller)).toBeNull()
})

test('deletions.list reads no user but those that leave', async () => {
  const steps = await stepsOf(pendingSql, [100, 0])
  expect(steps).toEqual([expect.stringContaining('USING INDEX users_by_deletion')])
})

test('a write in a database without an audit_log is made all the same', async () => {
  const { db: bare, close: closeBare } = await seededWorld(60)
  await bare.execute('DROP TABLE audit_log')
  expect(await answers['holds.hold'](bare, { user_id: castId('member'), reason: 'x' }, caller)).toMatchObject({ status: 'held' })
  await bare.execute('CREATE TABLE audit_log (id INTEGER PRIMARY KEY, action TEXT, reason TEXT, other TEXT)')
  await answers['holds.release'](bare, { user_id: castId('member') }, caller)
  expect((await bare.execute('SELECT action, reason, other FROM audit_log')).rows.map((row) => ({ ...row }))).toEqual([
    { action: 'release_account', reason: null, other: null },
  ])
  await closeBare()
})
