import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServedOperation } from '@contract'
import type { NameMap } from '@contract/desk/databases'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDatabaseSource, type DatabaseSource } from '../../src-main/upstream/database'
import { byAnother, documented, fileWith, odd, oddNames } from './file-database'

let source: DatabaseSource
beforeEach(() => {
  source = createDatabaseSource()
})
afterEach(() => source.close())

const at = (file: string, names: NameMap = {}) => ({
  base_url: pathToFileURL(file).href,
  credential: async () => ({ ok: true, value: '' }) as const,
  names,
  signal: new AbortController().signal,
})
const ask = (file: string, operation: ServedOperation, input: Record<string, unknown>, names: NameMap = {}) =>
  source.send({ ...at(file, names), operation, input, attempt: null, subject: 'user_me' })
const window = { offset: 0, limit: 100 }
const newest = { ...window, sort_by: 'created_at', sort_order: 'desc' }

/** Everything but the rows. */
const schemaOf = (file: string): unknown => {
  const db = new Database(file)
  try {
    return db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all()
  } finally {
    db.close()
  }
}
const rowsOf = (file: string, sql: string): unknown[] => {
  const db = new Database(file)
  try {
    return db.prepare(sql).all()
  } finally {
    db.close()
  }
}

describe('a file with the columns of the document, and no more', () => {
  test('gives users, finds them by any part, and makes the first admin as the document does', async () => {
    const file = fileWith(documented)
    const before = schemaOf(file)
    expect(await ask(file, 'users.list', newest)).toMatchObject({ ok: true, value: { total: 3, end: true } })
    expect(await ask(file, 'users.search', { ...newest, text: '_100%' })).toMatchObject({ value: { items: [{ id: 'user_2' }] } })
    expect(await ask(file, 'users.search', { ...newest, text: 'OE' })).toMatchObject({ value: { items: [] } })
    expect(await ask(file, 'users.find', { who: 'one@example.com' })).toMatchObject({
      value: { items: [{ id: 'user_1', is_admin: false }] },
    })

    const call = { ...at(file), operation: 'admins.bootstrap', input: { user_id: 'user_1' }, attempt: null, subject: 'me' } as const
    expect(await source.plan(call)).toEqual({ ok: true, value: ["UPDATE users SET is_admin = TRUE WHERE id = 'user_1';"] })
    expect(rowsOf(file, 'SELECT id FROM users WHERE is_admin')).toEqual([])
    expect(await source.send(call)).toMatchObject({ ok: true, value: { status: 'promoted' } })
    expect(rowsOf(file, 'SELECT id FROM users WHERE is_admin')).toEqual([{ id: 'user_1' }])
    expect(await source.send({ ...call, input: { user_id: 'user_2' } })).toMatchObject({
      ok: false,
      failure: { code: 'conflict', status: 409, happened: 'refused', server_words: 'Somebody is an admin already' },
    })
    expect(schemaOf(file)).toEqual(before)
  })

  test('says of each capability what it lacks, and refuses what would need it', async () => {
    const file = fileWith(documented)
    const schema = await source.schema(at(file))
    if (!schema.ok) throw new Error(schema.failure.what)
    const state = Object.fromEntries(schema.value.capabilities.map(({ capability, state, needs }) => [capability, [state, needs]]))
    expect(state.users).toEqual(['works', null])
    expect(state.admins).toEqual(['works', null])
    expect(state['abuse-flags']).toEqual(['missing', 'needs table abuse_flags with columns id, flag_type, status'])
    expect(state.holds).toEqual(['missing', 'needs column account_status in users'])
    expect(schema.value.capabilities.find(({ capability }) => capability === 'users')?.without).toContain('users.created_at')
    expect(schema.value.audit).toContain('no audit_log')
    expect(await ask(file, 'holds.hold', { user_id: 'user_1', reason: 'x' })).toMatchObject({
      ok: false,
      failure: { code: 'refused_here', what: 'This database can’t answer that: it needs column account_status in users.' },
    })
  })
})

describe('a file with other names, types and gaps', () => {
  test('is read and written in its own manner', async () => {
    const file = fileWith(odd)
    const before = schemaOf(file)
    const mine = (operation: ServedOperation, input: Record<string, unknown>) => ask(file, operation, input, oddNames)
    expect(await mine('users.list', { ...newest, sort_order: 'asc' })).toMatchObject({
      value: {
        total: 3,
        items: [
          { id: 'u1', is_admin: true, is_seller: true, created_at: '2023-07-22T04:26:40Z' },
          { id: 'u2', is_admin: false, is_seller: false },
          { id: 'u3', account_status: 'held' },
        ],
      },
    })
    expect(await mine('admins.list', window)).toMatchObject({ value: { total: 1, items: [{ id: 'u1' }] } })
    expect(await mine('admins.demote', { user_id: 'u1' })).toMatchObject({
      failure: { status: 409, server_words: 'Cannot remove the last admin' },
    })
    expect(await mine('admins.promote', { user_id: 'u2' })).toMatchObject({ ok: true })
    expect(await mine('marketing-email.audience', {})).toMatchObject({ value: { recipients: 2 } })
    expect(await mine('abuse-flags.list', window)).toMatchObject({ value: { items: [{ id: '7', details: { purchases: 9 } }] } })
    expect(await mine('abuse-flags.resolve', { flag_id: '7', resolution: 'resolved_fraud', notes: 'seen' })).toMatchObject({
      ok: true,
      value: { status: 'resolved_fraud', resolved_by: 'user_me', resolution_notes: 'seen' },
    })
    expect(rowsOf(file, 'SELECT uid, admin FROM "People" WHERE admin = \'TRUE\' ORDER BY uid')).toEqual([
      { uid: 'u1', admin: 'TRUE' },
      { uid: 'u2', admin: 'TRUE' },
    ])
    const [flag] = rowsOf(file, 'SELECT typeof(resolved_at) AS t, resolved_at FROM flags') as { t: string; resolved_at: number }[]
    expect(flag?.t).toBe('integer')
    expect(Math.abs((flag?.resolved_at ?? 0) - Date.now() / 1000)).toBeLessThan(60)
    expect(rowsOf(file, 'SELECT admin_id, action, entity_id FROM audit_log ORDER BY action')).toEqual([
      { admin_id: 'user_me', action: 'promote_admin', entity_id: 'u2' },
      { admin_id: 'user_me', action: 'resolved_fraud', entity_id: '7' },
    ])
    expect(schemaOf(file)).toEqual(before)
  })

  test('can be read only where it is a view, and a mapping that leads nowhere is said', async () => {
    const file = fileWith(odd)
    expect(await ask(file, 'categories.list', window)).toMatchObject({ value: { items: [{ category: 'a' }] } })
    expect(await ask(file, 'categories.update', { slug: 'a', name: 'B' })).toMatchObject({ failure: { code: 'refused_here' } })
    const wrong = { users: { table: 'nowhere', columns: {} } }
    expect(await ask(file, 'users.list', newest, wrong)).toMatchObject({
      failure: { what: 'This database can’t answer that: it needs table users with columns id, email.' },
    })
  })
})

