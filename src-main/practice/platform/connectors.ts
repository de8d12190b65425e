import type { Connection, Connector, ConnectorRecord } from '@contract/platform/connectors'
import type { Row } from '@libsql/client'
import { Refusal, type SqlAnswers } from '../../database/sql'
import { numberOrNull, text, textOrNull } from '../../database/stored'
import { chance, pick, whole } from '../draw'
import { equals, holds, pageFrom } from './paged'
import type { CastOrg, PlatformCast } from './platform-cast'
import type { PlatformSeed } from './platform-world'

/** A connector of practice's catalogue. `share` is how much of the events come from it. */
export interface CastConnector {
  id: string
  name: string
  category: string
  health: string
  health_reason: string | null
  signature: 'required' | 'optional' | 'none'
  share: number
  types: readonly string[]
}

const one = (
  word: string,
  name: string,
  category: string,
  share: number,
  types: string,
  rest: Partial<Pick<CastConnector, 'health' | 'health_reason' | 'signature'>> = {},
): CastConnector => ({
  id: `con_${word}`,
  name,
  category,
  share,
  types: types.split(' '),
  health: 'healthy',
  health_reason: null,
  signature: 'required',
  ...rest,
})

export const castConnectors: readonly CastConnector[] = [
  one('code', 'Code hosting', 'Development', 22, 'push pull_request.opened pull_request.closed check.completed'),
  one('issues', 'Issue tracker', 'Development', 14, 'issue.created issue.updated comment.created'),
  one('chat', 'Team chat', 'Communication', 20, 'message.posted reaction.added channel.created', {
    health: 'degraded',
    health_reason: 'Answered 503 to 1 in 6 deliveries two days ago; since then it is slow.',
  }),
  one('mail', 'Mailbox', 'Communication', 10, 'mail.received mail.bounced', { signature: 'optional' }),
  one('calendar', 'Calendar', 'Communication', 8, 'event.created event.moved event.cancelled', {
    health_reason: 'Its signing secret was changed five days ago. Signatures are verified again.',
  }),
  one('crm', 'Customer records', 'Sales', 8, 'contact.updated deal.won deal.lost', {
    health: 'down',
    health_reason: 'No worker had an answer from it in time since yesterday evening.',
  }),
  one('payments', 'Payments', 'Money', 8, 'charge.succeeded charge.refunded invoice.paid'),
  one('storage', 'File storage', 'Documents', 4, 'file.created file.deleted'),
  one('forms', 'Forms', 'Sales', 3, 'form.submitted', { signature: 'none' }),
  one('helpdesk', 'Help desk', 'Support', 3, 'ticket.created ticket.closed'),
  one('telephony', 'Telephony', 'Support', 0, 'call.ended', {
    health: 'disabled',
    health_reason: 'Withdrawn from the catalogue: its maker closed.',
  }),
  one('markup', '<b onclick="alert(1)">Marked up</b>', 'Development', 0, 'nothing', { signature: 'none' }),
  one('long', 'The connector whose name goes on and on until no column of any width has room for it', 'Documents', 0, 'nothing', {
    signature: 'optional',
  }),
  one('arabic', 'موصل التقويم', 'Communication', 0, 'nothing'),
]

/** Connections: most orgs have some; Empty Nest has none. */
export const castConnections = ({ orgs, workspaces, random, ago }: PlatformCast) => {
  const draw = random('connections')
  const rows = orgs.flatMap((org) => {
    if (org.slug === 'empty') return []
    const theirs = workspaces.filter(({ org_id }) => org_id === org.id)
    const wanted = org.slug === 'cobalt' ? 11 : org.slug === 'acorn' ? 6 : whole(draw, 1, 6)
    return castConnectors
      .filter(({ share }) => share > 0)
      .toSorted(() => (chance(draw, 0.5) ? 1 : -1))
      .slice(0, wanted)
      .map((connector) => ({
        org,
        connector,
        workspace: pick(draw, theirs).id,
        age: whole(draw, 20, 500),
        state: stateOf(org, whole(draw, 0, 99)),
      }))
  })
  return rows.map(({ org, connector, workspace, age, state }, n) => ({
    id: `cxn_practice_${n + 1}`,
    connector_id: connector.id,
    org_id: org.id,
    workspace_id: workspace,
    account: accounts[n % 40] ?? `${org.slug.slice(0, 30)}@example.com`,
    state,
    state_reason: reasons[state] ?? null,
    created_at: ago(age),
    expires_at: state === 'expired' ? ago(whole(draw, 1, 15)) : state === 'active' && chance(draw, 0.4) ? ago(-whole(draw, 1, 80)) : null,
  }))
}

const stateOf = ({ status }: CastOrg, drawn: number): string => {
  if (status === 'suspended') return 'revoked'
  return drawn < 78 ? 'active' : drawn < 84 ? 'failing' : drawn < 91 ? 'expired' : drawn < 96 ? 'pending' : 'revoked'
}

const reasons: Record<string, string> = {
  failing: 'Its last three calls were refused: 403 insufficient scope.',
  expired: 'Its credential ended, and nobody signed in again.',
  pending: 'Its owner has not finished signing in.',
  revoked: 'Taken back at the other side.',
}

/** Accounts as their owners may well have named them, by the number of the connection. */
const accounts: Record<number, string> = {
  3: '<img src=x onerror=alert(1)>',
  7: '=cmd|"/c calc"!A1',
  12: 'حساب الشركة الرئيسي',
  18: 'a-mailbox-with-a-name-of-more-than-sixty-characters-altogether@example.com',
  25: 'Invoice \u202Efdp.exe',
}

