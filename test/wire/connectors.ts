import type { Exchange } from './exchanges'
import { asAdmin } from './headers'
import { page, refused } from './platform-answers'

const ASSUMED =
  'platform-admin, What you manage in admin: "Connector governance — connector catalog health, connection state, and runtime webhook delivery". No path, field or error is documented: our published assumption.'

const issues = {
  id: 'con_issues',
  name: 'Issue tracker',
  category: 'Development',
  health: 'healthy',
  health_reason: null,
  checked_at: '2026-01-31T12:00:00Z',
  signature: 'required',
  connections: [{ state: 'active', count: 12 }],
  events_24h: 14,
  failed_24h: 1,
  median_ms: 180,
  last_event_at: '2026-01-31T11:00:00Z',
}

const connection = {
  id: 'cxn_practice_1',
  connector_id: 'con_issues',
  connector_name: 'Issue tracker',
  org_id: 'org_practice_acorn',
  org_name: 'Acorn Analytics',
  workspace_id: 'ws_practice_acorn_1',
  account: 'acorn@example.com',
  state: 'active',
  state_reason: null,
  created_at: '2026-01-15T00:00:00Z',
  expires_at: null,
  last_event_at: '2026-01-31T11:00:00Z',
}

/** Written by hand from platform-admin and the published assumption: see exchanges.ts. */
export const connectorsExchanges: Exchange[] = [
  {
    name: 'connectors, those that are called so',
    source: ASSUMED,
    operation: 'connectors.list',
    input: { search: 'issue', health: 'healthy' },
    request: {
      method: 'GET',
      path: '/api/v1/admin/connectors',
      query: { search: 'issue', health: 'healthy', page: '1', page_size: '100' },
      headers: asAdmin,
    },
    response: { status: 200, body: page(issues) },
    exact: ['items.0.id', 'items.0.health', 'items.0.signature', 'total', 'page', 'page_size'],
  },
  {
    name: 'one connector, with its days',
    source: ASSUMED,
    operation: 'connectors.get',
    input: { connector_id: 'con_issues' },
    request: { method: 'GET', path: '/api/v1/admin/connectors/con_issues', headers: asAdmin },
    response: { status: 200, body: { ...issues, days: [{ day: '2026-01-30', delivered: 40, failed: 2, waiting: 0 }] } },
    exact: ['id', 'name'],
  },
  {
    name: 'one connector, that the catalogue lacks',
    source: ASSUMED,
    operation: 'connectors.get',
    input: { connector_id: 'con_none' },
    request: { method: 'GET', path: '/api/v1/admin/connectors/con_none', headers: asAdmin },
    response: { status: 404, body: refused('record_not_found', 'There is no such connector') },
    exact: [],
  },
  {
    name: 'connections of an org that stand so',
    source: ASSUMED,
    operation: 'connectors.connections',
    input: { org_id: 'org_practice_cobalt', state: 'active' },
    request: {
      method: 'GET',
      path: '/api/v1/admin/connections',
      query: { org_id: 'org_practice_cobalt', state: 'active', page: '1', page_size: '100' },
      headers: asAdmin,
    },
    response: { status: 200, body: page(connection) },
    exact: ['items.0.state', 'page', 'page_size'],
  },
]
