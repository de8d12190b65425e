import { type Org, orgSortKeys } from '@contract/platform/orgs'
import type { Client, Row, Transaction } from '@libsql/client'
import { Refusal } from '../../database/sql'
import { text, textOrNull } from '../../database/stored'
import { whole } from '../draw'
import { equals, holds, pageFrom, sorted } from './paged'
import type { PlatformAnswers } from './platform-answer'
import type { PlatformSeed } from './platform-world'

/** The base of the world: who is where. Every other capability's rows name these ids. */
export const orgsSeed: PlatformSeed = {
  tables: `
    CREATE TABLE users (
      id TEXT PRIMARY KEY, email TEXT NOT NULL, display_name TEXT, is_staff BOOLEAN NOT NULL, created_at TEXT NOT NULL, last_active_at TEXT
    );
    CREATE TABLE orgs (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, slug TEXT NOT NULL, status TEXT NOT NULL, plan TEXT NOT NULL, owner_id TEXT NOT NULL,
      suspended_at TEXT, suspended_reason TEXT, restores_to TEXT, created_at TEXT NOT NULL
    );
    CREATE TABLE workspaces (id TEXT PRIMARY KEY, org_id TEXT NOT NULL, name TEXT NOT NULL, created_by TEXT NOT NULL, created_at TEXT NOT NULL);
    CREATE INDEX workspaces_org ON workspaces (org_id);
    CREATE TABLE members (org_id TEXT NOT NULL, user_id TEXT NOT NULL, role TEXT NOT NULL, joined_at TEXT NOT NULL, PRIMARY KEY (org_id, user_id));
    CREATE INDEX members_user ON members (user_id);
    CREATE TABLE agents (id TEXT PRIMARY KEY, org_id TEXT NOT NULL, workspace_id TEXT NOT NULL, name TEXT NOT NULL);
  `,
  rows: ({ users, orgs, workspaces, members, agents, random, ago, hour }) => {
    const [active, suspended] = [random('last-active'), random('suspended')]
    return {
      users: users.map((user) => {
        const draw = whole(active, 0, 99)
        // Some never came back, some are here now; nobody did anything before their account was made.
        const days = draw < 8 ? null : draw < 55 ? whole(active, 0, 48) / 24 : whole(active, 2, 200)
        const at = days === null ? null : ago(days)
        return { ...user, is_staff: user.is_staff ? 1 : 0, last_active_at: at !== null && at > user.created_at ? at : null }
      }),
      orgs: orgs.map((org) => {
        const since = Math.min(whole(suspended, 1, 90), (hour - Date.parse(org.created_at)) / 86_400_000)
        const off = org.status === 'suspended'
        return {
          ...org,
          suspended_at: off ? ago(since) : null,
          suspended_reason: off ? (org.slug === 'dormant' ? 'Chargebacks on three cards in one week' : 'Invoice unpaid for 60 days') : null,
          restores_to: null,
        }
      }),
      workspaces,
      members,
      agents,
    }
  },
}

const columns = `orgs.*,
  (SELECT coalesce(display_name, email) FROM users WHERE users.id = orgs.owner_id) AS owner_name,
  EXISTS (SELECT 1 FROM members WHERE members.org_id = orgs.id AND members.user_id = orgs.owner_id) AS owner_is_member,
  (SELECT count(*) FROM members WHERE members.org_id = orgs.id AND members.role = 'owner') AS owners,
  (SELECT count(*) FROM members WHERE members.org_id = orgs.id) AS members,
  (SELECT count(*) FROM workspaces WHERE workspaces.org_id = orgs.id) AS workspaces`

/** By name where nothing else is asked. An id that nobody has is 404; suspending and restoring twice is 409. */
export const orgs: PlatformAnswers<'orgs'> = {
  'orgs.list': (db, { search, status, plan, sort_by, sort_order, ...window }) =>
    pageFrom(db, {
      from: 'orgs',
      select: columns,
      where: [holds(['name', 'slug', 'id'], search), equals('status', status), equals('plan', plan)],
      order: sorted(orgSortKeys, sort_by, sort_order, { name: 'name COLLATE NOCASE' }, 'name COLLATE NOCASE, id'),
      window,
      read: toOrg,
    }),

  'orgs.get': (db, { org_id }) => one(db, org_id),

  'orgs.suspend': async (tx, { org_id, reason }, { now }) => {
    await change(tx, {
      org_id,
      refuse: (status) => (status === 'suspended' ? 'This org is suspended already' : null),
      sql: `UPDATE orgs SET restores_to = status, status = 'suspended', suspended_at = ?, suspended_reason = ? WHERE id = ?`,
      args: [now.toISOString(), reason, org_id],
    })
    return one(tx, org_id)
  },

  /** An org that was past due when it was suspended is past due again. */
  'orgs.restore': async (tx, { org_id }) => {
    await change(tx, {
      org_id,
      refuse: (status) => (status === 'suspended' ? null : 'This org is not suspended'),
      sql: `UPDATE orgs SET status = coalesce(restores_to, 'active'), restores_to = NULL, suspended_at = NULL, suspended_reason = NULL
        WHERE id = ?`,
      args: [org_id],
    })
    return one(tx, org_id)
  },
}

const one = async (db: Client | Transaction, org_id: string): Promise<Org> => {
  const { rows } = await db.execute({ sql: `SELECT ${columns} FROM orgs WHERE id = ?`, args: [org_id] })
  if (!rows[0]) throw noOrg()
  return toOrg(rows[0])
}

/** 404 of an org that nobody has. */
export const noOrg = (): Refusal => new Refusal(404, 'There is no such org')

interface Change {
  org_id: string
  /** Why it can't be done to an org of this status. */
  refuse: (status: string) => string | null
  sql: string
  args: string[]
}

const change = async (tx: Transaction, { org_id, refuse, sql, args }: Change): Promise<void> => {
  const { rows } = await tx.execute({ sql: 'SELECT status FROM orgs WHERE id = ?', args: [org_id] })
  if (!rows[0]) throw noOrg()
  const why = refuse(text(rows[0].status))
  if (why) throw new Refusal(409, why)
  await tx.execute({ sql, args })
}

const toOrg = (row: Row): Org => ({
  id: text(row.id),
  name: text(row.name),
  slug: textOrNull(row.slug),
  status: text(row.status),
  plan: textOrNull(row.plan),
  owner_id: textOrNull(row.owner_id),
  owner_name: textOrNull(row.owner_name),
  owner_is_member: Boolean(row.owner_is_member),
  owners: Number(row.owners),
  members: Number(row.members),
  workspaces: Number(row.workspaces),
  suspended_at: textOrNull(row.suspended_at),
  suspended_reason: textOrNull(row.suspended_reason),
  created_at: text(row.created_at),
})
