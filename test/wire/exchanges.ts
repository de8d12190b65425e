import type { ServedOperation } from '@contract'
import { abuseFlagsExchanges } from './abuse-flags'
import { agentWalletExchanges } from './agent-wallet'
import { auditTrailExchanges } from './audit-trail'
import { categoriesExchanges } from './categories'
import { claimsExchanges } from './claims'
import { commerceExchanges } from './commerce'
import { connectorEventsExchanges } from './connector-events'
import { connectorsExchanges } from './connectors'
import { deletionsExchanges } from './deletions'
import { feedbackExchanges } from './feedback'
import { asAdmin, asMember } from './headers'
import { holdsExchanges } from './holds'
import { marketingEmailExchanges } from './marketing-email'
import { membersExchanges } from './members'
import { modelsExchanges } from './models'
import { notificationsExchanges } from './notifications'
import { orgsExchanges } from './orgs'
import { platformUsersExchanges } from './platform-users'
import { refundsExchanges } from './refunds'
import { runtimeExchanges } from './runtime'
import { securityEventsExchanges } from './security-events'
import { summaryExchanges } from './summary'
import { usageExchanges } from './usage'
import { workspacesExchanges } from './workspaces'

/**
 * Requests and answers written by hand from the systems' documents, so that a mistake in the contract can't agree with
 * itself: the client and the practice server are both checked against these, and neither is made from them.
 *
 * For the client: serve `response` literally and expect `request`. `<admin-token>` and its like stand for whatever
 * token the environment holds. For practice: send `request`, expect the status, the documented headers and an answer of
 * the same shape; ids and instants vary, so only literals named in `exact` are compared by value.
 */
export interface Exchange {
  name: string
  /** Section of the document, and what it leaves open. */
  source: string
  operation: ServedOperation
  /** The operation's input, as a screen gives it. */
  input: Record<string, unknown>
  /** What must be true before: nobody but the caller is an admin; the server has the endpoint that is only promised; Stripe is away. */
  given?: 'only_admin' | 'with_reject' | 'without_stripe'
  request: {
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
    path: string
    /** In practice's own names: see `dialect`. */
    query?: Record<string, string>
    /** Lower-case names. Only these are looked at; others may be sent as well. */
    headers: Record<string, string>
    body?: unknown
  }
  response: {
    status: number
    headers?: Record<string, string>
    body: unknown
  }
  /** Paths into the answer whose values are the document's own words or follow from the request. */
  exact: string[]
}

/** The paging and sorting names in `request.query`: the document has none, these are practice's. */
export const dialect = {
  paging: { style: 'page', page: 'page', size: 'page_size', first: 1 },
  sorting: { style: 'two', key: 'sort_by', order: 'sort_order' },
  max_size: 1000,
  source: 'set',
  found_at: null,
} as const

/** Users that every practice world of 500 has. */
const YOU = 'user_2practice000000000000000you'
const MEMBER = 'user_2practice000000000000member'
const OTHER_ADMIN = 'user_2practice00000000000000amal'
const NOBODY = 'user_2practice0000000000nosuchid'

const asExpired = { authorization: 'Bearer <expired-token>' }

const activeUser = {
  id: MEMBER,
  email: 'member@example.com',
  display_name: 'Morgan Member',
  is_admin: false,
  is_seller: true,
  stripe_connected: true,
  account_status: 'active',
  created_at: '2026-01-15T09:30:00Z',
  deletion_requested_at: null,
  deletion_scheduled_at: null,
}

const adminUser = { ...activeUser, id: YOU, email: 'you@example.com', display_name: 'You, practising', is_admin: true }

const leavingUser = {
  ...activeUser,
  id: 'user_2practice0000000000000leave',
  email: 'leaving@example.com',
  display_name: 'Lee Leaving',
  is_seller: false,
  stripe_connected: false,
  account_status: 'pending_deletion',
  deletion_requested_at: '2026-02-01T12:00:00Z',
  deletion_scheduled_at: '2026-03-03T12:00:00Z',
}

