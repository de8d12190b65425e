import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { openWorld } from '../../src-main/practice/world'
import { USERS } from './big-desk'

/** The indexes of our own practice world on users, which a marketplace has no reason to have. */
const OURS = ['email', 'created_at', 'is_admin', 'is_seller', 'account_status', 'stripe_connected', 'deletion']

/**
 * A marketplace's own database of a million users: what an ORM makes, a primary key and a unique e-mail address, and no
 * index on users beside; the other tables as in practice. In rollback mode, as SQLite makes a file.
 */
export const makeDatabase = async (folder: string): Promise<string> => {
  const world = join(folder, 'world')
  const file = join(folder, 'agentpowers.db')
  const db = await openWorld({ folder: world, users: USERS, fresh: true })
  for (const name of OURS) await db.execute(`DROP INDEX IF EXISTS users_by_${name}`)
  await db.execute('CREATE UNIQUE INDEX users_email ON users (email)')
  await db.execute({ sql: 'VACUUM INTO ?', args: [file] })
  db.close()
  rmSync(world, { recursive: true, force: true, maxRetries: 5 })
  // The planner's figures are of indexes that are gone.
  const made = createClient({ url: `file:${file}` })
  await made.execute('ANALYZE')
  made.close()
  return file
}
