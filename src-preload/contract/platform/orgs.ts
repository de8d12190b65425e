import { z } from 'zod'
import { Id, Instant, list, operations, query, Window } from '../operation'
import { countOrNull, RecordId, textOrNull, word } from './fields'

/** How an org stands. */
export const orgStatuses = ['active', 'past_due', 'suspended'] as const

/** One org, as the list and its own page answer it (platform-admin, What you manage in admin: Identity and ownership). */
export const Org = z.object({
  id: RecordId.describe('Its id, such as org_2x7.'),
  name: z.string().max(1000).describe('What it calls itself.'),
  slug: textOrNull(200).describe('Its name in addresses.'),
  status: word(orgStatuses).describe('How it stands.'),
  plan: textOrNull(100).describe('The plan it pays for.'),
  owner_id: textOrNull(200).describe('The user who owns it.'),
  members: countOrNull.describe('How many members it has.'),
  workspaces: countOrNull.describe('How many workspaces it has.'),
  created_at: Instant.describe('When it was made.'),
})
export type Org = z.output<typeof Org>

const OrgsList = z.strictObject({
  ...Window,
  search: z.string().trim().min(1).max(200).optional().describe('Part of a name, a slug or an id, in any case.'),
  status: z.string().max(100).optional().describe('Only those that stand so.'),
})

/** Our stated assumption: platform-admin names the page, no path. */
export const orgs = operations('orgs')({
  'orgs.list': list({ system: 'platform', route: 'GET /api/v1/admin/orgs', input: OrgsList, row: Org, offers: 'orgs' }),
  'orgs.get': query({
    system: 'platform',
    route: 'GET /api/v1/admin/orgs/{org_id}',
    input: z.strictObject({ org_id: Id }),
    output: Org,
    offers: 'single orgs',
  }),
})
