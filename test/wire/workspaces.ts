import type { Exchange } from './exchanges'
import { asAdmin } from './headers'
import { page, refused } from './platform-answers'

/** A workspace that every practice world has. */
const FIRST = 'ws_practice_acorn_1'
const ACORN = 'org_practice_acorn'

const ASSUMED =
  'platform-admin, What you manage in admin: "Identity and ownership — orgs, users, workspaces". No path, field or error is documented: our published assumption.'

const first = {
  id: FIRST,
  org_id: ACORN,
  org_name: 'Acorn Analytics',
  name: 'Production',
  members: 9,
  agents: 2,
  created_by: 'usr_practice_member',
  created_at: '2026-01-25T00:00:00Z',
}

/** Written by hand from platform-admin and the published assumption: see exchanges.ts. */
export const workspacesExchanges: Exchange[] = [
  {
    name: 'workspaces of one org, by name',
    source: ASSUMED,
    operation: 'workspaces.list',
    input: { org_id: ACORN, sort_by: 'name', sort_order: 'asc' },
    request: {
      method: 'GET',
      path: '/api/v1/admin/workspaces',
      query: { org_id: ACORN, sort_by: 'name', sort_order: 'asc', page: '1', page_size: '100' },
      headers: asAdmin,
    },
    response: { status: 200, body: page(first) },
    exact: ['items.0.id', 'items.0.org_id', 'items.0.org_name', 'items.0.name'],
  },
  {
    name: 'one workspace',
    source: ASSUMED,
    operation: 'workspaces.get',
    input: { workspace_id: FIRST },
    request: { method: 'GET', path: `/api/v1/admin/workspaces/${FIRST}`, headers: asAdmin },
    response: { status: 200, body: first },
    exact: ['id', 'org_id', 'name', 'created_by'],
  },
  {
    name: 'one workspace, that nobody has',
    source: ASSUMED,
    operation: 'workspaces.get',
    input: { workspace_id: 'ws_practice_none' },
    request: { method: 'GET', path: '/api/v1/admin/workspaces/ws_practice_none', headers: asAdmin },
    response: { status: 404, body: refused('record_not_found', 'There is no such workspace') },
    exact: [],
  },
]
