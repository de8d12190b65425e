import type { ServedOperation } from '@contract'
import { createClient } from '@libsql/client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDatabaseSource, type DatabaseSource } from '../../src-main/upstream/database'
import { documented, odd, oddNames } from './file-database'
import { hasSqld, type Sqld, startSqld } from './sqld'

describe.skipIf(!hasSqld)('Turso’s own server (skipped where its optional package is not installed)', () => {
  let sqld: Sqld
  let source: DatabaseSource
  beforeAll(async () => {
    sqld = await startSqld(documented)
  })
  afterAll(() => sqld?.close())
  beforeEach(() => {
    source = createDatabaseSource()
  })
  afterEach(() => source.close())

  const at = (base_url: string, token: string, names = {}) => ({
    base_url,
    credential: async () => ({ ok: true, value: token }) as const,
    names,
    signal: new AbortController().signal,
  })
  const ask = (where: ReturnType<typeof at>, operation: ServedOperation, input: Record<string, unknown>) =>
    source.send({ ...where, operation, input, attempt: null, subject: 'user_me' })
  const newest = { offset: 0, limit: 100, sort_by: 'created_at', sort_order: 'desc' }

  test.each(['http', 'ws'] as const)('over %s: reads, searches, writes, and keeps the last admin', async (how) => {
    const where = at(sqld[how], sqld.tokens.write)
    expect(await source.test(where)).toMatchObject({ outcome: 'part_of_schema' })
    expect(await ask(where, 'users.list', newest)).toMatchObject({ ok: true, value: { total: 3 } })
    expect(await ask(where, 'users.search', { ...newest, text: '_100%' })).toMatchObject({ value: { items: [{ id: 'user_2' }] } })
    expect(await ask(where, 'admins.promote', { user_id: 'user_1' })).toMatchObject({ ok: true })
    expect(await ask(where, 'admins.demote', { user_id: 'user_1' })).toMatchObject({ failure: { status: 409, happened: 'refused' } })
    expect(await ask(where, 'admins.promote', { user_id: 'nobody' })).toMatchObject({ failure: { code: 'not_found', status: 404 } })
    expect(
      await source.plan({ ...where, operation: 'admins.promote', input: { user_id: 'user_2' }, attempt: null, subject: 'me' }),
    ).toMatchObject({
      ok: true,
      value: ["UPDATE users SET is_admin = TRUE WHERE id = 'user_2';"],
    })
  })

  test.each(['http', 'ws'] as const)('over %s: a bad, an old and a read-only token are told apart', async (how) => {
    expect(await source.test(at(sqld[how], sqld.tokens.bad))).toMatchObject({ outcome: 'unauthorized' })
    expect(await source.test(at(sqld[how], sqld.tokens.expired))).toMatchObject({ outcome: 'unauthorized' })
    const reading = at(sqld[how], sqld.tokens.read)
    expect(await source.test(reading)).toMatchObject({ outcome: 'read_only' })
    expect(await ask(reading, 'users.list', newest)).toMatchObject({ ok: true })
    expect(await ask(reading, 'admins.promote', { user_id: 'user_3' })).toMatchObject({
      failure: { code: 'forbidden', happened: 'refused', what: 'The database may only be read: its token or its file is read-only.' },
    })
  })

  test('nobody there, something else there, and an address in the open', async () => {
    expect(await source.test(at('http://127.0.0.1:9', 'token'))).toMatchObject({ outcome: 'unreachable' })
    expect(await source.test(at('ws://127.0.0.1:9', 'token'))).toMatchObject({ outcome: 'unreachable' })
    expect(await source.test(at('http://example.com', 'token'))).toMatchObject({ outcome: 'insecure_address' })
    expect(await source.test(at('libsql://example.com?tls=0', 'token'))).toMatchObject({ outcome: 'insecure_address' })
  })

  test('other names over the wire, and nothing is altered', async () => {
    const other = await startSqld(odd)
    try {
      const db = createClient({ url: other.http, authToken: other.tokens.write })
      const schema = async () => (await db.execute('SELECT type, name, sql FROM sqlite_schema ORDER BY name')).rows
      const before = await schema()
      const where = at(other.http, other.tokens.write, oddNames)
      expect(await ask(where, 'users.list', newest)).toMatchObject({
        value: { total: 3, items: [{ id: 'u3' }, { id: 'u2' }, { id: 'u1' }] },
      })
      expect(await ask(where, 'admins.promote', { user_id: 'u2' })).toMatchObject({ ok: true })
      expect((await db.execute("SELECT admin FROM People WHERE uid = 'u2'")).rows).toMatchObject([{ admin: 'TRUE' }])
      expect(await schema()).toEqual(before)
      db.close()
    } finally {
      await other.close()
    }
  })
})
