import type { Exchange } from './exchanges'
import { asAdmin, asMember } from './headers'
import { page, refused } from './platform-answers'

/** Orgs that every practice world has. */
const ACORN = 'org_practice_acorn'
const DORMANT = 'org_practice_dormant'
const NONE = 'org_practice_none'

const signedIn = { cookie: 'platform_session=<admin-token>' }

const PAGE = 'What you manage in admin: "Identity and ownership — orgs, users, workspaces, and org-scoped role boundaries".'
const ASSUMED = `platform-admin, ${PAGE} No path, field or error is documented: our published assumption.`
const AUTH = `${ASSUMED} Auth is a Bearer token or a session cookie; its name is practice’s.`

const acorn = {
  id: ACORN,
  name: 'Acorn Analytics',
  slug: 'acorn',
  status: 'active',
  plan: 'business',
  owner_id: 'usr_practice_member',
  owner_name: 'Morgan Member',
  owner_is_member: true,
  owners: 1,
  members: 12,
  workspaces: 3,
  suspended_at: null,
  suspended_reason: null,
  created_at: '2026-01-15T00:00:00Z',
}

/** Written by hand from platform-admin and the published assumption: see exchanges.ts. */
export const orgsExchanges: Exchange[] = [
  {
    name: 'orgs, a page of those that are called so',
    source: ASSUMED,
    operation: 'orgs.list',
    input: { search: 'acorn' },
    request: { method: 'GET', path: '/api/v1/admin/orgs', query: { search: 'acorn', page: '1', page_size: '100' }, headers: asAdmin },
    response: { status: 200, body: page(acorn) },
    exact: ['items.0.id', 'items.0.status', 'total', 'page', 'page_size'],
  },
  {
    name: 'one org, asked with a session cookie',
    source: AUTH,
    operation: 'orgs.get',
    input: { org_id: ACORN },
    request: { method: 'GET', path: `/api/v1/admin/orgs/${ACORN}`, headers: signedIn },
    response: { status: 200, body: acorn },
    exact: ['id', 'name', 'slug', 'plan', 'owner_id', 'workspaces'],
  },
  {
    name: 'orgs, those with the most members first',
    source: ASSUMED,
    operation: 'orgs.list',
    input: { status: 'active', sort_by: 'members', sort_order: 'desc', limit: 50 },
    request: {
      method: 'GET',
      path: '/api/v1/admin/orgs',
      query: { status: 'active', sort_by: 'members', sort_order: 'desc', page: '1', page_size: '50' },
      headers: asAdmin,
    },
    response: { status: 200, body: { items: [{ ...acorn, id: 'org_practice_cobalt' }], total: 1, page: 1, page_size: 50 } },
    exact: ['items.0.id', 'page', 'page_size'],
  },
  {
    name: 'an org is suspended, with the reason',
    source: `${ASSUMED} A write answers with the record as it is afterwards.`,
    operation: 'orgs.suspend',
    input: { org_id: ACORN, reason: 'Chargebacks on three cards' },
    request: {
      method: 'POST',
      path: `/api/v1/admin/orgs/${ACORN}/suspend`,
      headers: asAdmin,
      body: { reason: 'Chargebacks on three cards' },
    },
    response: {
      status: 200,
      body: { ...acorn, status: 'suspended', suspended_at: '2026-11-21T09:30:00Z', suspended_reason: 'Chargebacks on three cards' },
    },
    exact: ['id', 'status', 'suspended_reason'],
  },
  {
    name: 'an org is restored',
    source: ASSUMED,
    operation: 'orgs.restore',
    input: { org_id: DORMANT },
    request: { method: 'POST', path: `/api/v1/admin/orgs/${DORMANT}/restore`, headers: asAdmin },
    response: { status: 200, body: { ...acorn, id: DORMANT, slug: 'dormant', status: 'active' } },
    exact: ['id', 'slug', 'status', 'suspended_at', 'suspended_reason'],
  },
  {
    name: 'an org is restored that is not suspended',
    source: ASSUMED,
    operation: 'orgs.restore',
    input: { org_id: ACORN },
    request: { method: 'POST', path: `/api/v1/admin/orgs/${ACORN}/restore`, headers: asAdmin },
    response: { status: 409, body: refused('conflict', 'This org is not suspended') },
    exact: [],
  },
  {
    name: 'one org, that nobody has',
    source: ASSUMED,
    operation: 'orgs.get',
    input: { org_id: NONE },
    request: { method: 'GET', path: `/api/v1/admin/orgs/${NONE}`, headers: asAdmin },
    response: { status: 404, body: refused('record_not_found', 'There is no such org') },
    exact: [],
  },
  {
    name: 'orgs, signed in but not an admin',
    source: `${AUTH} "requires admin-only access".`,
    operation: 'orgs.list',
    input: {},
    request: { method: 'GET', path: '/api/v1/admin/orgs', headers: asMember },
    response: { status: 403, body: refused('forbidden', 'Admin access required') },
    exact: [],
  },
  {
    name: 'orgs, the session has ended',
    source: AUTH,
    operation: 'orgs.list',
    input: {},
    request: { method: 'GET', path: '/api/v1/admin/orgs', headers: { cookie: 'platform_session=<expired-token>' } },
    response: { status: 401, body: refused('unauthorized', 'Token has expired') },
    exact: [],
  },
]
