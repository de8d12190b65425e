import type { Transaction } from '@libsql/client'
import { insert } from './changes'
import { type FittedTable, fitOf } from './fit'
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
  const known = { actor_id: subject, ...audited, created_at: now.toISOString() }
  const fit = fitOf(tx)
  if (fit) return isFillable(fit.audit_log) ? insert(tx, 'audit_log', known) : undefined
  const answer = await tx.execute("SELECT name FROM pragma_table_info('audit_log')")
  const columns = answer.rows.map(({ name }) => String(name)).filter((name) => Object.hasOwn(known, name))
  if (columns.length === 0) return
  await tx.execute({
    sql: `INSERT INTO audit_log (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    args: columns.map((name) => known[name as keyof typeof known] ?? null),
  })
}

/** Whether a row can be written into this audit_log: one that asks for what nobody here knows is left alone, and that is said. */
export const isFillable = (found: FittedTable | null): boolean => found !== null && !found.view && found.unfillable.length === 0
