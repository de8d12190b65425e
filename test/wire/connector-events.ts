import type { Exchange } from './exchanges'
import { asAdmin } from './headers'
import { page, refused } from './platform-answers'

const SECTION =
  'Connector event operations: "Connector event delivery, event IDs, and verification posture are visible from the admin pages."'
const ASSUMED = `platform-admin, ${SECTION} No path, field or error is documented: our published assumption.`

const FAILED = 'evt_practice_failed'
const PATH = '/api/v1/admin/connector-events'

const failed = {
  id: FAILED,
  connector_id: 'con_issues',
  connector_name: 'Issue tracker',
  org_id: 'org_practice_acorn',
  org_name: 'Acorn Analytics',
  workspace_id: 'ws_practice_acorn_1',
  type: 'comment.created',
  state: 'failed',
  verification: 'verified',
  verification_reason: null,
  replay_of: null,
  cause: 'http_5xx',
  attempts: 3,
  last_status: 502,
  received_at: '2026-01-31T09:00:00Z',
  last_attempt_at: '2026-01-31T09:05:00Z',
  next_attempt_at: null,
}

const header = { name: 'Content-Type', value: 'application/json; charset=utf-8' }

/** Written by hand from platform-admin and the published assumption: see exchanges.ts. */
export const connectorEventsExchanges: Exchange[] = [
  {
    name: 'connector events, filtered in every way',
    source: ASSUMED,
    operation: 'connector-events.list',
    input: {
      connector_id: 'con_issues',
      org_id: 'org_practice_acorn',
      state: 'failed,dropped',
      verification: 'verified',
      cause: 'http_5xx',
      since: '2026-01-01T00:00:00Z',
      until: '2036-01-01T00:00:00Z',
      search: FAILED,
    },
    request: {
      method: 'GET',
      path: PATH,
      query: {
        connector_id: 'con_issues',
        org_id: 'org_practice_acorn',
        state: 'failed,dropped',
        verification: 'verified',
        cause: 'http_5xx',
        since: '2026-01-01T00:00:00Z',
        until: '2036-01-01T00:00:00Z',
        search: FAILED,
        page: '1',
        page_size: '100',
      },
      headers: asAdmin,
    },
    response: { status: 200, body: page(failed) },
    exact: ['items.0.id', 'items.0.connector_name', 'items.0.state', 'items.0.cause', 'items.0.verification', 'total'],
  },
  {
    name: 'one connector event',
    source: ASSUMED,
    operation: 'connector-events.get',
    input: { event_id: FAILED },
    request: { method: 'GET', path: `${PATH}/${FAILED}`, headers: asAdmin },
    response: {
      status: 200,
      body: { ...failed, destination: 'https://hooks.example.com/org_practice_acorn/con_issues', size_bytes: 180, redeliveries: [] },
    },
    exact: ['id', 'destination', 'attempts', 'org_name'],
  },
  {
    name: 'one connector event, that there is not',
    source: ASSUMED,
    operation: 'connector-events.get',
    input: { event_id: 'evt_none' },
    request: { method: 'GET', path: `${PATH}/evt_none`, headers: asAdmin },
    response: { status: 404, body: refused('record_not_found', 'There is no such event') },
    exact: [],
  },
  {
    name: 'the payload of a connector event',
    source: ASSUMED,
    operation: 'connector-events.payload',
    input: { event_id: FAILED },
    request: { method: 'GET', path: `${PATH}/${FAILED}/payload`, headers: asAdmin },
    response: { status: 200, body: { headers: [header], payload: { id: FAILED, record: { state: 'open' } }, truncated: false } },
    exact: ['headers.0.name', 'headers.0.value', 'payload.id', 'truncated'],
  },
  {
    name: 'the attempts at delivering a connector event',
    source: ASSUMED,
    operation: 'connector-events.attempts',
    input: { event_id: FAILED },
    request: { method: 'GET', path: `${PATH}/${FAILED}/attempts`, query: { page: '1', page_size: '100' }, headers: asAdmin },
    response: {
      status: 200,
      body: {
        items: [
          {
            id: 'att_practice_failed_1',
            number: 1,
            at: '2026-01-31T09:00:01Z',
            status: 502,
            duration_ms: 180,
            cause: 'http_5xx',
            error: 'The destination failed at it.',
            worker: 'worker-3',
            redelivery: null,
            request_headers: [header],
            response_headers: [{ name: 'Content-Type', value: 'text/html' }],
            response_body: '<!doctype html>',
          },
        ],
        total: 1,
        page: 1,
        page_size: 100,
      },
    },
    exact: ['items.0.id', 'items.0.number', 'items.0.cause', 'page', 'page_size'],
  },
  {
    name: 'failures of an org by cause',
    source: `${ASSUMED} "run a quick pass on recent /admin/connector-events delivery failures".`,
    operation: 'connector-events.causes',
    input: { org_id: 'org_practice_acorn', since: '2026-01-01T00:00:00Z' },
    request: {
      method: 'GET',
      path: '/api/v1/admin/connector-event-causes',
      query: { org_id: 'org_practice_acorn', since: '2026-01-01T00:00:00Z', page: '1', page_size: '100' },
      headers: asAdmin,
    },
    response: {
      status: 200,
      body: {
        items: [
          {
            cause: 'http_5xx',
            count: 5,
            newest_at: '2026-01-31T09:00:00Z',
            oldest_at: '2026-01-30T09:00:00Z',
            connectors: [{ id: 'con_issues', name: 'Issue tracker', count: 5 }],
            orgs: 1,
          },
        ],
        total: 1,
        page: 1,
        page_size: 100,
      },
    },
    exact: ['items.0.cause', 'page'],
  },
  {
    name: 'redeliver a connector event',
    source: `${ASSUMED} "If an upstream webhook drops retries or a worker stalls, operators use the admin connector-events tools".`,
    operation: 'connector-events.redeliver',
    input: { event_id: FAILED },
    request: { method: 'POST', path: `${PATH}/${FAILED}/redeliver`, headers: asAdmin },
    response: { status: 200, body: { event_id: FAILED, state: 'delivered', attempt: 4 } },
    exact: ['event_id', 'state', 'attempt'],
  },
  {
    name: 'redeliver a connector event that is delivered',
    source: ASSUMED,
    operation: 'connector-events.redeliver',
    input: { event_id: 'evt_practice_delivered' },
    request: { method: 'POST', path: `${PATH}/evt_practice_delivered/redeliver`, headers: asAdmin },
    response: { status: 409, body: refused('conflict', 'It is delivered already.') },
    exact: [],
  },
  {
    name: 'redeliver it all the same',
    source: ASSUMED,
    operation: 'connector-events.redeliver',
    input: { event_id: 'evt_practice_delivered', even_if_delivered: true },
    request: { method: 'POST', path: `${PATH}/evt_practice_delivered/redeliver`, headers: asAdmin, body: { even_if_delivered: true } },
    response: { status: 200, body: { event_id: 'evt_practice_delivered', state: 'delivered', attempt: 2 } },
    exact: ['event_id', 'state', 'attempt'],
  },
]
