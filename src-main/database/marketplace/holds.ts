import type { Row, Transaction } from '@libsql/client'
import { audit } from '../audit-log'
import { update } from '../changes'
import { Refusal, type SqlAnswers, writing } from '../sql'
import { isTrue } from '../stored'

/** agentpowers-admin, Abuse Flags / Hold a User Account. The document gives no errors: these are our decisions. */
export const holds: SqlAnswers<'holds'> = {
  /**
   * 404 where there is no such user, 409 where the account is held already: the second of two operators is told, and
   * the first one's reason stands. 409 too where no other admin's account would be free, since only an admin can
   * release. Deletion timestamps stay, so that release can give the account back as it was.
   */
  'holds.hold': (db, { user_id, reason }, caller) =>
    writing(db, async (tx) => {
      const user = await find(tx, user_id)
      if (user.account_status === 'held') throw new Refusal(409, 'Account is already held')
      if (isTrue(user.is_admin)) {
        const others = await tx.execute({
          sql: "SELECT 1 FROM users WHERE is_admin = TRUE AND account_status IS NOT 'held' AND id <> ? LIMIT 1",
          args: [user_id],
        })
        if (others.rows.length === 0) throw new Refusal(409, 'Cannot hold the last admin')
      }
      await update(tx, 'users', { account_status: 'held' }, { id: user_id })
      await audit(tx, caller, { action: 'hold_account', target_type: 'user', target_id: user_id, reason })
      return { status: 'held', user_id }
    }),

  /** 404 where there is no such user, 409 where the account is not held. */
  'holds.release': (db, { user_id }, caller) =>
    writing(db, async (tx) => {
      const user = await find(tx, user_id)
      if (user.account_status !== 'held') throw new Refusal(409, 'Account is not held')
      await update(tx, 'users', { account_status: user.deletion_requested_at === null ? 'active' : 'pending_deletion' }, { id: user_id })
      await audit(tx, caller, { action: 'release_account', target_type: 'user', target_id: user_id, reason: null })
      return { status: 'released', user_id }
    }),
}

const find = async (tx: Transaction, userId: string): Promise<Row> => {
  const answer = await tx.execute({ sql: 'SELECT account_status, is_admin, deletion_requested_at FROM users WHERE id = ?', args: [userId] })
  const row = answer.rows[0]
  if (!row) throw new Refusal(404, 'User not found')
  return row
}
