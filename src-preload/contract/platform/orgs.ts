import { z } from 'zod'
import { Instant, list, mutation, operations, query, Window } from '../operation'
import { countOrNull, instantOrNull, PlatformId, RecordId, textOrNull, word } from './fields'

/** How an org stands. */
export const orgStatuses = ['active', 'past_due', 'suspended'] as const

/** What the list can be sorted by. */
export const orgSortKeys = ['name', 'members', 'workspaces', 'created_at'] as const

/** One org, as the list and its own page answer it (platform-admin, What you manage in admin: Identity and ownership). */
export const Org = z.object({
  id: RecordId.describe('Its id, such as org_2x7.'),
  name: z.string().max(1000).describe('What it calls itself.'),
  slug: textOrNull(200).describe('Its name in addresses.'),
  status: word(orgStatuses).describe('How it stands.'),
  plan: textOrNull(100).describe('The plan it pays for.'),
  owner_id: textOrNull(200).describe('The user who owns it.'),
  owner_name: textOrNull(1000).describe('What its owner is called.'),
  owner_is_member: z
    .boolean()
    .nullish()
    .transform((is) => is ?? null)
    .describe('Whether its owner is one of its members.'),
  owners: countOrNull.describe('How many members have the role owner.'),
  members: countOrNull.describe('How many members it has.'),
  workspaces: countOrNull.describe('How many workspaces it has.'),
  suspended_at: instantOrNull.describe('Since when it is suspended.'),
  suspended_reason: textOrNull(2000).describe('Why it is suspended, as it was given then.'),
  created_at: Instant.describe('When it was made.'),
})
export type Org = z.output<typeof Org>

const OrgsList = z.strictObject({
  ...Window,
  search: z.string().trim().min(1).max(200).optional().describe('Part of a name, a slug or an id, in any case.'),
  status: z.string().max(100).optional().describe('Only those that stand so.'),
  plan: z.string().max(100).optional().describe('Only those on this plan.'),
  sort_by: z.enum(orgSortKeys).optional().describe('What to sort by; by name where it is left out.'),
  sort_order: z.enum(['asc', 'desc']).optional().describe('Which way.'),
})

const Suspension = z.strictObject({
  org_id: PlatformId,
  reason: z
    .string()
    .trim()
    .min(1, 'Say why: the org’s owner may ask.')
    .max(2000, 'A reason has at most 2,000 characters.')
    .describe('Why, for the platform’s audit trail.'),
})
const Target = z.strictObject({ org_id: PlatformId })

const target = (input: { org_id: string }): string => input.org_id
const subject = ({ org_id }: { org_id: string }) => ({ operation: 'orgs.get', input: { org_id } })
const shown = ['name', 'id', 'status', 'plan', 'owner_name', 'members', 'workspaces'] as const

/** Our stated assumption: platform-admin names the page, no path. */
export const orgs = operations('orgs')({
  'orgs.list': list({ system: 'platform', route: 'GET /api/v1/admin/orgs', input: OrgsList, row: Org, offers: 'orgs' }),
  'orgs.get': query({
    system: 'platform',
    route: 'GET /api/v1/admin/orgs/{org_id}',
    input: Target,
    output: Org,
    offers: 'single orgs',
  }),
  'orgs.suspend': mutation({
    system: 'platform',
    route: 'POST /api/v1/admin/orgs/{org_id}/suspend',
    input: Suspension,
    output: Org,
    effect: 'access',
    target,
    invalidates: ['orgs', 'platform-users', 'workspaces', 'members', 'audit-trail'],
    offers: 'suspending orgs',
    reason: (input) => input.reason,
    confirm: {
      subject,
      title: 'Suspend {who}',
      shown,
      consequence:
        'Nobody of the org can work in it until it is restored: its agents stop, its connectors receive nothing, its cards are declined. What it has stays.',
      undo: 'Restore the org.',
      button: 'Suspend org',
      eligible: (org: Org) => (org.status === 'suspended' ? 'Already suspended.' : null),
      happened: (org: Org) => org.status === 'suspended',
    },
  }),
  'orgs.restore': mutation({
    system: 'platform',
    route: 'POST /api/v1/admin/orgs/{org_id}/restore',
    input: Target,
    output: Org,
    effect: 'access',
    target,
    invalidates: ['orgs', 'platform-users', 'workspaces', 'members', 'audit-trail'],
    offers: 'restoring orgs',
    confirm: {
      subject,
      title: 'Restore {who}',
      shown: [...shown, 'suspended_at', 'suspended_reason'],
      consequence: 'Its members can work in it again at once, in the roles they had. Agents that were stopped are not started again by it.',
      undo: 'Suspend the org again, with a reason.',
      button: 'Restore org',
      eligible: (org: Org) => (org.status === 'suspended' ? null : 'Not suspended.'),
      happened: (org: Org) => org.status !== 'suspended',
    },
  }),
})
