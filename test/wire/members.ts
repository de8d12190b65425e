import type { Exchange } from './exchanges'
import { asAdmin } from './headers'
import { page, refused } from './platform-answers'

/** Orgs and people that every practice world has. */
const ACORN = 'org_practice_acorn'
const CROSSER = 'usr_practice_crosser'
const OWNER = 'usr_practice_member'

const ASSUMED =
  'platform-admin, What you manage in admin: "org-scoped role boundaries". No path, role, field or error is documented: our published assumption.'

const crosser = {
  org_id: ACORN,
  org_name: 'Acorn Analytics',
  org_status: 'active',
  org_owner_id: OWNER,
  org_workspaces: 3,
  user_id: CROSSER,
  email: 'crosser@example.com',
  display_name: 'Cass Crosser',
  is_staff: false,
  role: 'admin',
  workspaces: 0,
  elsewhere: [
    {
      org_id: 'org_practice_birch',
      org_name: 'Birch & Daughters',
      org_status: 'past_due',
      owner_id: 'usr_practice_arabic',
      role: 'billing',
    },
  ],
  joined_at: '2026-10-16T00:00:00Z',
}

/** Written by hand from platform-admin and the published assumption: see exchanges.ts. */
export const membersExchanges: Exchange[] = [
  {
    name: 'a member of an org, with where else they are',
    source: ASSUMED,
    operation: 'members.list',
    input: { org_id: ACORN, user_id: CROSSER },
    request: {
      method: 'GET',
      path: '/api/v1/admin/members',
      query: { org_id: ACORN, user_id: CROSSER, page: '1', page_size: '100' },
      headers: asAdmin,
    },
    response: { status: 200, body: page(crosser) },
    exact: [
      'items.0.org_id',
      'items.0.org_owner_id',
      'items.0.user_id',
      'items.0.role',
      'items.0.workspaces',
      'items.0.elsewhere.0',
      'total',
    ],
  },
  {
    name: 'a member’s role is changed',
    source: `${ASSUMED} Putting the same role twice changes nothing the second time.`,
    operation: 'members.set-role',
    input: { org_id: ACORN, user_id: CROSSER, role: 'viewer' },
    request: { method: 'PUT', path: `/api/v1/admin/orgs/${ACORN}/members/${CROSSER}`, headers: asAdmin, body: { role: 'viewer' } },
    response: { status: 200, body: { role: 'viewer' } },
    exact: ['role'],
  },
  {
    name: 'the role of an org’s owner is kept',
    source: ASSUMED,
    operation: 'members.set-role',
    input: { org_id: ACORN, user_id: OWNER, role: 'admin' },
    request: { method: 'PUT', path: `/api/v1/admin/orgs/${ACORN}/members/${OWNER}`, headers: asAdmin, body: { role: 'admin' } },
    response: {
      status: 409,
      body: {
        error: {
          code: 'conflict',
          message: 'The org names them as its owner. Transfer the ownership to somebody else first.',
        },
      },
    },
    exact: [],
  },
  {
    name: 'a member is removed',
    source: ASSUMED,
    operation: 'members.remove',
    input: { org_id: ACORN, user_id: CROSSER },
    request: { method: 'DELETE', path: `/api/v1/admin/orgs/${ACORN}/members/${CROSSER}`, headers: asAdmin },
    response: { status: 200, body: {} },
    exact: [],
  },
  {
    name: 'somebody is removed who is no member',
    source: ASSUMED,
    operation: 'members.remove',
    input: { org_id: ACORN, user_id: 'usr_practice_none' },
    request: { method: 'DELETE', path: `/api/v1/admin/orgs/${ACORN}/members/usr_practice_none`, headers: asAdmin },
    response: { status: 404, body: refused('record_not_found', 'They are not a member of this org') },
    exact: [],
  },
  {
    name: 'the ownership of an org is transferred to a member',
    source: ASSUMED,
    operation: 'members.transfer',
    input: { org_id: ACORN, user_id: CROSSER },
    request: { method: 'POST', path: `/api/v1/admin/orgs/${ACORN}/owner`, headers: asAdmin, body: { user_id: CROSSER } },
    response: { status: 200, body: { role: 'owner' } },
    exact: ['role'],
  },
]
