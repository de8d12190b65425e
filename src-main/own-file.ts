import type Database from 'libsql'

/** What the desk's own SQLite files have in common: the ledger, drafts, the history of health. Synchronous, each in a worker thread. */

/** Runs `work` in a transaction: committed when it returns, rolled back when it throws. Inside another it is a part of that. */
export const inTransaction = <T>(db: Database.Database, work: () => T): T => {
  if (db.inTransaction) return work()
  db.exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    db.exec('COMMIT')
    return value
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/**
 * Brings a file to the newest version, each step in a transaction of its own. Throws where it is from a newer Opsdesk; `called`
 * begins that sentence: "This ledger is".
 */
export const bringUp = (db: Database.Database, steps: readonly string[], called: string): void => {
  const at = (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version
  if (at > steps.length) throw new Error(`${called} of version ${at}; this Opsdesk knows ${steps.length}.`)
  for (const [index, step] of steps.slice(at).entries()) {
    db.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${at + index + 1}; COMMIT;`)
  }
}

/** A row without the `_metadata` that libsql adds to it. */
export const plain = <T>(row: unknown): T => {
  const { _metadata, ...fields } = row as { _metadata?: unknown }
  return fields as T
}
