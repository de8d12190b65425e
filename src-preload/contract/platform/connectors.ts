import { z } from 'zod'
import { found, Instant, list, operations, query, Window } from '../operation'
import { countOrNull, instantOrNull, PlatformId, RecordId, textOrNull, word } from './fields'

/** How a connector is, as the platform measures it. */
export const connectorHealths = ['healthy', 'degraded', 'down', 'disabled'] as const
/** How one org's connection to it stands. */
export const connectionStates = ['active', 'pending', 'failing', 'expired', 'revoked'] as const
/** Whether what it sends must be signed. */
export const signaturePolicies = ['required', 'optional', 'none'] as const

const StateCount = z.object({
  state: word(connectionStates).describe('A state.'),
  count: z.int().min(0).describe('How many connections stand so.'),
})

/** One connector of the catalogue (platform-admin, Connector governance: "connector catalog health"). */
export const Connector = z.object({
  id: RecordId.describe('Its id, such as con_calendar.'),
  name: z.string().max(1000).describe('What it is called.'),
  category: textOrNull(200).describe('What it is for, in a word or two.'),
  health: word(connectorHealths).describe('How it is.'),
  health_reason: textOrNull(2000).describe('Why it is not healthy.'),
  checked_at: instantOrNull.describe('When its health was last measured.'),
  signature: word(signaturePolicies).describe('Whether what it sends must be signed.'),
  connections: z.array(StateCount).max(100).default([]).describe('Its connections, by state.'),
  events_24h: countOrNull.describe('Events that came from it in the last 24 hours.'),
  failed_24h: countOrNull.describe('Those of them that are not delivered and no longer tried.'),
  median_ms: countOrNull.describe('How long half of its deliveries take at most, in milliseconds, over 24 hours.'),
  last_event_at: instantOrNull.describe('When its newest event came.'),
})
export type Connector = z.output<typeof Connector>

const Day = z.object({
  day: z.string().max(20).describe('The day in UTC, such as 2026-01-31.'),
  delivered: z.int().min(0).describe('Events of that day that are delivered.'),
  failed: z.int().min(0).describe('Events of that day that failed or were dropped.'),
  waiting: z.int().min(0).default(0).describe('Events of that day that are still tried.'),
})

/** A connector with its last days. */
export const ConnectorRecord = Connector.extend({
  days: z.array(Day).max(400).default([]).describe('What became of its events by the day they came, the oldest first.'),
})
export type ConnectorRecord = z.output<typeof ConnectorRecord>

/** An org's connection to a connector. */
export const Connection = z.object({
  id: RecordId.describe('Its id, such as cxn_2x7.'),
  connector_id: RecordId.describe('The connector.'),
  connector_name: textOrNull(1000).describe('What the connector is called.'),
  org_id: RecordId.describe('The org it belongs to.'),
  org_name: textOrNull(1000).describe('What the org is called.'),
  workspace_id: textOrNull(200).describe('The workspace it is for, where it is for one.'),
  account: textOrNull(500).describe('The account at the other side, as its owner named it.'),
  state: word(connectionStates).describe('How it stands.'),
  state_reason: textOrNull(2000).describe('Why it is not active.'),
  created_at: Instant.describe('When it was made.'),
  expires_at: instantOrNull.describe('When its credential ends, where it does.'),
  last_event_at: instantOrNull.describe('When its newest event came.'),
})
export type Connection = z.output<typeof Connection>

const ConnectorsList = z.strictObject({
  ...Window,
  search: z.string().trim().min(1).max(200).optional().describe('Part of a name or an id, in any case.'),
  health: z.string().max(100).optional().describe('Only those that are so.'),
})

const ConnectionsList = z.strictObject({
  ...Window,
  connector_id: z.string().max(200).optional().describe('Only those to this connector.'),
  org_id: z.string().max(200).optional().describe('Only those of this org.'),
  state: z.string().max(100).optional().describe('Only those that stand so.'),
  search: z.string().trim().min(1).max(200).optional().describe('Part of an account, of an org’s name or of an id, in any case.'),
})

const connections = list({
  system: 'platform',
  route: 'GET /api/v1/admin/connections',
  input: ConnectionsList,
  row: Connection,
  offers: 'connections',
})

/** Our stated assumption: platform-admin names the page, no path. */
export const connectors = operations('connectors')({
  'connectors.list': list({
    system: 'platform',
    route: 'GET /api/v1/admin/connectors',
    input: ConnectorsList,
    row: Connector,
    offers: 'the connector catalogue',
  }),
  'connectors.get': query({
    system: 'platform',
    route: 'GET /api/v1/admin/connectors/{connector_id}',
    input: z.strictObject({ connector_id: PlatformId }),
    output: ConnectorRecord,
    offers: 'single connectors',
  }),
  'connectors.connections': connections,
  'connectors.connection': found({
    system: 'platform',
    list: 'connectors.connections',
    rows: connections,
    key: ({ id }) => id,
    wanted: (input) => input.connection_id,
    input: z.strictObject({ connection_id: PlatformId }),
  }),
})
