import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDatabaseSource, type DatabaseSource } from '../../src-main/upstream/database'
import { byAnother, fileWith } from './file-database'

let source: DatabaseSource
beforeEach(() => {
  source = createDatabaseSource()
})
afterEach(() => source.close())

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')
const newest = { offset: 0, limit: 100, sort_by: 'created_at', sort_order: 'desc' }

test('a large file is read ahead without a byte of it changing; what another writes is said, found, and read again', async () => {
  const file = fileWith(`CREATE TABLE users (id TEXT PRIMARY KEY, email TEXT, display_name TEXT, created_at TEXT);
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25000)
    INSERT INTO users SELECT 'user_' || i, 'person.' || i || '@example.com', NULL, '2026-01-01T00:00:' || printf('%05d', i) FROM n`)
  const ask = async (operation: 'users.list' | 'users.search', input: Record<string, unknown>) => {
    const credential = async () => ({ ok: true, value: '' }) as const
    const at = { base_url: pathToFileURL(file).href, credential, names: {}, signal: new AbortController().signal }
    const answer = await source.send({ ...at, operation, input: { ...newest, ...input }, attempt: null, subject: 'me' })
    if (!answer.ok) throw new Error(answer.failure.what)
    return answer.value as { items: { id: string }[]; total: number | null; note: string | null }
  }
  const patiently = <T>(look: () => Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 90_000, interval: 200 })

  const before = hashOf(file)
  expect(await ask('users.list', {})).toMatchObject({ total: 25_000, note: null, items: { 0: { id: 'user_25000' } } })
  // Only a search in memory leaves off counting.
  const common = await patiently(async () => {
    const found = await ask('users.search', { text: 'PERSON.' })
    expect(found.total).toBeNull()
    return found
  })
  expect(common.items.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, index) => `user_${25_000 - index}`))
  expect(hashOf(file)).toBe(before)

  byAnother(file, "INSERT INTO users VALUES ('user_new', 'new.one@example.com', 'New', '2027-01-01')")
  expect((await ask('users.list', {})).note).toMatch(/^Who is listed here is as of \d+ s ago: the database has changed since/)
  expect(await ask('users.search', { text: 'new.one' })).toMatchObject({ total: 1, note: null, items: [{ id: 'user_new' }] })
  await patiently(async () =>
    expect(await ask('users.list', {})).toMatchObject({ total: 25_001, note: null, items: { 0: { id: 'user_new' } } }),
  )
}, 200_000)
