import { createHash } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Client, createClient, type InValue } from '@libsql/client'
import { agentWalletSeed } from './agent-wallet-seed'
import { auditTrailSeed } from './audit-trail-seed'
import { commerceSeed } from './commerce-seed'
import { connectorEventsSeed } from './connector-events-seed'
import { connectorsSeed } from './connectors'
import { feedbackSeed } from './feedback-seed'
import { modelsSeed } from './models-seed'
import { notificationsSeed } from './notifications'
import { orgsSeed } from './orgs'
import { type PlatformCast, platformCast } from './platform-cast'
import { runtimeSeed } from './runtime-seed'
import { securityEventsSeed } from './security-events-seed'
import { usageSeed } from './usage-seed'
import { workspacesSeed } from './workspaces'

/** Raised where rows change but no table does. */
const ROWS_VERSION = 4

/** What a capability brings to the world: its tables, and their rows by table. */
export interface PlatformSeed {
  tables: string
  rows(cast: PlatformCast): Record<string, readonly object[]>
}

/** One line a capability. */
const seeds: readonly PlatformSeed[] = [
  orgsSeed,
  agentWalletSeed,
  feedbackSeed,
  notificationsSeed,
  workspacesSeed,
  usageSeed,
  modelsSeed,
  connectorsSeed,
  connectorEventsSeed,
  securityEventsSeed,
  runtimeSeed,
  auditTrailSeed,
  commerceSeed,
]

/** Answers that were given under an Idempotency-Key: see answered-once.ts. */
const own = `
  CREATE TABLE answered (key TEXT PRIMARY KEY, asked TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL);
  CREATE TABLE practice_platform (version TEXT NOT NULL, day TEXT NOT NULL);
`
const tables = [own, ...seeds.map((seed) => seed.tables)].join('\n')
/** A file of another version, which tables it has and what is in them, is thrown away and seeded anew. */
const VERSION = createHash('sha256').update(`${ROWS_VERSION}\n${tables}`).digest('hex')
/** Rows in one INSERT, few enough for SQLite's 32,766 parameters. */
const ROWS = 200

/** The database file of the platform in `folder`, beside the marketplace's: another system, which shares nothing with it. */
export const platformFile = (folder: string): string => join(folder, 'platform.db')

/**
 * Opens the practice platform in `folder`, seeding it where it is not there, is unfinished or of another version. Close
 * the client when done. Throws where the folder can't be written.
 */
export const openPlatform = async ({ folder, fresh }: { folder: string; fresh: boolean }, now = new Date()): Promise<Client> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = platformFile(folder)
  if (fresh || !(await isSeeded(file))) {
    for (const ending of ['', '-wal', '-shm', '-journal']) await rm(`${file}${ending}`, { force: true })
    await (await open(file, 'wx', 0o600)).close()
    await seed(file, now)
  }
  return connect(file)
}

const connect = (file: string): Client => createClient({ url: pathToFileURL(file).href, timeout: 5000, concurrency: 1 })

const isSeeded = async (file: string): Promise<boolean> => {
  try {
    await (await open(file, 'r+')).close()
  } catch {
    return false
  }
  const db = connect(file)
  try {
    return (await db.execute('SELECT version FROM practice_platform')).rows[0]?.version === VERSION
  } catch {
    return false
  } finally {
    db.close()
  }
}

/** The row in practice_platform goes in last: a file without it is unfinished. */
const seed = async (file: string, now: Date): Promise<void> => {
  const db = connect(file)
  try {
    await db.executeMultiple(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ${tables}`)
    const cast = platformCast(now)
    const tx = await db.transaction('write')
    for (const { rows } of seeds) {
      for (const [table, some] of Object.entries(rows(cast))) {
        for (let at = 0; at < some.length; at += ROWS) await tx.execute(inserted(table, some.slice(at, at + ROWS)))
      }
    }
    await tx.commit()
    await db.execute('ANALYZE')
    await db.execute('PRAGMA journal_mode = WAL')
    const sql = 'INSERT INTO practice_platform (version, day) VALUES (?, ?)'
    await db.execute({ sql, args: [VERSION, new Date(cast.day).toISOString()] })
  } finally {
    db.close()
  }
}

/** Rows with the same columns. Objects and lists are kept as JSON. */
const inserted = (table: string, rows: readonly object[]): { sql: string; args: InValue[] } => {
  const columns = Object.keys(rows[0] ?? {})
  const places = `(${columns.map(() => '?').join(', ')})`
  return {
    sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows.map(() => places).join(', ')}`,
    args: rows.flatMap((row) => columns.map((column) => stored((row as Record<string, unknown>)[column]))),
  }
}

const stored = (value: unknown): InValue => {
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? JSON.stringify(value) : (value as InValue)
}
