import type { User } from '@contract/marketplace/users'
import type { Row } from '@libsql/client'
import { instant, isTrue, text } from '../stored'

/**
 * The columns of `users` that an answer is made of, from a table or alias `u`. is_seller and stripe_connected are
 * derived as the document says: from tos_accepted_at, and from whether stripe_connect_id is set.
 */
export const userColumns = `u.id, u.email, u.display_name, u.is_admin, u.tos_accepted_at IS NOT NULL AS is_seller,
  u.stripe_connect_id IS NOT NULL AS stripe_connected, u.account_status, u.created_at, u.deletion_requested_at,
  u.deletion_scheduled_at`

/** One row of `userColumns` as the API gives it. Instants come out in ISO 8601, however the database writes them. */
export const toUser = (row: Row): User => ({
  id: text(row.id),
  email: text(row.email),
  display_name: text(row.display_name),
  is_admin: isTrue(row.is_admin),
  is_seller: isTrue(row.is_seller),
  stripe_connected: isTrue(row.stripe_connected),
  account_status: text(row.account_status) || 'active',
  created_at: instant(row.created_at),
  deletion_requested_at: instant(row.deletion_requested_at),
  deletion_scheduled_at: instant(row.deletion_scheduled_at),
})
