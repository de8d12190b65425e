import { z } from 'zod'
import { composed } from '../composed'
import { list, mutation, operations, type Page, Window } from '../operation'
import { countOrNull, instantOrNull, PlatformId, RecordId, textOrNull, word } from './fields'
import { givenRoles, orgRoles } from './org-roles'
import { type Org, orgStatuses } from './orgs'

/** What the list can be sorted by. */
export const memberSortKeys = ['email', 'org_name', 'role', 'joined_at'] as const

const boolOrNull = z
  .boolean()
  .nullish()
  .transform((is) => is ?? null)

/** The same person's place in another org. */
const Elsewhere = z.object({
  org_id: RecordId.describe('The other org.'),
  org_name: textOrNull(1000).describe('What it is called.'),
  org_status: word(orgStatuses).nullish().describe('How it stands.'),
  owner_id: textOrNull(200).describe('The user who owns it.'),
  role: word(orgRoles).describe('Their role there.'),
})

/** One person in one org. What crosses a boundary is told from this row alone: org-boundaries.ts. */
export const Member = z.object({
  org_id: RecordId.describe('The org.'),
  org_name: textOrNull(1000).describe('What the org is called.'),
  org_status: textOrNull(100).describe('How the org stands.'),
  org_owner_id: textOrNull(200).describe('The user who owns the org.'),
  org_workspaces: countOrNull.describe('How many workspaces the org has.'),
  user_id: RecordId.describe('The user.'),
  email: textOrNull(1000).describe('Their e-mail address.'),
  display_name: textOrNull(1000).describe('What they call themselves.'),
  is_staff: boolOrNull.describe('Whether they work for the platform itself.'),
  role: word(orgRoles).describe('What they are in this org.'),
  workspaces: countOrNull.describe('How many of the org’s workspaces they are in.'),
  elsewhere: z
    .array(Elsewhere)
    .nullish()
    .transform((some) => some ?? null)
    .describe('Every other org they are in. Left out, nothing is known of it.'),
  joined_at: instantOrNull.describe('When they joined.'),
})
export type Member = z.output<typeof Member>

const MembersList = z.strictObject({
  ...Window,
  org_id: PlatformId.optional().describe('Only those of this org.'),
  user_id: PlatformId.optional().describe('Only the places of this user.'),
  workspace_id: PlatformId.optional().describe('Only those who are in this workspace.'),
  role: z.string().max(100).optional().describe('Only those with this role.'),
  search: z.string().trim().min(1).max(200).optional().describe('Part of an e-mail address, a name or a user id, in any case.'),
  sort_by: z.enum(memberSortKeys).optional().describe('What to sort by; by role, from the owner down, where it is left out.'),
  sort_order: z.enum(['asc', 'desc']).optional().describe('Which way.'),
})

const Target = z.strictObject({ org_id: PlatformId, user_id: PlatformId })
type Target = z.output<typeof Target>
const NewRole = Target.extend({ role: z.enum(givenRoles).describe('The role they get.') })

/**
 * A member as a write is judged by: with what their org says of its owners. `unread` says why nothing is known of them: a
 * server that does not obey the filters answers with somebody else.
 */
export const MemberSubject = Member.omit({ elsewhere: true }).extend({ owners: z.int().nullable(), unread: z.string().nullable() })
export type MemberSubject = z.output<typeof MemberSubject>

const UNFILTERED = 'The server answers with somebody else: it does not obey the filters of its list of members, so this one can’t be read.'
/** Nothing of whoever was answered instead. */
const nobody = {
  org_name: null,
  email: null,
  display_name: null,
  is_staff: null,
  role: 'not known',
  workspaces: null,
  joined_at: null,
} as const

/** What a write answers; an empty body is fine. */
const Done = z.looseObject({ role: z.string().max(100).optional().describe('Their role now.') })

/** `org_id/user_id`, as the ledger names a member. Of the org's own id a slash and a percent sign are encoded, so that the first slash parts the two. */
export const memberTarget = ({ org_id, user_id }: Target): string => `${org_id.replaceAll(/[%/]/g, encodeURIComponent)}/${user_id}`
const subject = ({ org_id, user_id }: Target) => ({ operation: 'members.subject', input: { org_id, user_id } })
const type = ({ user_id }: Target): string => user_id
const called = (member: MemberSubject): string =>
  `${member.display_name?.trim() || member.email || member.user_id} in ${member.org_name?.trim() || member.org_id}`
