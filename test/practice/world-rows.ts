import { createClient } from '@libsql/client'

/** What stands in a world's own file, for what the API has no read for: an audit log, a skill's owner. */
export const worldRows = async (folder: string, sql: string, ...args: string[]): Promise<Record<string, unknown>[]> => {
  const db = createClient({ url: `file:${folder}/world.db`, timeout: 5000 })
  try {
    return (await db.execute({ sql, args })).rows.map((row) => ({ ...row }))
  } finally {
    db.close()
  }
}
