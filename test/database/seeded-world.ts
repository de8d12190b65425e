import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@libsql/client'
import { openWorld } from '../../src-main/practice/world'

/** A seeded world of this size, and the function that closes and removes it. */
export const seededWorld = async (users: number): Promise<{ db: Client; close: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'opsdesk-database-'))
  const db = await openWorld({ folder, users, fresh: true })
  return {
    db,
    close: async () => {
      db.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
