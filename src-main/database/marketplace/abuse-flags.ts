import { type AbuseFlag, isResolved } from '@contract/marketplace/abuse-flags'
import type { Client, InValue, Row, Transaction } from '@libsql/client'
import { audit } from '../audit-log'
import { update } from '../changes'
import { Refusal, type SqlAnswers, writing } from '../sql'
import { instant, json, text, textOrNull } from '../stored'

interface Filters {
  status?: string | undefined
  flag_type?: string | undefined
}

/**
 * The conditions of a filtered list, and one window of it, newest first. As for users, the inner query walks an index
 * only as far as the window and gives rowids: details are long, and those that are skipped are never read.
 */
export const filteredSql = (filters: Filters): { where: string; window: string; args: InValue[] } => {
  const given = (['status', 'flag_type'] as const).filter((name) => filters[name] !== undefined)
  const where = given.length === 0 ? '' : `WHERE ${given.map((name) => `${name} = ?`).join(' AND ')}`
  return {
    where,
    window: `SELECT f.*
      FROM (SELECT rowid AS at FROM abuse_flags ${where} ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?) AS w
      CROSS JOIN abuse_flags AS f ON f.rowid = w.at`,
    args: given.map((name) => filters[name] ?? null),
  }
}

/** agentpowers-admin, Abuse Flags and Resolve an Abuse Flag. */
export const abuseFlags: SqlAnswers<'abuse-flags'> = {
  /** Open and resolved ones alike where no status is asked for. */
  'abuse-flags.list': async (db, { offset, limit, ...filters }) => {
    const { where, window, args } = filteredSql(filters)
    const [counted, rows] = await db.batch(
      [
        { sql: `SELECT count(*) AS total FROM abuse_flags ${where}`, args },
        { sql: window, args: [...args, limit, offset] },
      ],
      'read',
    )
    const total = Number(counted?.rows[0]?.total ?? 0)
    const items = (rows?.rows ?? []).map(toFlag)
    return { items, total, offset, end: offset + items.length >= total, note: null }
  },

  'abuse-flags.get': (db, { flag_id }) => find(db, flag_id),

  /**
   * 404 where there is no such flag; 409 where somebody resolved it before, so that no decision is ever overwritten.
   * The document gives no errors: both are our decision. Answers the updated flag, as documented.
   */
  'abuse-flags.resolve': (db, { flag_id, resolution, notes }, caller) =>
    writing(db, async (tx) => {
      const flag = await find(tx, flag_id)
      if (!flag) throw new Refusal(404, 'Flag not found')
      if (isResolved(flag)) throw new Refusal(409, 'Flag is already resolved')
      const decided = { resolved_by: caller.subject, resolved_at: caller.now.toISOString(), resolution_notes: notes || null }
      await update(tx, 'abuse_flags', { status: resolution, ...decided }, { id: flag_id })
      await audit(tx, caller, { action: resolution, target_type: 'abuse_flag', target_id: flag_id, reason: notes || null })
      const updated = await find(tx, flag_id)
      if (!updated) throw new Refusal(404, 'Flag not found')
      return updated
    }),
}

const find = async (db: Client | Transaction, id: string): Promise<AbuseFlag | null> => {
  const answer = await db.execute({ sql: 'SELECT * FROM abuse_flags WHERE id = ?', args: [id] })
  const row = answer.rows[0]
  return row ? toFlag(row) : null
}

const toFlag = (row: Row): AbuseFlag => ({
  id: text(row.id),
  flag_type: text(row.flag_type),
  reference_id: textOrNull(row.reference_id),
  reference_type: textOrNull(row.reference_type),
  details: json(row.details),
  status: text(row.status),
  resolved_by: textOrNull(row.resolved_by),
  resolved_at: instant(row.resolved_at),
  resolution_notes: textOrNull(row.resolution_notes),
  created_at: instant(row.created_at),
})
