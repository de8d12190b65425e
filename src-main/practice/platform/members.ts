import { keepsOwner, type Member, memberSortKeys } from '@contract/platform/members'
import type { Row, Transaction } from '@libsql/client'
import { Refusal } from '../../database/sql'
import { text, textOrNull } from '../../database/stored'
import { noOrg } from './orgs'
import { equals, holds, pageFrom, sorted } from './paged'
import type { PlatformAnswers } from './platform-answer'

const from = 'members JOIN orgs ON orgs.id = members.org_id JOIN users ON users.id = members.user_id'
const columns = `members.*, users.email, users.display_name, users.is_staff, orgs.name AS org_name, orgs.status AS org_status,
  orgs.owner_id AS org_owner_id,
  (SELECT count(*) FROM workspaces WHERE workspaces.org_id = members.org_id) AS org_workspaces,
  (SELECT count(*) FROM workspace_members AS seat JOIN workspaces ON workspaces.id = seat.workspace_id
    WHERE seat.user_id = members.user_id AND workspaces.org_id = members.org_id) AS workspaces,
  (SELECT json_group_array(json_object('org_id', other.org_id, 'org_name', there.name, 'org_status', there.status,
      'owner_id', there.owner_id, 'role', other.role))
    FROM members AS other JOIN orgs AS there ON there.id = other.org_id
    WHERE other.user_id = members.user_id AND other.org_id <> members.org_id) AS elsewhere`
const rank = `CASE members.role WHEN 'owner' THEN 0 WHEN 'admin' THEN 1 WHEN 'billing' THEN 2 WHEN 'member' THEN 3 ELSE 4 END`

/** By role where nothing else is asked, from the owner down. The owner, and the last of several, are kept: 409. */
export const members: PlatformAnswers<'members'> = {
  'members.list': (db, { org_id, user_id, workspace_id, role, search, sort_by, sort_order, ...window }) =>
    pageFrom(db, {
      from,
      select: columns,
      where: [
        equals('members.org_id', org_id),
        equals('members.user_id', user_id),
        equals('members.role', role),
        workspace_id === undefined
          ? null
          : { sql: 'members.user_id IN (SELECT user_id FROM workspace_members WHERE workspace_id = ?)', args: [workspace_id] },
        // A person of the workspace may be in other orgs too.
        workspace_id === undefined ? null : { sql: 'members.org_id = (SELECT org_id FROM workspaces WHERE id = ?)', args: [workspace_id] },
        holds(['users.email', 'users.display_name', 'users.id'], search),
      ],
      order: sorted(
        memberSortKeys,
        sort_by,
        sort_order,
        { email: 'users.email COLLATE NOCASE', org_name: 'orgs.name COLLATE NOCASE', role: rank },
        `${rank}, users.email COLLATE NOCASE, members.org_id`,
      ),
      window,
      read: toMember,
    }),

  'members.set-role': async (tx, { org_id, user_id, role }) => {
    await keptAsItIs(tx, org_id, user_id)
    await tx.execute({ sql: 'UPDATE members SET role = ? WHERE org_id = ? AND user_id = ?', args: [role, org_id, user_id] })
    return { role }
  },

  'members.remove': async (tx, { org_id, user_id }) => {
    await keptAsItIs(tx, org_id, user_id)
    await tx.execute({
      sql: 'DELETE FROM workspace_members WHERE user_id = ? AND workspace_id IN (SELECT id FROM workspaces WHERE org_id = ?)',
      args: [user_id, org_id],
    })
    await tx.execute({ sql: 'DELETE FROM members WHERE org_id = ? AND user_id = ?', args: [org_id, user_id] })
    return {}
  },

  /** The owner of before becomes an admin, if they are a member at all. */
  'members.transfer': async (tx, { org_id, user_id }) => {
    const { owner_id } = await orgOf(tx, org_id)
    await memberOf(tx, org_id, user_id)
    if (owner_id === user_id) throw new Refusal(409, 'They own this org already')
    await tx.execute({ sql: `UPDATE members SET role = 'admin' WHERE org_id = ? AND user_id = ?`, args: [org_id, owner_id] })
    await tx.execute({ sql: `UPDATE members SET role = 'owner' WHERE org_id = ? AND user_id = ?`, args: [org_id, user_id] })
    await tx.execute({ sql: 'UPDATE orgs SET owner_id = ? WHERE id = ?', args: [user_id, org_id] })
    return { role: 'owner' }
  },
}

const orgOf = async (tx: Transaction, org_id: string): Promise<{ owner_id: string; owners: number }> => {
  const sql = `SELECT owner_id, (SELECT count(*) FROM members WHERE org_id = orgs.id AND role = 'owner') AS owners FROM orgs WHERE id = ?`
  const { rows } = await tx.execute({ sql, args: [org_id] })
  if (!rows[0]) throw noOrg()
  return { owner_id: text(rows[0].owner_id), owners: Number(rows[0].owners) }
}

const memberOf = async (tx: Transaction, org_id: string, user_id: string): Promise<string> => {
  const { rows } = await tx.execute({ sql: 'SELECT role FROM members WHERE org_id = ? AND user_id = ?', args: [org_id, user_id] })
  if (!rows[0]) throw new Refusal(404, 'They are not a member of this org')
  return text(rows[0].role)
}

/** Counted in the transaction that changes: two who demote each other at once can't both succeed. */
const keptAsItIs = async (tx: Transaction, org_id: string, user_id: string): Promise<void> => {
  const { owner_id, owners } = await orgOf(tx, org_id)
  const role = await memberOf(tx, org_id, user_id)
  const why = keepsOwner({ role, user_id, org_owner_id: owner_id, owners })
  if (why) throw new Refusal(409, why)
}

const toMember = (row: Row): Member => ({
  org_id: text(row.org_id),
  org_name: textOrNull(row.org_name),
  org_status: textOrNull(row.org_status),
  org_owner_id: textOrNull(row.org_owner_id),
  org_workspaces: Number(row.org_workspaces),
  user_id: text(row.user_id),
  email: textOrNull(row.email),
  display_name: textOrNull(row.display_name),
  is_staff: Boolean(row.is_staff),
  role: text(row.role),
  workspaces: Number(row.workspaces),
  elsewhere: JSON.parse(text(row.elsewhere)) as Member['elsewhere'],
  joined_at: textOrNull(row.joined_at),
})