const MANAGEMENT = 'Admin Panel Features / User Management. Field names of the row, paging names and envelope are not documented.'
const PROMOTE = 'Promoting and Demoting Admins via API / Promote a User to Admin. The answer is not documented.'
const DEMOTE = 'Promoting and Demoting Admins via API / Demote an Admin. The answer is not documented.'
const LIST = 'Promoting and Demoting Admins via API / List All Admins. The envelope is not documented.'
const CHECK = 'Admin Check Endpoint'
const ERRORS = 'The document gives the status; the body is FastAPI’s, whose include_in_schema the document names.'

export const exchanges: Exchange[] = [
  {
    name: 'users list, first page by newest',
    source: MANAGEMENT,
    operation: 'users.list',
    input: { offset: 0, limit: 3, sort_by: 'created_at', sort_order: 'desc' },
    request: {
      method: 'GET',
      path: '/v1/admin/users',
      query: { page: '1', page_size: '3', sort_by: 'created_at', sort_order: 'desc' },
      headers: asAdmin,
    },
    response: { status: 200, body: { items: [adminUser, leavingUser, activeUser], total: 500, page: 1, page_size: 3 } },
    exact: ['total', 'page', 'page_size'],
  },
  ...(['email', 'created_at', 'is_admin', 'is_seller', 'stripe_connected'] as const).map(
    (key): Exchange => ({
      name: `users list, second page by ${key}, ascending`,
      source: `${MANAGEMENT} "Supports sorting by email, created_at, is_admin, is_seller, or stripe_connected."`,
      operation: 'users.list',
      input: { offset: 2, limit: 2, sort_by: key, sort_order: 'asc' },
      request: {
        method: 'GET',
        path: '/v1/admin/users',
        query: { page: '2', page_size: '2', sort_by: key, sort_order: 'asc' },
        headers: asAdmin,
      },
      response: { status: 200, body: { items: [activeUser, leavingUser], total: 500, page: 2, page_size: 2 } },
      exact: ['total', 'page', 'page_size'],
    }),
  ),
  {
    name: 'users list, token missing from the request or not accepted',
    source: `Every example sends "Authorization: Bearer <admin-token>". ${ERRORS}`,
    operation: 'users.list',
    input: {},
    request: { method: 'GET', path: '/v1/admin/users', headers: { authorization: 'Bearer not-a-token' } },
    response: { status: 401, headers: { 'www-authenticate': 'Bearer' }, body: { detail: 'Invalid token' } },
    exact: [],
  },
  {
    name: 'users list, token expired',
    source: `Every example sends "Authorization: Bearer <admin-token>". ${ERRORS}`,
    operation: 'users.list',
    input: {},
    request: { method: 'GET', path: '/v1/admin/users', headers: asExpired },
    response: { status: 401, headers: { 'www-authenticate': 'Bearer' }, body: { detail: 'Token has expired' } },
    exact: [],
  },
  {
    name: 'users list, signed in but not an admin',
    source: `Overview: "Access requires the is_admin flag". ${ERRORS}`,
    operation: 'users.list',
    input: {},
    request: { method: 'GET', path: '/v1/admin/users', headers: asMember },
    response: { status: 403, body: { detail: 'Admin access required' } },
    exact: [],
  },
  {
    name: 'admins list',
    source: LIST,
    operation: 'admins.list',
    input: {},
    request: { method: 'GET', path: '/v1/admin/admins', headers: asAdmin },
    response: { status: 200, body: { items: [adminUser, { ...adminUser, id: OTHER_ADMIN, email: 'amal@example.org' }], total: 2 } },
    exact: ['items.0.is_admin', 'items.1.is_admin'],
  },
  {
    name: 'admin check by an admin',
    source: CHECK,
    operation: 'admins.check',
    input: {},
    request: { method: 'GET', path: '/v1/admin/check', headers: asAdmin },
    response: { status: 200, body: { is_admin: true } },
    exact: ['is_admin'],
  },
  {
    name: 'admin check by any other user',
    source: `${CHECK}: "This endpoint does not require admin access — any authenticated user can call it."`,
    operation: 'admins.check',
    input: {},
    request: { method: 'GET', path: '/v1/admin/check', headers: asMember },
    response: { status: 200, body: { is_admin: false } },
    exact: ['is_admin'],
  },
  {
    name: 'admin check, token expired',
    source: `${CHECK}: "any authenticated user". ${ERRORS}`,
    operation: 'admins.check',
    input: {},
    request: { method: 'GET', path: '/v1/admin/check', headers: asExpired },
    response: { status: 401, headers: { 'www-authenticate': 'Bearer' }, body: { detail: 'Token has expired' } },
    exact: [],
  },
  {
    name: 'promote a user',
    source: PROMOTE,
    operation: 'admins.promote',
    input: { user_id: MEMBER },
    request: { method: 'POST', path: `/v1/admin/admins/${MEMBER}`, headers: asAdmin },
    response: { status: 200, body: { status: 'promoted', user_id: MEMBER } },
    exact: ['user_id'],
  },
  {
    name: 'promote a user who does not exist',
    source: `${PROMOTE} ${ERRORS}`,
    operation: 'admins.promote',
    input: { user_id: NOBODY },
    request: { method: 'POST', path: `/v1/admin/admins/${NOBODY}`, headers: asAdmin },
    response: { status: 404, body: { detail: 'User not found' } },
    exact: [],
  },
  {
    name: 'promote, signed in but not an admin',
    source: `Bootstrapping the First Admin: "requires an existing admin to call it". ${ERRORS}`,
    operation: 'admins.promote',
    input: { user_id: MEMBER },
    request: { method: 'POST', path: `/v1/admin/admins/${MEMBER}`, headers: asMember },
    response: { status: 403, body: { detail: 'Admin access required' } },
    exact: [],
  },
  {
    name: 'demote an admin',
    source: DEMOTE,
    operation: 'admins.demote',
    input: { user_id: OTHER_ADMIN },
    request: { method: 'DELETE', path: `/v1/admin/admins/${OTHER_ADMIN}`, headers: asAdmin },
    response: { status: 200, body: { status: 'demoted', user_id: OTHER_ADMIN } },
    exact: ['user_id'],
  },
  {
    name: 'demote a user who does not exist',
    source: `${DEMOTE} ${ERRORS}`,
    operation: 'admins.demote',
    input: { user_id: NOBODY },
    request: { method: 'DELETE', path: `/v1/admin/admins/${NOBODY}`, headers: asAdmin },
    response: { status: 404, body: { detail: 'User not found' } },
    exact: [],
  },
  {
    name: 'demote the last admin',
    source: 'Demote an Admin: "If only one admin exists, the demote request returns a 409 Conflict error."',
    operation: 'admins.demote',
    input: { user_id: YOU },
    given: 'only_admin',
    request: { method: 'DELETE', path: `/v1/admin/admins/${YOU}`, headers: asAdmin },
    response: { status: 409, body: { detail: 'Cannot remove the last admin' } },
    exact: [],
  },
  {
    name: 'demote, token not accepted',
    source: `${DEMOTE} ${ERRORS}`,
    operation: 'admins.demote',
    input: { user_id: OTHER_ADMIN },
    request: { method: 'DELETE', path: `/v1/admin/admins/${OTHER_ADMIN}`, headers: { authorization: 'Bearer not-a-token' } },
    response: { status: 401, headers: { 'www-authenticate': 'Bearer' }, body: { detail: 'Invalid token' } },
    exact: [],
  },
  ...holdsExchanges,
  ...abuseFlagsExchanges,
  ...claimsExchanges,
  ...categoriesExchanges,
  ...deletionsExchanges,
  ...refundsExchanges,
  ...marketingEmailExchanges,
  ...summaryExchanges,
  ...orgsExchanges,
  ...agentWalletExchanges,
  ...feedbackExchanges,
  ...notificationsExchanges,
  ...platformUsersExchanges,
  ...workspacesExchanges,
  ...membersExchanges,
  ...usageExchanges,
  ...modelsExchanges,
  ...connectorsExchanges,
  ...connectorEventsExchanges,
  ...securityEventsExchanges,
  ...runtimeExchanges,
  ...auditTrailExchanges,
  ...commerceExchanges,
]
