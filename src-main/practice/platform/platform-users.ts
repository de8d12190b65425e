import { type PlatformUser, platformUserSortKeys } from '@contract/platform/platform-users'
import type { Row } from '@libsql/client'
import { Refusal, type SqlAnswers } from '../../database/sql'
import { text, textOrNull } from '../../database/stored'
import { equals, holds, pageFrom, sorted } from './paged'

const columns = `users.*,
  (SELECT count(*) FROM members WHERE members.user_id = users.id) AS orgs,
  (SELECT count(*) FROM orgs WHERE orgs.owner_id = users.id) AS owns`

/** By e-mail address where nothing else is asked. An id that nobody has is 404. Their rows are orgs.ts’s. */
export const platformUsers: SqlAnswers<'platform-users'> = {
  'platform-users.list': (db, { search, is_staff, org_id, sort_by, sort_order, ...window }) =>
    pageFrom(db, {
      from: 'users',
      select: columns,
      where: [
        holds(['email', 'display_name', 'id'], search),
        equals('is_staff', is_staff === undefined ? undefined : is_staff === 'true' ? 1 : 0),
        org_id === undefined
          ? null
          : { sql: 'EXISTS (SELECT 1 FROM members WHERE members.user_id = users.id AND members.org_id = ?)', args: [org_id] },
      ],
      order: sorted(platformUserSortKeys, sort_by, sort_order, { email: 'email COLLATE NOCASE' }, 'email COLLATE NOCASE, id'),
      window,
      read: toUser,
    }),

  'platform-users.get': async (db, { user_id }) => {
    const { rows } = await db.execute({ sql: `SELECT ${columns} FROM users WHERE id = ?`, args: [user_id] })
    if (!rows[0]) throw new Refusal(404, 'There is no such user')
    return toUser(rows[0])
  },
}

const toUser = (row: Row): PlatformUser => ({
  id: text(row.id),
  email: textOrNull(row.email),
  display_name: textOrNull(row.display_name),
  is_staff: Boolean(row.is_staff),
  orgs: Number(row.orgs),
  owns: Number(row.owns),
  last_active_at: textOrNull(row.last_active_at),
  created_at: text(row.created_at),
})