const shown = ['user_id', 'email', 'org_name', 'org_id', 'org_status', 'role', 'workspaces', 'is_staff', 'joined_at'] as const
const invalidates = ['members', 'orgs', 'platform-users', 'workspaces', 'audit-trail'] as const

/** Why an owner stays as they are; null where nothing speaks against it. The server answers 409. */
export const keepsOwner = (
  member: Pick<MemberSubject, 'role' | 'org_owner_id' | 'user_id' | 'owners'> & Partial<Pick<MemberSubject, 'unread'>>,
): string | null => {
  if (member.unread) return member.unread
  if (member.org_owner_id === member.user_id) return 'The org names them as its owner. Transfer the ownership to somebody else first.'
  if (member.role === 'owner' && member.owners === 1)
    return 'They are the org’s only owner, and one must remain. Transfer the ownership first.'
  return null
}

/** Our stated assumption: platform-admin names "org-scoped role boundaries", and no path. */
export const members = operations('members')({
  'members.list': list({ system: 'platform', route: 'GET /api/v1/admin/members', input: MembersList, row: Member, offers: 'members' }),
  /** One member with what protects an owner; null where the user is not in the org. */
  'members.subject': composed({
    system: 'platform',
    input: Target,
    output: MemberSubject.nullable(),
    parts: [
      {
        name: 'member',
        reading: ({ org_id, user_id }) => ({ operation: 'members.list', input: { org_id, user_id, limit: 1 } }),
        needed: () => true,
      },
      { name: 'org', reading: ({ org_id }) => ({ operation: 'orgs.get', input: { org_id } }), needed: () => true },
    ],
    compose: (read, { org_id, user_id }) => {
      const { items } = read.member as Page<Member>
      const [first] = items
      if (!first) return null
      const found = items.find((one) => one.org_id === org_id && one.user_id === user_id)
      const { elsewhere: _, ...member } = found ?? first
      const { owners, owner_id } = read.org as Org
      const known = { ...member, org_owner_id: owner_id ?? member.org_owner_id, owners, unread: null }
      return found ? known : { ...known, ...nobody, org_id, user_id, unread: UNFILTERED }
    },
  }),
  'members.set-role': mutation({
    system: 'platform',
    route: 'PUT /api/v1/admin/orgs/{org_id}/members/{user_id}',
    input: NewRole,
    output: Done,
    effect: 'access',
    target: memberTarget,
    invalidates,
    offers: 'changing a member’s role',
    confirm: {
      subject,
      title: 'Change the role of {who}',
      name: called,
      type,
      shown,
      consequence: 'What they may do in this org changes at once. Their roles in other orgs stay as they are.',
      undo: 'Give them the role they have now.',
      button: 'Change role',
      eligible: (member: MemberSubject, input) => (member.role === input.role ? `Already ${input.role}.` : keepsOwner(member)),
      happened: (member: MemberSubject, input) => (member.unread ? null : member.role === input.role),
    },
  }),
  'members.remove': mutation({
    system: 'platform',
    route: 'DELETE /api/v1/admin/orgs/{org_id}/members/{user_id}',
    input: Target,
    output: Done,
    effect: 'access',
    target: memberTarget,
    invalidates,
    offers: 'removing members',
    confirm: {
      subject,
      title: 'Remove {who}',
      name: called,
      type,
      shown,
      consequence: 'They lose the org and all its workspaces at once. Their account, and their places in other orgs, stay.',
      undo: 'The org’s owner or an admin of it invites them again; Opsdesk can’t.',
      button: 'Remove member',
      absent: 'done',
      eligible: (member: MemberSubject) => keepsOwner(member),
      happened: (member: MemberSubject) => (member.unread ? null : false),
    },
  }),
  'members.transfer': mutation({
    system: 'platform',
    route: 'POST /api/v1/admin/orgs/{org_id}/owner',
    input: Target,
    output: Done,
    effect: 'access',
    target: ({ org_id }) => org_id,
    invalidates,
    offers: 'transferring the ownership of an org',
    confirm: {
      subject,
      title: 'Make {who} its owner',
      name: called,
      shown,
      consequence: 'They get everything in this org: its money, its members, and closing it. Its owner of today stays in it as an admin.',
      undo: 'Transfer it back to the owner of today, who stays a member.',
      button: 'Transfer ownership',
      eligible: (member: MemberSubject) => member.unread ?? (member.org_owner_id === member.user_id ? 'They own it already.' : null),
      happened: (member: MemberSubject) => member.org_owner_id === member.user_id,
    },
  }),
})
