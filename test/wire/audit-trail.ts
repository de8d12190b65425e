import type { Exchange } from './exchanges'
import { asAdmin, asMember } from './headers'
import { page, refused } from './platform-answers'

const SUSPENDED = 'aud_practice_suspended'
const NONE = 'aud_practice_none'

const PAGE = 'What you manage in admin: "Trust and safety — security events, runtime health checks, sandbox status, and audit trails".'
const ASSUMED = `platform-admin, ${PAGE} No path, field or error is documented: our published assumption.`

const suspended = {
  id: SUSPENDED,
  at: '2026-01-31T18:00:00Z',
  action: 'org.suspended',
  actor_kind: 'user',
  actor_id: 'usr_practice_staff',
  actor_name: 'Robin Staff',
  subject_type: 'org',
  subject_id: 'org_practice_dormant',
  subject_name: 'Dormant Labs',
  org_id: 'org_practice_dormant',
  ip: null,
  request_id: null,
  reason: 'Three months without a payment.',
  before: { status: 'past_due', suspended_at: null },
  after: { status: 'suspended', suspended_at: '2026-01-31T18:00:00Z' },
}

/** Written by hand from platform-admin and the published assumption: see exchanges.ts. */
export const auditTrailExchanges: Exchange[] = [
  {
    name: 'the audit trail of one org, by who did it and what',
    source: ASSUMED,
    operation: 'audit-trail.list',
    input: { actor_id: 'usr_practice_staff', subject_type: 'org', subject_id: 'org_practice_dormant', action: 'org.suspended' },
    request: {
      method: 'GET',
      path: '/api/v1/admin/audit-trail',
      query: {
        actor_id: 'usr_practice_staff',
        subject_type: 'org',
        subject_id: 'org_practice_dormant',
        action: 'org.suspended',
        page: '1',
        page_size: '100',
      },
      headers: asAdmin,
    },
    response: { status: 200, body: page(suspended) },
    exact: ['items.0.id', 'items.0.action', 'items.0.reason', 'total'],
  },
  {
    name: 'one entry of the audit trail',
    source: ASSUMED,
    operation: 'audit-trail.get',
    input: { entry_id: SUSPENDED },
    request: { method: 'GET', path: `/api/v1/admin/audit-trail/${SUSPENDED}`, headers: asAdmin },
    response: { status: 200, body: suspended },
    exact: ['id', 'action', 'before', 'after.status'],
  },
  {
    name: 'one entry of the audit trail, that nobody has',
    source: ASSUMED,
    operation: 'audit-trail.get',
    input: { entry_id: NONE },
    request: { method: 'GET', path: `/api/v1/admin/audit-trail/${NONE}`, headers: asAdmin },
    response: { status: 404, body: refused('record_not_found', 'There is no such entry') },
    exact: [],
  },
  {
    name: 'the audit trail, signed in but not an admin',
    source: `${ASSUMED} "requires admin-only access".`,
    operation: 'audit-trail.list',
    input: {},
    request: { method: 'GET', path: '/api/v1/admin/audit-trail', headers: asMember },
    response: { status: 403, body: refused('forbidden', 'Admin access required') },
    exact: [],
  },
]