describe('a file that is not as it should be', () => {
  test('one that is not there is not made', async () => {
    const file = `${fileWith(documented)}-no-such`
    expect(await ask(file, 'users.list', newest)).toMatchObject({ failure: { code: 'unreachable' } })
    expect(await ask(file, 'admins.promote', { user_id: 'user_1' })).toMatchObject({ failure: { code: 'unreachable' } })
    expect(existsSync(file)).toBe(false)
  })

  test('one that is no database, or somebody else’s, is told apart', async () => {
    const text = `${fileWith(documented)}.txt`
    writeFileSync(text, 'This is a letter, and a long one at that. '.repeat(50))
    expect(await source.test(at(text))).toMatchObject({ outcome: 'not_a_database' })
    expect(await source.test(at(fileWith('CREATE TABLE songs (title TEXT)')))).toMatchObject({ outcome: 'not_this_schema' })
    expect(await source.test(at(fileWith(documented)))).toMatchObject({ outcome: 'part_of_schema' })
  })

  test('one that another program holds is read where that can be, and written when it lets go', async () => {
    const file = fileWith(`PRAGMA journal_mode = WAL; ${documented}`)
    const holder = await held(file)
    try {
      expect(await ask(file, 'users.list', newest)).toMatchObject({ ok: true })
      expect(await ask(file, 'admins.promote', { user_id: 'user_1' })).toMatchObject({
        failure: { code: 'unavailable', happened: 'refused', what: 'Another program holds the database locked.' },
      })
    } finally {
      holder.kill()
      await once(holder, 'exit')
    }
    expect(await ask(file, 'admins.promote', { user_id: 'user_1' })).toMatchObject({ ok: true })
    byAnother(file, "UPDATE users SET display_name = 'changed elsewhere' WHERE id = 'user_3'")
    expect(await ask(file, 'users.get', { user_id: 'user_3' })).toMatchObject({ value: { display_name: 'changed elsewhere' } })
  })

  test('leaves the journal mode as it is, and no file beside one that had none', async () => {
    const file = fileWith(documented)
    await ask(file, 'users.list', newest)
    await ask(file, 'admins.promote', { user_id: 'user_1' })
    await source.close()
    expect(readdirSync(dirname(file))).toEqual(['agentpowers.db'])
    expect(rowsOf(file, 'PRAGMA journal_mode')).toEqual([{ journal_mode: 'delete' }])
  })

  test('one with a write-ahead log has no more beside it afterwards than before', async () => {
    const file = fileWith(`PRAGMA journal_mode = WAL; ${documented}`)
    await ask(file, 'users.list', newest)
    await source.close()
    expect(readdirSync(dirname(file))).toEqual(['agentpowers.db'])
    expect(rowsOf(file, 'PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }])
  })

  test('one whose writer died in the middle is not touched, and that is said', async () => {
    const file = fileWith(documented)
    const rows = '(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 500) SELECT n FROM c)'
    const writer = await holding(
      file,
      `PRAGMA cache_size = 1; BEGIN; CREATE TABLE big (x); INSERT INTO big SELECT hex(randomblob(2000)) FROM ${rows}`,
    )
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    expect(await ask(file, 'users.list', newest)).toMatchObject({
      failure: { code: 'server_error', what: 'A program stopped in the middle of writing this file, so it can’t be read as it is.' },
    })
    expect(readdirSync(dirname(file)).toSorted()).toEqual(['agentpowers.db', 'agentpowers.db-journal'])
  })

  test('a cancel is answered at once', async () => {
    const file = fileWith(documented)
    const stop = new AbortController()
    const asked = source.send({ ...at(file), operation: 'users.list', input: newest, attempt: null, subject: 'me', signal: stop.signal })
    stop.abort()
    expect(await asked).toMatchObject({ failure: { code: 'cancelled' } })
  })
})

/** A process that holds the right to write, until it is killed. */
const held = (file: string): Promise<ChildProcess> => holding(file, "BEGIN IMMEDIATE; UPDATE users SET display_name = 'held'")

/** A process that has run this and is still there. */
const holding = async (file: string, sql: string): Promise<ChildProcess> => {
  const script = `const Database = require('libsql'); const db = new Database(process.argv[1]); db.exec(process.argv[2]); console.log('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['-e', script, file, sql], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout as NodeJS.ReadableStream, 'data')
  return child
}
