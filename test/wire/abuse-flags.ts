import type { Exchange } from './exchanges'
import { asAdmin, asMember } from './headers'

/** Flags that every practice world has. */
const OPEN = 'flag_practice_held'
const RESOLVED = 'flag_practice_resolved'
const NONE = 'flag_practice_none'

const withBody = { ...asAdmin, 'content-type': 'application/json' }

const LIST =
  'Abuse Flags: "list abuse flags (filterable by status and flag_type)". Envelope, paging and the open status are not documented.'
const RESOLVE = 'Abuse Flags / Resolve an Abuse Flag'
const DECIDED = 'The document gives no errors here; statuses are ours, bodies FastAPI’s.'
const notes = 'Reviewed transaction history, activity is legitimate.'

const flag = {
  id: 'flag_practice_null',
  flag_type: 'self_purchase',
  reference_id: 'user_2practice000000000000member',
  reference_type: 'user',
  details: null,
  status: 'open',
  resolved_by: null,
  resolved_at: null,
  resolution_notes: null,
  created_at: '2026-01-15T09:30:00Z',
}
const resolved = {
  ...flag,
  id: OPEN,
  details: { buyer_id: 'user_2practice00000000000000held', purchase: { amount_cents: 4900, currency: 'usd' } },
  status: 'resolved_legit',
  resolved_by: 'user_2practice000000000000000you',
  resolved_at: '2026-01-16T08:00:00Z',
  resolution_notes: notes,
}

/** Written by hand from agentpowers-admin: see exchanges.ts. Details are any JSON, so they have no shape to compare. */
export const abuseFlagsExchanges: Exchange[] = [
  {
    name: 'flags, first page of all',
    source: LIST,
    operation: 'abuse-flags.list',
    input: { offset: 0, limit: 2 },
    request: { method: 'GET', path: '/v1/admin/abuse/flagged', query: { page: '1', page_size: '2' }, headers: asAdmin },
    response: { status: 200, body: { items: [flag, { ...flag, id: RESOLVED }], total: 116, page: 1, page_size: 2 } },
    exact: ['page', 'page_size'],
  },
  {
    name: 'flags of one status and type',
    source: LIST,
    operation: 'abuse-flags.list',
    input: { offset: 0, limit: 2, status: 'open', flag_type: 'review_ring' },
    request: {
      method: 'GET',
      path: '/v1/admin/abuse/flagged',
      query: { page: '1', page_size: '2', status: 'open', flag_type: 'review_ring' },
      headers: asAdmin,
    },
    response: {
      status: 200,
      body: {
        items: [
          { ...flag, flag_type: 'review_ring' },
          { ...flag, id: OPEN, flag_type: 'review_ring' },
        ],
        total: 9,
        page: 1,
        page_size: 2,
      },
    },
    exact: ['items.0.status', 'items.0.flag_type', 'items.1.status', 'items.1.flag_type'],
  },
  {
    name: 'flags of a status nobody knows',
    source: LIST,
    operation: 'abuse-flags.list',
    input: { offset: 0, limit: 2, status: 'no_such_status' },
    request: {
      method: 'GET',
      path: '/v1/admin/abuse/flagged',
      query: { page: '1', page_size: '2', status: 'no_such_status' },
      headers: asAdmin,
    },
    response: { status: 200, body: { items: [], total: 0, page: 1, page_size: 2 } },
    exact: ['items', 'total'],
  },
  {
    name: 'flags, signed in but not an admin',
    source: `Overview: "Access requires the is_admin flag". ${DECIDED}`,
    operation: 'abuse-flags.list',
    input: {},
    request: { method: 'GET', path: '/v1/admin/abuse/flagged', headers: asMember },
    response: { status: 403, body: { detail: 'Admin access required' } },
    exact: [],
  },
  {
    name: 'resolve a flag as legitimate, with notes',
    source: RESOLVE,
    operation: 'abuse-flags.resolve',
    input: { flag_id: OPEN, resolution: 'resolved_legit', notes },
    request: {
      method: 'POST',
      path: `/v1/admin/abuse/${OPEN}/resolve`,
      headers: withBody,
      body: { resolution: 'resolved_legit', notes },
    },
    response: { status: 200, body: resolved },
    exact: ['id', 'status', 'resolved_by', 'resolution_notes'],
  },
  {
    name: 'resolve a flag as fraud, without notes',
    source: `${RESOLVE}: notes are optional.`,
    operation: 'abuse-flags.resolve',
    input: { flag_id: OPEN, resolution: 'resolved_fraud' },
    request: { method: 'POST', path: `/v1/admin/abuse/${OPEN}/resolve`, headers: withBody, body: { resolution: 'resolved_fraud' } },
    response: { status: 200, body: { ...resolved, status: 'resolved_fraud', resolution_notes: null } },
    exact: ['id', 'status', 'resolution_notes'],
  },
  {
    name: 'resolve a flag that is resolved',
    source: `${RESOLVE}. ${DECIDED}`,
    operation: 'abuse-flags.resolve',
    input: { flag_id: RESOLVED, resolution: 'resolved_fraud' },
    request: { method: 'POST', path: `/v1/admin/abuse/${RESOLVED}/resolve`, headers: withBody, body: { resolution: 'resolved_fraud' } },
    response: { status: 409, body: { detail: 'Flag is already resolved' } },
    exact: [],
  },
  {
    name: 'resolve a flag that does not exist',
    source: `${RESOLVE}. ${DECIDED}`,
    operation: 'abuse-flags.resolve',
    input: { flag_id: NONE, resolution: 'resolved_legit' },
    request: { method: 'POST', path: `/v1/admin/abuse/${NONE}/resolve`, headers: withBody, body: { resolution: 'resolved_legit' } },
    response: { status: 404, body: { detail: 'Flag not found' } },
    exact: [],
  },
]
