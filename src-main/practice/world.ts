import { chmod, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as breath } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { type Client, createClient, type InValue } from '@libsql/client'
import { categories, skills } from './catalogue'
import { claims } from './claims'
import { noticing } from './crowd'
import { type Flagged, flags } from './flags'
import { people } from './people'
import type { PracticeOptions } from './practice-server'
import { licenses, purchases } from './purchases'
import { indexes, SCHEMA_VERSION, tables } from './schema'

const DAY = 86_400_000
/** Rows in one INSERT: enough that parsing it no longer counts, few enough for SQLite's 32,766 parameters. */
const ROWS = 100
/** Inserts between two breaths: libSQL lets go of a statement's memory only when the event loop turns (1.5 GB without). */
const BREATH = 50
/** One writes while the other reads; more would only wait, since an embedded database works in this very thread. */
const CONNECTIONS = 2
/** A million users are 430 MB: mapped, skipping half a million takes 3 ms instead of 12. */
const MAPPED = 1_073_741_824

/** Midnight, UTC, of the day `now` is in: what the world's dates count back from. */
export const dayOf = (now: Date): number => Math.floor(now.getTime() / DAY) * DAY

/**
 * Opens the practice world in `folder`, seeding it where it is not there, is unfinished, or has another size or version.
 * What people did in it stays across starts. Close the client when done. Throws where the folder can't be written.
 */
export const openWorld = async (options: PracticeOptions, now = new Date()): Promise<Client> => {
  await mkdir(options.folder, { recursive: true, mode: 0o700 })
  await chmod(options.folder, 0o700)
  const file = worldFile(options.folder)
  if (options.fresh || !(await isSeeded(file, options.users))) {
    for (const ending of ['', '-wal', '-shm', '-journal']) await rm(`${file}${ending}`, { force: true })
    // Made here, so that it never is readable to others; SQLite gives its other files the same mode.
    await (await open(file, 'wx', 0o600)).close()
    await seed(file, options.users, dayOf(now))
  }
  const db = connect(file, CONNECTIONS)
  await mapIntoMemory(db)
  return db
}

/** The database file of the world in `folder`. */
export const worldFile = (folder: string): string => join(folder, 'world.db')

const connect = (file: string, connections: number): Client =>
  createClient({ url: pathToFileURL(file).href, timeout: 5000, concurrency: connections })

/** A PRAGMA holds for one connection: transactions, all open at once, are the way to reach each of them. */
const mapIntoMemory = async (db: Client): Promise<void> => {
  const each = await Promise.all(Array.from({ length: CONNECTIONS }, () => db.transaction('deferred')))
  for (const connection of each) {
    await connection.execute(`PRAGMA mmap_size = ${MAPPED}`)
    await connection.rollback()
  }
}

/** Whether the file is a whole world of this size and version. Whatever can't be read is not. */
const isSeeded = async (file: string, users: number): Promise<boolean> => {
  try {
    await (await open(file, 'r+')).close()
  } catch {
    return false
  }
  const db = connect(file, 1)
  try {
    const answer = await db.execute('SELECT schema_version, users FROM practice_world')
    const world = answer.rows[0]
    return world?.schema_version === SCHEMA_VERSION && world.users === users
  } catch {
    return false
  } finally {
    db.close()
  }
}

/** Fills an empty file. The row in practice_world goes in last: a file without it is unfinished, and seeded anew. */
const seed = async (file: string, users: number, day: number): Promise<void> => {
  const db = connect(file, 1)
  try {
    // Nothing here is worth a journal or a sync: an unfinished file is thrown away.
    await db.executeMultiple(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; ${tables}`)
    const { crowd, notice } = noticing(users)
    await insert(db, 'users', notice(people(users, day)))
    const stock = skills(day, crowd)
    await insert(db, 'categories', categories(day))
    await insert(db, 'skills', stock)
    await insert(db, 'claims', claims(day, crowd, stock))
    const flagged: Flagged[] = []
    await insert(db, 'abuse_flags', flags(users, day, crowd, stock, flagged))
    const bought = purchases(users, day, crowd, stock, flagged)
    await insert(db, 'purchases', bought)
    await insert(db, 'licenses', licenses(bought))
    for (const index of indexes) await db.execute(index)
    await db.execute('ANALYZE')
    await db.execute('PRAGMA journal_mode = WAL')
    await db.execute({
      sql: 'INSERT INTO practice_world (schema_version, users, day) VALUES (?, ?, ?)',
      args: [SCHEMA_VERSION, users, new Date(day).toISOString()],
    })
  } finally {
    db.close()
  }
}

/** Rows of one table, all with the same columns, in one transaction. */
const insert = async (db: Client, table: string, rows: Iterable<object>): Promise<void> => {
  let columns: string[] = []
  const statement = (count: number): string =>
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array(count)
      .fill(`(${columns.map(() => '?').join(', ')})`)
      .join(', ')}`
  let full = ''
  let args: InValue[] = []
  let inserts = 0
  const tx = await db.transaction('write')
  for (const row of rows) {
    if (full === '') {
      columns = Object.keys(row)
      full = statement(ROWS)
    }
    for (const column of columns) args.push((row as Record<string, InValue>)[column] ?? null)
    if (args.length === ROWS * columns.length) {
      await tx.execute({ sql: full, args })
      args = []
      inserts++
      if (inserts % BREATH === 0) await breath()
    }
  }
  if (args.length > 0) await tx.execute({ sql: statement(args.length / columns.length), args })
  await tx.commit()
}
