import { userSortKeys } from '@contract/marketplace/users'
import { createClient } from '@libsql/client'
import fc from 'fast-check'
import Database from 'libsql'
import { afterEach, describe, expect, test } from 'vitest'
import { KeptUsers } from '../../../src-main/database/kept/kept-users'
import { readUsers } from '../../../src-main/database/kept/read-users'
import { users } from '../../../src-main/database/marketplace/users'
import { readSchema } from '../../../src-main/database/schema-read'
import { fileWith } from '../../sources/file-database'

const caller = { subject: 'me', now: new Date(0) }
const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

interface Row {
  id: string
  email: string
  display_name: string | null
  admin: boolean
  joined: number
}

/** Enough for several slices and blocks. */
const MANY = 6000

/** A file of these users and of others. */
const world = async (rows: readonly Row[], filler = MANY, fewest = 1) => {
  const file = fileWith(`CREATE TABLE users (id TEXT PRIMARY KEY, email TEXT, display_name TEXT, is_admin BOOLEAN DEFAULT FALSE,
    tos_accepted_at TEXT, stripe_connect_id TEXT, created_at TEXT,
    account_status TEXT, deletion_requested_at TEXT, deletion_scheduled_at TEXT)`)
  const writer = new Database(file)
  open.push(() => writer.close())
  writer.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${filler})
    INSERT INTO users (id, email, display_name, is_admin, tos_accepted_at, stripe_connect_id, created_at) SELECT 'user_' || ((i * 7919) % 1000003), 'person.' || i || '@Example.com', 'Person ' || (i % 97), i % 11 = 0,
      CASE WHEN i % 5 = 0 THEN '2026-01-01' END, CASE WHEN i % 3 = 0 THEN 'acct_' || i END, '2026-01-' || printf('%02d', i % 28 + 1) FROM n`)
  const insert = writer.prepare('INSERT OR IGNORE INTO users (id, email, display_name, is_admin, created_at) VALUES (?, ?, ?, ?, ?)')
  for (const { id, email, display_name, admin, joined } of rows)
    insert.run(id, email, display_name, admin ? 1 : 0, `2026-02-${String(joined).padStart(2, '0')}`)
  const client = createClient({ url: `file:${file}` })
  const reader = new Database(file)
  open.push(
    () => client.close(),
    () => reader.close(),
  )
  const { fit } = await readSchema(client, {})
  const read = readUsers(reader, fit, fewest)
  if ('why' in read) return { why: read.why, client, kept: null }
  const kept = new KeptUsers(read.lines, 0)
  for (const key of userSortKeys.filter((one) => one !== 'created_at')) {
    const order = read.order(key)
    if (order) kept.order(key, order)
  }
  return { why: null, client, kept }
}

const letters = fc.constantFrom(...'aAbZz.%_\'"\\ -@9é', 'É', 'ß', 'İ', '東', '😀', '\u0000', 'ſ', 'K', '\u007f')
const words = (most: number) => fc.array(letters, { minLength: 1, maxLength: most }).map((list) => list.join(''))
const row = fc.record({
  id: words(6),
  email: words(9),
  display_name: fc.option(words(9)),
  admin: fc.boolean(),
  joined: fc.integer({ min: 1, max: 4 }),
})
const asked = fc.record({
  text: fc.oneof(
    { weight: 5, arbitrary: words(3) },
    { weight: 1, arbitrary: fc.constantFrom('person', 'ER.1', 'son 1', 'user_', '@example.com') },
  ),
  key: fc.constantFrom(...userSortKeys),
  order: fc.constantFrom('asc' as const, 'desc' as const),
  offset: fc.nat({ max: 40 }),
  limit: fc.integer({ min: 1, max: 60 }),
})

describe('who is kept in memory', () => {
  test('is found as SQL finds them: the same rows, the same order, whatever the letters', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 30, maxLength: 120 }),
        fc.array(asked, { minLength: 8, maxLength: 12 }),
        async (rows, all) => {
          const { client, kept } = await world(rows, 1200)
          if (!kept) throw new Error('nothing was kept')
          for (const { text, key, order, offset, limit } of all) {
            if (text.trim() === '') continue
            const input = { text, sort_by: key, sort_order: order, offset, limit }
            const exact = await users['users.search'](client, input, caller)
            const quick = await users['users.search'](client, input, { ...caller, kept: { users: kept, note: null } })
            expect(quick.items).toEqual(exact.items)
            if (quick.total !== null) expect(quick).toEqual(exact)
            else expect(exact.end || (exact.total ?? 0) > offset + quick.items.length).toBe(true)
          }
        },
      ),
      { numRuns: 8, endOnFailure: true },
    )
  }, 120_000)

  test.each(
    userSortKeys.flatMap((key) => (['asc', 'desc'] as const).map((order) => [key, order] as const)),
  )('is listed by %s %s as SQL lists them, at the top, in the middle and at the end', async (key, order) => {
    const { client, kept } = await world([])
    if (!kept) throw new Error('nothing was kept')
    for (const offset of [0, 7777, MANY - 50, MANY + 10]) {
      const input = { sort_by: key, sort_order: order, offset, limit: 100 }
      const quick = await users['users.list'](client, input, { ...caller, kept: { users: kept, note: null } })
      expect(quick).toEqual(await users['users.list'](client, input, caller))
    }
  })

  test('who is gone is left out, and what is few may lack somebody new: SQL says', async () => {
    const { client, kept } = await world([{ id: 'gone', email: 'zq@example.com', display_name: null, admin: false, joined: 1 }])
    if (!kept) throw new Error('nothing was kept')
    await client.execute("UPDATE users SET id = 'here', email = 'zq2@example.com' WHERE id = 'gone'")
    await client.execute("INSERT INTO users (id, email, created_at) VALUES ('new', 'zq3@example.com', '2026-03-01')")
    const stale = { ...caller, kept: { users: kept, note: 'As of 1 s ago.' } }
    const input = { text: 'ZQ', sort_by: 'created_at', sort_order: 'desc', offset: 0, limit: 100 } as const
    const found = await users['users.search'](client, input, stale)
    expect(found).toMatchObject({ total: 2, note: null, items: [{ id: 'new' }, { id: 'here' }] })
    expect(await users['users.search'](client, { ...input, text: 'person' }, stale)).toMatchObject({ note: 'As of 1 s ago.' })
  })

  test('a few are not kept', async () => {
    expect(await world([], 500, 501)).toMatchObject({ why: 'few' })
  })
})
