import type { Org } from '@contract/platform/orgs'
import type { Row } from '@libsql/client'
import { Refusal, type SqlAnswers } from '../../database/sql'
import { text, textOrNull } from '../../database/stored'
import { equals, holds, pageFrom } from './paged'
import type { PlatformSeed } from './platform-world'

/** The base of the world: who is where. Every other capability's rows name these ids. */
export const orgsSeed: PlatformSeed = {
  tables: `
    CREATE TABLE users (id TEXT PRIMARY KEY, email TEXT NOT NULL, display_name TEXT, is_staff BOOLEAN NOT NULL, created_at TEXT NOT NULL);
    CREATE TABLE orgs (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, slug TEXT NOT NULL, status TEXT NOT NULL, plan TEXT NOT NULL, owner_id TEXT NOT NULL,
      created_at TEXT NOT NULL
    );
    CREATE TABLE workspaces (id TEXT PRIMARY KEY, org_id TEXT NOT NULL, name TEXT NOT NULL, created_by TEXT NOT NULL, created_at TEXT NOT NULL);
    CREATE TABLE members (org_id TEXT NOT NULL, user_id TEXT NOT NULL, role TEXT NOT NULL, joined_at TEXT NOT NULL, PRIMARY KEY (org_id, user_id));
    CREATE TABLE agents (id TEXT PRIMARY KEY, org_id TEXT NOT NULL, workspace_id TEXT NOT NULL, name TEXT NOT NULL);
  `,
  rows: ({ users, orgs, workspaces, members, agents }) => ({
    users: users.map((user) => ({ ...user, is_staff: user.is_staff ? 1 : 0 })),
    orgs,
    workspaces,
    members,
    agents,
  }),
}

const columns = `orgs.*,
  (SELECT count(*) FROM members WHERE members.org_id = orgs.id) AS members,
  (SELECT count(*) FROM workspaces WHERE workspaces.org_id = orgs.id) AS workspaces`

/** By name. An id that nobody has is 404. */
export const orgs: SqlAnswers<'orgs'> = {
  'orgs.list': (db, { search, status, ...window }) =>
    pageFrom(db, {
      from: 'orgs',
      select: columns,
      where: [holds(['name', 'slug', 'id'], search), equals('status', status)],
      order: 'name COLLATE NOCASE, id',
      window,
      read: toOrg,
    }),

  'orgs.get': async (db, { org_id }) => {
    const { rows } = await db.execute({ sql: `SELECT ${columns} FROM orgs WHERE id = ?`, args: [org_id] })
    if (!rows[0]) throw new Refusal(404, 'There is no such org')
    return toOrg(rows[0])
  },
}

const toOrg = (row: Row): Org => ({
  id: text(row.id),
  name: text(row.name),
  slug: textOrNull(row.slug),
  status: text(row.status),
  plan: textOrNull(row.plan),
  owner_id: textOrNull(row.owner_id),
  members: Number(row.members),
  workspaces: Number(row.workspaces),
  created_at: text(row.created_at),
})
