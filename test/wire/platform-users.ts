import type { Exchange } from './exchanges'
import { asAdmin } from './headers'
import { page, refused } from './platform-answers'

/** Whoever is in every practice world. */
const CROSSER = 'usr_practice_crosser'
const NONE = 'usr_practice_none'

const ASSUMED =
  'platform-admin, What you manage in admin: "Identity and ownership — orgs, users, workspaces". No path, field or error is documented: our published assumption.'

const crosser = {
  id: CROSSER,
  email: 'crosser@example.com',
  display_name: 'Cass Crosser',
  is_staff: false,
  orgs: 3,
  owns: 0,
  last_active_at: '2026-11-19T07:00:00Z',
  created_at: '2026-01-25T00:00:00Z',
}

/** Written by hand from platform-admin and the published assumption: see exchanges.ts. */
export const platformUsersExchanges: Exchange[] = [
  {
    name: 'users of the platform, those who are called so',
    source: ASSUMED,
    operation: 'platform-users.list',
    input: { search: 'crosser@' },
    request: { method: 'GET', path: '/api/v1/admin/users', query: { search: 'crosser@', page: '1', page_size: '100' }, headers: asAdmin },
    response: { status: 200, body: page(crosser) },
    exact: ['items.0.id', 'items.0.email', 'items.0.display_name', 'items.0.is_staff', 'items.0.owns', 'total'],
  },
  {
    name: 'users of the platform, only its own staff',
    source: ASSUMED,
    operation: 'platform-users.list',
    input: { is_staff: 'true' },
    request: { method: 'GET', path: '/api/v1/admin/users', query: { is_staff: 'true', page: '1', page_size: '100' }, headers: asAdmin },
    response: {
      status: 200,
      body: page({ ...crosser, id: 'usr_practice_staff', is_staff: true }),
    },
    exact: ['items.0.id', 'items.0.is_staff'],
  },
  {
    name: 'one user of the platform',
    source: ASSUMED,
    operation: 'platform-users.get',
    input: { user_id: CROSSER },
    request: { method: 'GET', path: `/api/v1/admin/users/${CROSSER}`, headers: asAdmin },
    response: { status: 200, body: crosser },
    exact: ['id', 'email', 'display_name', 'is_staff'],
  },
  {
    name: 'one user of the platform, that nobody is',
    source: ASSUMED,
    operation: 'platform-users.get',
    input: { user_id: NONE },
    request: { method: 'GET', path: `/api/v1/admin/users/${NONE}`, headers: asAdmin },
    response: { status: 404, body: refused('record_not_found', 'There is no such user') },
    exact: [],
  },
]
