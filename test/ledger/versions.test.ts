import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, describe, expect, test } from 'vitest'
import { GENESIS, hashOf } from '../../src-main/ledger/entry'
import { JobStore } from '../../src-main/ledger/job-store'
import { SCHEMA_VERSION, steps } from '../../src-main/ledger/schema'
import { Store } from '../../src-main/ledger/store'
import { disagreement, verify } from '../../src-main/ledger/verify'
import { intent, noon, outcome } from './written'

const open: Store[] = []
afterEach(() => {
  for (const store of open.splice(0)) if (store.db.open) store.close()
})
const opened = (file: string): Store => {
  const store = new Store(file)
  open.push(store)
  return store
}

/** A file as that version of Opsdesk left it, with one write that was being sent. */
const fileOfVersion = (version: number): { file: string; attempt: string; hash: string } => {
  const file = join(mkdtempSync(join(tmpdir(), 'opsdesk-version-')), 'ledger.db')
  const db = new Database(file)
  db.exec('PRAGMA journal_mode = WAL')
  for (const step of steps.slice(0, version)) db.exec(step)
  db.exec(`PRAGMA user_version = ${version}`)
  const { attempt, operation, effect, environment, target, subject, job, input_hash, ...rest } = intent()
  const body = JSON.stringify({
    kind: 'intent',
    try: 1,
    attempt,
    operation,
    effect,
    environment,
    target,
    subject,
    job,
    input_hash,
    ...rest,
  })
  const at = noon.toISOString()
  const hash = hashOf(1, at, GENESIS, body)
  db.prepare('INSERT INTO entries (seq, at, body, previous, hash) VALUES (1, ?, ?, ?, ?)').run(at, body, GENESIS, hash)
  db.prepare(`INSERT INTO writes VALUES (?, 1, ?, 1, ?, ?, ?, ?, ?, ?, ?, 'sending', NULL, NULL)`).run(
    attempt,
    at,
    operation,
    effect,
    environment.id,
    target,
    subject,
    job,
    input_hash,
  )
  db.close()
  return { file, attempt, hash }
}

describe('a ledger of an earlier version', () => {
  test.each(steps.map((_, index) => index + 1))('version %i opens, keeps its chain, and is of today’s version', (version) => {
    const { file, attempt, hash } = fileOfVersion(version)
    const store = opened(file)
    expect(store.db.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: SCHEMA_VERSION })
    expect(verify(store.db, { seq: 1, hash })).toMatchObject({ whole: true, entries: 1, tail_lost: 0 })
    expect(disagreement(store.db)).toBeNull()
    expect(store.recover(noon).map((write) => write.attempt)).toEqual([attempt])
    expect(store.intend(intent({ target: 'user_2' }), noon)).toHaveProperty('taken')
    expect(new JobStore(store.db).list(null, 0, 10)).toEqual({ items: [], total: 0 })
    store.close()
    // Opened once more, nothing is migrated again.
    expect(opened(file).write(attempt)).toMatchObject({ state: 'unknown' })
  })

  test('a step that fails leaves the file as it was', () => {
    const { file, attempt } = fileOfVersion(1)
    const db = new Database(file)
    db.exec('CREATE TABLE jobs (mine TEXT)')
    db.close()
    expect(() => new Store(file)).toThrow()
    const after = new Database(file)
    expect(after.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: 1 })
    expect(after.prepare('SELECT state FROM writes WHERE attempt = ?').get(attempt)).toMatchObject({ state: 'sending' })
    after.close()
  })

  test('a file of a later version is left alone', () => {
    const { file, attempt } = fileOfVersion(SCHEMA_VERSION)
    const db = new Database(file)
    db.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`)
    db.close()
    expect(() => new Store(file)).toThrow(/version/)
    const after = new Database(file)
    expect(after.prepare('SELECT state FROM writes WHERE attempt = ?').get(attempt)).toMatchObject({ state: 'sending' })
    after.close()
  })

  test('an outcome is only taken while its write is being sent', () => {
    const { file, attempt } = fileOfVersion(SCHEMA_VERSION)
    const store = opened(file)
    store.outcome(outcome(attempt, 'unknown'), noon)
    store.outcome(outcome(attempt, 'done'), noon)
    expect(store.write(attempt)).toMatchObject({ state: 'unknown' })
  })
})
