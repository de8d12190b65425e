import { z } from 'zod'
import { Instant, list, operations, query, Window } from '../operation'
import { countOrNull, instantOrNull, PlatformId, RecordId, textOrNull } from './fields'

/** What the list can be sorted by. */
export const platformUserSortKeys = ['email', 'orgs', 'last_active_at', 'created_at'] as const

/** One account of the platform. Which orgs it is in, and as what, is `members.list` of this user. */
export const PlatformUser = z.object({
  id: RecordId.describe('Its id, such as usr_8c1.'),
  email: textOrNull(1000).describe('Its e-mail address.'),
  display_name: textOrNull(1000).describe('What the person calls themselves.'),
  is_staff: z
    .boolean()
    .nullish()
    .transform((is) => is ?? null)
    .describe('Whether they work for the platform itself, which reaches into every org.'),
  orgs: countOrNull.describe('How many orgs they are a member of.'),
  owns: countOrNull.describe('How many orgs they own.'),
  last_active_at: instantOrNull.describe('When they last did something.'),
  created_at: Instant.describe('When the account was made.'),
})
export type PlatformUser = z.output<typeof PlatformUser>

const UsersList = z.strictObject({
  ...Window,
  search: z.string().trim().min(1).max(200).optional().describe('Part of an e-mail address, a name or an id, in any case.'),
  is_staff: z.enum(['true', 'false']).optional().describe('Only platform staff, or only everybody else.'),
  org_id: PlatformId.optional().describe('Only members of this org.'),
  sort_by: z.enum(platformUserSortKeys).optional().describe('What to sort by; by e-mail address where it is left out.'),
  sort_order: z.enum(['asc', 'desc']).optional().describe('Which way.'),
})

/** Our stated assumption: platform-admin names orgs, users and workspaces, and no path. */
export const platformUsers = operations('platform-users')({
  'platform-users.list': list({
    system: 'platform',
    route: 'GET /api/v1/admin/users',
    input: UsersList,
    row: PlatformUser,
    offers: 'users',
  }),
  'platform-users.get': query({
    system: 'platform',
    route: 'GET /api/v1/admin/users/{user_id}',
    input: z.strictObject({ user_id: PlatformId }),
    output: PlatformUser,
    offers: 'single users',
  }),
})