export const connectorsSeed: PlatformSeed = {
  tables: `
    CREATE TABLE connectors (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, category TEXT NOT NULL, health TEXT NOT NULL, health_reason TEXT, signature TEXT NOT NULL,
      median_ms INTEGER, checked_at TEXT NOT NULL
    );
    CREATE TABLE connections (
      id TEXT PRIMARY KEY, connector_id TEXT NOT NULL, org_id TEXT NOT NULL, workspace_id TEXT NOT NULL, account TEXT NOT NULL,
      state TEXT NOT NULL, state_reason TEXT, created_at TEXT NOT NULL, expires_at TEXT
    );
    CREATE INDEX connections_of ON connections (connector_id, state);
  `,
  rows: (cast) => ({
    connectors: castConnectors.map(({ share, types: _, ...connector }, n) => ({
      ...connector,
      median_ms: share === 0 ? null : connector.health === 'healthy' ? 140 + ((n * 37) % 160) : 4200 + n * 100,
      checked_at: cast.ago(0.002),
    })),
    connections: castConnections(cast),
  }),
}

/** Practice's last day ends with its newest event. */
const DAY = "received_at > (SELECT strftime('%Y-%m-%dT%H:%M:%SZ', max(received_at), '-1 day') FROM connector_events)"

const columns = `connectors.*,
  (SELECT json_group_array(json_object('state', state, 'count', n)) FROM
    (SELECT state, count(*) AS n FROM connections WHERE connector_id = connectors.id GROUP BY state ORDER BY n DESC)) AS connections,
  (SELECT count(*) FROM connector_events WHERE connector_id = connectors.id AND ${DAY}) AS events_24h,
  (SELECT count(*) FROM connector_events WHERE connector_id = connectors.id AND state IN ('failed', 'dropped') AND ${DAY}) AS failed_24h,
  (SELECT max(received_at) FROM connector_events WHERE connector_id = connectors.id) AS last_event_at`

const joined = `connections JOIN connectors ON connectors.id = connections.connector_id JOIN orgs ON orgs.id = connections.org_id`

const connectionColumns = `connections.*, connectors.name AS connector_name, orgs.name AS org_name,
  (SELECT max(received_at) FROM connector_events AS e
    WHERE e.connector_id = connections.connector_id AND e.org_id = connections.org_id) AS last_event_at`

/** By name. An id that no connector has is 404. */
export const connectors: SqlAnswers<'connectors'> = {
  'connectors.list': (db, { search, health, ...window }) =>
    pageFrom(db, {
      from: 'connectors',
      select: columns,
      where: [holds(['name', 'id'], search), equals('health', health)],
      order: 'name COLLATE NOCASE, id',
      window,
      read: toConnector,
    }),

  'connectors.get': async (db, { connector_id }): Promise<ConnectorRecord> => {
    const { rows } = await db.execute({ sql: `SELECT ${columns} FROM connectors WHERE id = ?`, args: [connector_id] })
    if (!rows[0]) throw new Refusal(404, 'There is no such connector')
    const days = await db.execute({
      sql: `SELECT substr(received_at, 1, 10) AS day, sum(state = 'delivered') AS delivered, sum(state IN ('failed', 'dropped')) AS failed,
        sum(state = 'retrying') AS waiting FROM connector_events WHERE connector_id = ? GROUP BY day ORDER BY day`,
      args: [connector_id],
    })
    return {
      ...toConnector(rows[0]),
      days: days.rows.map(({ day, delivered, failed, waiting }) => ({
        day: text(day),
        delivered: Number(delivered),
        failed: Number(failed),
        waiting: Number(waiting),
      })),
    }
  },

  'connectors.connections': (db, { connector_id, org_id, state, search, ...window }) =>
    pageFrom(db, {
      from: joined,
      select: connectionColumns,
      where: [
        equals('connections.connector_id', connector_id),
        equals('connections.org_id', org_id),
        equals('connections.state', state),
        holds(['connections.account', 'orgs.name', 'connections.id'], search),
      ],
      order: 'connections.created_at DESC, connections.id',
      window,
      read: toConnection,
    }),

  'connectors.connection': async (db, { connection_id }) => {
    const sql = `SELECT ${connectionColumns} FROM ${joined} WHERE connections.id = ?`
    const { rows } = await db.execute({ sql, args: [connection_id] })
    return rows[0] ? toConnection(rows[0]) : null
  },
}

const toConnector = (row: Row): Connector => ({
  id: text(row.id),
  name: text(row.name),
  category: textOrNull(row.category),
  health: text(row.health),
  health_reason: textOrNull(row.health_reason),
  checked_at: textOrNull(row.checked_at),
  signature: text(row.signature),
  connections: JSON.parse(text(row.connections)) as Connector['connections'],
  events_24h: Number(row.events_24h),
  failed_24h: Number(row.failed_24h),
  median_ms: numberOrNull(row.median_ms),
  last_event_at: textOrNull(row.last_event_at),
})

const toConnection = (row: Row): Connection => ({
  id: text(row.id),
  connector_id: text(row.connector_id),
  connector_name: textOrNull(row.connector_name),
  org_id: text(row.org_id),
  org_name: textOrNull(row.org_name),
  workspace_id: textOrNull(row.workspace_id),
  account: textOrNull(row.account),
  state: text(row.state),
  state_reason: textOrNull(row.state_reason),
  created_at: text(row.created_at),
  expires_at: textOrNull(row.expires_at),
  last_event_at: textOrNull(row.last_event_at),
})
