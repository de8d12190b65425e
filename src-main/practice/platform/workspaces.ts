import { type Workspace, workspaceSortKeys } from '@contract/platform/workspaces'
import type { Row } from '@libsql/client'
import { Refusal, type SqlAnswers } from '../../database/sql'
import { text, textOrNull } from '../../database/stored'
import { chance } from '../draw'
import { equals, holds, pageFrom, sorted } from './paged'
import { platformUserId } from './platform-cast'
import type { PlatformSeed } from './platform-world'

/** Who is in which workspace. Billing is in none; some admins are in none either, which the role matrix marks. */
export const workspacesSeed: PlatformSeed = {
  tables: `
    CREATE TABLE workspace_members (workspace_id TEXT NOT NULL, user_id TEXT NOT NULL, PRIMARY KEY (workspace_id, user_id));
    CREATE INDEX workspace_members_user ON workspace_members (user_id);
  `,
  rows: ({ workspaces, members, random }) => {
    const draw = random('workspace-members')
    const inOrg = new Map<string, string[]>()
    for (const { id, org_id } of workspaces) inOrg.set(org_id, [...(inOrg.get(org_id) ?? []), id])
    return {
      workspace_members: members.flatMap(({ org_id, user_id, role }) => {
        const outside = role === 'billing' || (role === 'admin' && chance(draw, 0.12)) || user_id === platformUserId('crosser')
        const some = (inOrg.get(org_id) ?? []).filter((_, n) => (n === 0 ? chance(draw, 0.97) : chance(draw, 0.4)))
        return outside ? [] : some.map((workspace_id) => ({ workspace_id, user_id }))
      }),
    }
  },
}

const from = 'workspaces LEFT JOIN orgs ON orgs.id = workspaces.org_id'
const columns = `workspaces.*, orgs.name AS org_name,
  (SELECT count(*) FROM workspace_members WHERE workspace_members.workspace_id = workspaces.id) AS members,
  (SELECT count(*) FROM agents WHERE agents.workspace_id = workspaces.id) AS agents`
const byOrg = 'orgs.name COLLATE NOCASE, workspaces.created_at, workspaces.id'

/** By org where nothing else is asked. An id that nobody has is 404. The rows are orgs.ts’s. */
export const workspaces: SqlAnswers<'workspaces'> = {
  'workspaces.list': (db, { org_id, search, sort_by, sort_order, ...window }) =>
    pageFrom(db, {
      from,
      select: columns,
      where: [equals('workspaces.org_id', org_id), holds(['workspaces.name', 'workspaces.id', 'orgs.name'], search)],
      order: sorted(
        workspaceSortKeys,
        sort_by,
        sort_order,
        { name: 'workspaces.name COLLATE NOCASE', org_name: 'orgs.name COLLATE NOCASE', created_at: 'workspaces.created_at' },
        byOrg,
      ),
      window,
      read: toWorkspace,
    }),

  'workspaces.get': async (db, { workspace_id }) => {
    const { rows } = await db.execute({ sql: `SELECT ${columns} FROM ${from} WHERE workspaces.id = ?`, args: [workspace_id] })
    if (!rows[0]) throw new Refusal(404, 'There is no such workspace')
    return toWorkspace(rows[0])
  },
}

const toWorkspace = (row: Row): Workspace => ({
  id: text(row.id),
  org_id: text(row.org_id),
  org_name: textOrNull(row.org_name),
  name: text(row.name),
  members: Number(row.members),
  agents: Number(row.agents),
  created_by: textOrNull(row.created_by),
  created_at: text(row.created_at),
})
