import type { PendingDeletion } from '@contract/marketplace/deletions'
import type { Row } from '@libsql/client'
import { audit } from '../audit-log'
import { update } from '../changes'
import { Refusal, type SqlAnswers, writing } from '../sql'
import { instant, text } from '../stored'

const COLUMNS = 'id, email, display_name, account_status, deletion_requested_at, deletion_scheduled_at'
/** Worded as in the partial index (practice/schema.ts): SQLite uses it only where the words agree. */
const PENDING = 'deletion_scheduled_at IS NOT NULL'

/** One window of the pending deletions, the soonest first. */
export const pendingSql = `SELECT ${COLUMNS} FROM users WHERE ${PENDING} ORDER BY deletion_scheduled_at, id LIMIT ? OFFSET ?`

/** agentpowers-admin, Pending Deletions. The document gives neither fields nor errors: these are our decisions. */
export const deletions: SqlAnswers<'deletions'> = {
  'deletions.list': async (db, { offset, limit }) => {
    const [counted, rows] = await db.batch(
      [`SELECT count(*) AS total FROM users WHERE ${PENDING}`, { sql: pendingSql, args: [limit, offset] }],
      'read',
    )
    const total = Number(counted?.rows[0]?.total ?? 0)
    const items = (rows?.rows ?? []).map(toPending)
    return { items, total, offset, end: offset + items.length >= total, note: null }
  },

  'deletions.get': async (db, { user_id }) => {
    const answer = await db.execute({ sql: `SELECT ${COLUMNS} FROM users WHERE id = ? AND ${PENDING}`, args: [user_id] })
    const row = answer.rows[0]
    return row ? toPending(row) : null
  },

  /** 404 where there is no such user, 409 where nothing is pending. An account that is held stays held. */
  'deletions.cancel': (db, { user_id }, caller) =>
    writing(db, async (tx) => {
      const answer = await tx.execute({ sql: `SELECT ${PENDING} AS pending, account_status FROM users WHERE id = ?`, args: [user_id] })
      const row = answer.rows[0]
      if (!row) throw new Refusal(404, 'User not found')
      if (Number(row.pending) !== 1) throw new Refusal(409, 'User has no pending deletion')
      const undone = { deletion_requested_at: null, deletion_scheduled_at: null }
      await update(
        tx,
        'users',
        { ...undone, ...(row.account_status === 'pending_deletion' ? { account_status: 'active' } : {}) },
        { id: user_id },
      )
      await audit(tx, caller, { action: 'cancel_deletion', target_type: 'user', target_id: user_id, reason: null })
      return { status: 'cancelled', user_id }
    }),
}

const toPending = (row: Row): PendingDeletion => ({
  id: text(row.id),
  email: text(row.email),
  display_name: text(row.display_name),
  account_status: text(row.account_status),
  deletion_requested_at: instant(row.deletion_requested_at),
  deletion_scheduled_at: instant(row.deletion_scheduled_at),
})
