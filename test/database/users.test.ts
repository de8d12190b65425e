import { type User, userSortKeys } from '@contract/marketplace/users'
import type { Client } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toUser } from '../../src-main/database/marketplace/user-row'
import { users, windowSql } from '../../src-main/database/marketplace/users'
import { castId } from '../../src-main/practice/cast'
import { seededWorld } from './seeded-world'

const SIZE = 20_000
const caller = { subject: castId('you'), now: new Date() }
const orders = ['asc', 'desc'] as const
const sorts = userSortKeys.flatMap((key) => orders.map((order) => [key, order] as const))

let db: Client
let close: () => Promise<void>
beforeAll(async () => {
  ;({ db, close } = await seededWorld(SIZE))
})
afterAll(() => close())

const list = (sort_by: (typeof userSortKeys)[number], sort_order: 'asc' | 'desc', offset: number, limit: number) =>
  users['users.list'](db, { sort_by, sort_order, offset, limit }, caller)

describe('users.list', () => {
  test.each(sorts)('by %s %s reads indexes only as far as it must, and sorts nothing', async (key, order) => {
    const plan = await db.execute({ sql: `EXPLAIN QUERY PLAN ${windowSql(key, order)}`, args: [100, 15_000] })
    const steps = plan.rows.map((row) => String(row.detail))
    // SQLite does not call an index over an expression covering, but puts the seek off until a column is read: never.
    const covering = key === 'is_seller' || key === 'stripe_connected' ? '' : 'COVERING '
    expect(steps).toContain(`SCAN users USING ${covering}INDEX users_by_${key}`)
    const program = await db.execute({ sql: `EXPLAIN ${windowSql(key, order)}`, args: [100, 15_000] })
    const opcodes = program.rows.map((row) => String(row.opcode))
    expect(opcodes.includes('DeferredSeek')).toBe(covering === '')
    expect(opcodes.filter((opcode) => opcode === 'FinishSeek' || opcode.startsWith('Sorter'))).toEqual([])
    expect(steps).toContain('SEARCH u USING INTEGER PRIMARY KEY (rowid=?)')
    expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([])
  })

  test.each(sorts)('by %s %s gives every user once, in order, ties by id', async (key, order) => {
    const found: User[] = []
    for (let offset = 0; offset < SIZE; offset += 1000) found.push(...(await list(key, order, offset, 1000)).items)
    expect(new Set(found.map(({ id }) => id)).size).toBe(SIZE)
    const direction = order === 'asc' ? 1 : -1
    const rank = (user: User): string => (typeof user[key] === 'boolean' ? (user[key] ? '1' : '0') : String(user[key]))
    const expected = found.toSorted((a, b) => direction * (compare(rank(a), rank(b)) || compare(a.id, b.id)))
    expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
  })

  test('says how many there are, where it is and when it ends', async () => {
    expect(await list('email', 'asc', 0, 10)).toMatchObject({ total: SIZE, offset: 0, end: false })
    expect(await list('email', 'asc', SIZE - 10, 10)).toMatchObject({ total: SIZE, end: true })
    expect(await list('email', 'asc', SIZE + 5000, 10)).toMatchObject({ items: [], total: SIZE, end: true })
  })

  test('counts along the narrowest index', async () => {
    const plan = await db.execute('EXPLAIN QUERY PLAN SELECT count(*) FROM users')
    expect(String(plan.rows[0]?.detail)).toContain('COVERING INDEX users_by_account_status')
  })
})

describe('users.get', () => {
  test('gives the user as the list does', async () => {
    const leaving = await users['users.get'](db, { user_id: castId('leave') }, caller)
    expect(leaving).toMatchObject({ email: 'leaving@example.com', account_status: 'pending_deletion', is_seller: false })
    expect(leaving?.deletion_requested_at).toMatch(/^\d{4}-\d\d-\d\dT/)
    const { items } = await list('email', 'asc', 0, 1)
    expect(items[0] && (await users['users.get'](db, { user_id: items[0].id }, caller))).toEqual(items[0])
  })

  test('derives seller and Stripe apart from each other', async () => {
    const get = (word: string) => users['users.get'](db, { user_id: castId(word) }, caller)
    expect(await get('tos-only')).toMatchObject({ is_seller: true, stripe_connected: false })
    expect(await get('stripe-only')).toMatchObject({ is_seller: false, stripe_connected: true })
    expect(await get('no-name')).toMatchObject({ display_name: '' })
  })

  test('gives null for nobody', async () => {
    expect(await users['users.get'](db, { user_id: "x' OR '1'='1" }, caller)).toBeNull()
  })
})

describe('users.by_email', () => {
  test('gives the user of an address, in any letter case', async () => {
    const user = await users['users.get'](db, { user_id: castId('leave') }, caller)
    for (const email of ['leaving@example.com', 'Leaving@Example.com'])
      expect(await users['users.by_email'](db, { email }, caller)).toEqual(user)
    await db.execute({ sql: 'UPDATE users SET email = ? WHERE id = ?', args: ['Bob.Of@Example.com', castId('bob')] })
    expect(await users['users.by_email'](db, { email: 'bob.of@example.com' }, caller)).toMatchObject({ id: castId('bob') })
  })

  test('gives null for nobody, and takes no pattern', async () => {
    for (const email of ['nobody@example.com', '%@example.com', "' OR 1=1 --"])
      expect(await users['users.by_email'](db, { email }, caller)).toBeNull()
  })
})

test('a database that writes instants with a space, and numbers as it likes, is read the same', async () => {
  const answer = await db.execute(`SELECT 'user_1' AS id, 'a@example.com' AS email, NULL AS display_name, 1 AS is_admin, 0 AS is_seller,
    1 AS stripe_connected, NULL AS account_status, '2026-01-31 09:30:00.123456' AS created_at, '' AS deletion_requested_at,
    '2026-01-31T09:30:00+00:00' AS deletion_scheduled_at`)
  expect(answer.rows.map(toUser)).toEqual([
    {
      id: 'user_1',
      email: 'a@example.com',
      display_name: '',
      is_admin: true,
      is_seller: false,
      stripe_connected: true,
      account_status: 'active',
      created_at: '2026-01-31T09:30:00.123456Z',
      deletion_requested_at: null,
      deletion_scheduled_at: '2026-01-31T09:30:00+00:00',
    },
  ])
})

/** As SQLite compares text: byte by byte, for what is in these columns. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
