import type { Exchange } from './exchanges'
import { asAdmin } from './headers'
import { page, refused } from './platform-answers'

const LEAK = 'sev_practice_leak'
const NONE = 'sev_practice_none'

const signedIn = { cookie: 'platform_session=<admin-token>' }

const PAGE = 'What you manage in admin: "Trust and safety — security events, runtime health checks, sandbox status, and audit trails".'
const ASSUMED = `platform-admin, ${PAGE} No path, field or error is documented: our published assumption.`

const leak = {
  id: LEAK,
  at: '2026-02-01T21:00:00Z',
  severity: 'critical',
  kind: 'secret_exposed',
  title: 'A live API key was written into a public repository',
  outcome: 'detected',
  actor_kind: 'agent',
  actor_id: 'agt_acorn_1_1',
  actor_name: 'inbox-triage',
  ip: null,
  user_agent: null,
  org_id: 'org_practice_acorn',
  workspace_id: 'ws_practice_acorn_1',
  subject_type: 'api_key',
  subject_id: 'key_practice_live',
  acknowledged_at: null,
  acknowledged_by: null,
  acknowledged_reason: null,
  details: { key_ends_with: '9f2c', revoked: false },
}

/** Written by hand from platform-admin and the published assumption: see exchanges.ts. */
export const securityEventsExchanges: Exchange[] = [
  {
    name: 'security events that nobody has acknowledged, the worst two severities',
    source: ASSUMED,
    operation: 'security-events.list',
    input: { search: 'public repository', severity: 'critical,high', acknowledged: 'no' },
    request: {
      method: 'GET',
      path: '/api/v1/admin/security-events',
      query: { search: 'public repository', severity: 'critical,high', acknowledged: 'no', page: '1', page_size: '100' },
      headers: asAdmin,
    },
    response: { status: 200, body: page(leak) },
    exact: ['items.0.id', 'items.0.severity', 'items.0.kind', 'total', 'page', 'page_size'],
  },
  {
    name: 'how many security events there were when',
    source: ASSUMED,
    operation: 'security-events.counts',
    input: { severity: 'critical', search: 'public repository' },
    request: {
      method: 'GET',
      path: '/api/v1/admin/security-event-counts',
      query: { severity: 'critical', search: 'public repository' },
      headers: asAdmin,
    },
    response: { status: 200, body: { step: 'hour', counts: [{ at: '2026-02-01T21:00:00Z', severity: 'critical', count: 1 }] } },
    exact: ['step', 'counts.0.severity', 'counts.0.count'],
  },
  {
    name: 'one security event, asked with a session cookie',
    source: `${ASSUMED} Auth is a Bearer token or a session cookie; its name is practice’s.`,
    operation: 'security-events.get',
    input: { event_id: LEAK },
    request: { method: 'GET', path: `/api/v1/admin/security-events/${LEAK}`, headers: signedIn },
    response: { status: 200, body: leak },
    exact: ['id', 'severity', 'title', 'outcome', 'subject_id'],
  },
  {
    name: 'one security event, that nobody has',
    source: ASSUMED,
    operation: 'security-events.get',
    input: { event_id: NONE },
    request: { method: 'GET', path: `/api/v1/admin/security-events/${NONE}`, headers: asAdmin },
    response: { status: 404, body: refused('record_not_found', 'There is no such security event') },
    exact: [],
  },
  {
    name: 'a security event is acknowledged',
    source: ASSUMED,
    operation: 'security-events.acknowledge',
    input: { event_id: LEAK, reason: 'The key was turned off.' },
    request: {
      method: 'POST',
      path: `/api/v1/admin/security-events/${LEAK}/acknowledge`,
      headers: asAdmin,
      body: { reason: 'The key was turned off.' },
    },
    response: {
      status: 200,
      body: {
        ...leak,
        acknowledged_at: '2026-02-02T08:00:00Z',
        acknowledged_by: 'usr_practice_you',
        acknowledged_reason: 'The key was turned off.',
      },
    },
    exact: ['id', 'acknowledged_by', 'acknowledged_reason'],
  },
  {
    name: 'a security event that nobody has acknowledged is marked as new',
    source: `${ASSUMED} 409 where its state does not allow it.`,
    operation: 'security-events.reopen',
    input: { event_id: LEAK },
    request: { method: 'POST', path: `/api/v1/admin/security-events/${LEAK}/reopen`, headers: asAdmin },
    response: { status: 409, body: refused('conflict', 'Nobody has acknowledged this event') },
    exact: [],
  },
]
