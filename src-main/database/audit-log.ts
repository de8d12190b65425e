import type { Transaction } from '@libsql/client'
import type { Caller } from './sql'

/** What was done, in the words of the server's own log. */
export interface Audited {
  /** `hold_account` and the like: the API's own word for it. */
  action: string
  target_type: 'user' | 'abuse_flag' | 'claim' | 'category' | 'purchase' | 'marketing_email'
  target_id: string
  reason: string | null
}

/**
 * Notes a write in the database's own audit_log, in the transaction of that write, where there is such a table. Fills
 * those of its columns that we know: agentpowers-admin names the table and no column of it.
 */
export const audit = async (tx: Transaction, { subject, now }: Caller, audited: Audited): Promise<void> => {
  const known: Record<string, string | null> = { actor_id: subject, ...audited, created_at: now.toISOString() }
  const answer = await tx.execute("SELECT name FROM pragma_table_info('audit_log')")
  const columns = answer.rows.map(({ name }) => String(name)).filter((name) => Object.hasOwn(known, name))
  if (columns.length === 0) return
  await tx.execute({
    sql: `INSERT INTO audit_log (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    args: columns.map((name) => known[name] ?? null),
  })
}
