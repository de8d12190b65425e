import type { Transaction } from '@libsql/client'
import { audit } from '../audit-log'
import { update } from '../changes'
import { Refusal, type SqlAnswers, writing } from '../sql'
import { isTrue } from '../stored'
import { toUser, userColumns } from './user-row'

/** agentpowers-admin, Promoting and Demoting Admins via API, and Admin Check Endpoint. */
export const admins: SqlAnswers<'admins'> = {
  'admins.list': async (db, input) => {
    const [counted, window] = await db.batch(
      [
        'SELECT count(*) AS total FROM users WHERE is_admin = TRUE',
        {
          sql: `SELECT ${userColumns} FROM users AS u WHERE u.is_admin = TRUE ORDER BY u.id LIMIT ? OFFSET ?`,
          args: [input.limit, input.offset],
        },
      ],
      'read',
    )
    const total = Number(counted?.rows[0]?.total ?? 0)
    const items = (window?.rows ?? []).map(toUser)
    return { items, total, offset: input.offset, end: input.offset + items.length >= total, note: null }
  },

  /** Whether the caller is an admin; false for a subject that is no user. */
  'admins.check': async (db, _input, caller) => {
    const answer = await db.execute({ sql: 'SELECT is_admin FROM users WHERE id = ?', args: [caller.subject] })
    return { is_admin: isTrue(answer.rows[0]?.is_admin) }
  },

  /** 404 where there is no such user. Promoting an admin changes nothing and succeeds: the flag is set, as asked. */
  'admins.promote': (db, input, caller) =>
    writing(db, async (tx) => {
      await isAdmin(tx, input.user_id)
      await update(tx, 'users', { is_admin: true }, { id: input.user_id })
      await audit(tx, caller, { action: 'promote_admin', target_type: 'user', target_id: input.user_id, reason: null })
      return { status: 'promoted', user_id: input.user_id }
    }),

  /** "The very first admin must be set directly via SQL": the document's UPDATE, where nobody is one. 404, and 409 where somebody is. */
  'admins.bootstrap': (db, input, caller) =>
    writing(db, async (tx) => {
      await isAdmin(tx, input.user_id)
      const others = await tx.execute('SELECT 1 FROM users WHERE is_admin = TRUE LIMIT 1')
      if (others.rows.length > 0) throw new Refusal(409, 'Somebody is an admin already')
      await update(tx, 'users', { is_admin: true }, { id: input.user_id })
      await audit(tx, caller, { action: 'bootstrap_admin', target_type: 'user', target_id: input.user_id, reason: null })
      // Step 3, Verify: read back before it is committed.
      if (!(await isAdmin(tx, input.user_id))) throw new Refusal(409, 'The database does not show them as an admin')
      return { status: 'promoted', user_id: input.user_id }
    }),

  /**
   * 404 where there is no such user, or the user is no admin: the path names an admin, and there is none there. So the
   * second of two people who demote the same admin is told, and is not answered as if the last admin were meant.
   * 409 for the last admin, counted in the transaction that removes: two admins demoting each other can't both succeed.
   */
  'admins.demote': (db, input, caller) =>
    writing(db, async (tx) => {
      if (!(await isAdmin(tx, input.user_id))) throw new Refusal(404, 'User is not an admin')
      const others = await tx.execute({
        sql: 'SELECT 1 FROM users WHERE is_admin = TRUE AND id <> ? LIMIT 1',
        args: [input.user_id],
      })
      if (others.rows.length === 0) throw new Refusal(409, 'Cannot remove the last admin')
      await update(tx, 'users', { is_admin: false }, { id: input.user_id })
      await audit(tx, caller, { action: 'demote_admin', target_type: 'user', target_id: input.user_id, reason: null })
      return { status: 'demoted', user_id: input.user_id }
    }),
}

/** Whether this user is an admin; throws 404 where there is no such user. */
const isAdmin = async (tx: Transaction, userId: string): Promise<boolean> => {
  const answer = await tx.execute({ sql: 'SELECT is_admin FROM users WHERE id = ?', args: [userId] })
  const row = answer.rows[0]
  if (!row) throw new Refusal(404, 'User not found')
  return isTrue(row.is_admin)
}
