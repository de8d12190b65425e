import { z } from 'zod'
import { Instant, list, operations, query, Window } from '../operation'
import { countOrNull, PlatformId, RecordId, textOrNull } from './fields'

/** What the list can be sorted by. */
export const workspaceSortKeys = ['name', 'org_name', 'members', 'agents', 'created_at'] as const

/** A workspace: the part of an org that agents live in. */
export const Workspace = z.object({
  id: RecordId.describe('Its id, such as ws_4k2.'),
  org_id: RecordId.describe('The org it belongs to.'),
  org_name: textOrNull(1000).describe('What that org is called.'),
  name: z.string().max(1000).describe('What it is called.'),
  members: countOrNull.describe('How many members of the org are in it.'),
  agents: countOrNull.describe('How many agents live in it.'),
  created_by: textOrNull(200).describe('The user who made it.'),
  created_at: Instant.describe('When it was made.'),
})
export type Workspace = z.output<typeof Workspace>

const WorkspacesList = z.strictObject({
  ...Window,
  org_id: PlatformId.optional().describe('Only those of this org.'),
  search: z.string().trim().min(1).max(200).optional().describe('Part of a name, an id or its org’s name, in any case.'),
  sort_by: z.enum(workspaceSortKeys).optional().describe('What to sort by; by org and name where it is left out.'),
  sort_order: z.enum(['asc', 'desc']).optional().describe('Which way.'),
})

/** Our stated assumption: platform-admin names orgs, users and workspaces, and no path. */
export const workspaces = operations('workspaces')({
  'workspaces.list': list({
    system: 'platform',
    route: 'GET /api/v1/admin/workspaces',
    input: WorkspacesList,
    row: Workspace,
    offers: 'workspaces',
  }),
  'workspaces.get': query({
    system: 'platform',
    route: 'GET /api/v1/admin/workspaces/{workspace_id}',
    input: z.strictObject({ workspace_id: PlatformId }),
    output: Workspace,
    offers: 'single workspaces',
  }),
})
