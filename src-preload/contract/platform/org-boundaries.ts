import type { Member } from './members'
import { knownRole, type OrgRole } from './org-roles'
import type { Org } from './orgs'

/** Another org that a crossing leads to. */
export interface Beyond {
  org_id: string
  org_name: string
  role: string
}

/** One boundary that somebody crosses, or an org does by itself, with the reason in words. */
export interface Crossing {
  rule: RuleName
  /** Grave: somebody should decide about it. Otherwise it is worth knowing. */
  grave: boolean
  reason: string
  beyond: readonly Beyond[]
}

/**
 * Which boundaries there are, and what crosses each. A role counts in its own org alone, and keeps apart who runs an org
 * (admin), who has its money (billing) and who answers for it (owner). Judged from one row: what a server leaves out
 * marks nobody.
 */
export const boundaryRules = [
  {
    rule: 'two_purses',
    heading: 'Runs one org, has another’s money',
    says: 'Admin, billing or owner in one org and another of these in an org that somebody else owns.',
  },
  {
    rule: 'two_orgs',
    heading: 'The same power in orgs of different owners',
    says: 'Admin in two orgs, or billing in two, that different people own.',
  },
  {
    rule: 'staff',
    heading: 'Platform staff in an org',
    says: 'Works for the platform, which reaches into every org, and is a member of one besides.',
  },
  {
    rule: 'suspended',
    heading: 'One of their orgs is suspended',
    says: 'In a suspended org and in one that is not, and has power in one of the two.',
  },
  {
    rule: 'no_workspace',
    heading: 'Admin without a workspace',
    says: 'Admin of an org that has workspaces, and in none of them.',
  },
  {
    rule: 'second_owner',
    heading: 'Owner in role only',
    says: 'Has the role owner in an org that names somebody else as its owner.',
  },
  {
    rule: 'unknown_role',
    heading: 'A role nobody knows',
    says: 'A role that is not of the table of roles: what it may do can’t be told.',
  },
  {
    rule: 'owner_outside',
    heading: 'An owner who is no member',
    says: 'An org whose owner is not one of its members.',
  },
  {
    rule: 'no_owner',
    heading: 'Nobody is owner',
    says: 'An org that has members, none of them an owner.',
  },
] as const
export type RuleName = (typeof boundaryRules)[number]['rule']

/** Roles that decide about people or money. */
const power: ReadonlySet<OrgRole> = new Set(['owner', 'admin', 'billing'])
const hasPower = (role: string): boolean => power.has(knownRole(role) as OrgRole)

/** What one member crosses, the gravest first. Empty where nothing does, or nothing can be told. */
export const crossingsOf = (member: Member): Crossing[] =>
  [twoPurses(member), twoOrgs(member), staff(member), suspended(member), secondOwner(member), unknownRole(member), noWorkspace(member)]
    .filter((crossing) => crossing !== null)
    .toSorted((a, b) => Number(b.grave) - Number(a.grave))

/** What an org crosses by itself. */
export const crossingsOfOrg = (org: Org): Crossing[] => [ownerOutside(org), noOwner(org)].filter((crossing) => crossing !== null)

const beyondOf = (some: NonNullable<Member['elsewhere']>): Beyond[] =>
  some.map(({ org_id, org_name, role }) => ({ org_id, org_name: org_name?.trim() || org_id, role }))

/** The powerful places in orgs of another owner; an owner nobody names is not known to be another. */
const underOthers = ({ role, org_owner_id, elsewhere }: Member): NonNullable<Member['elsewhere']> =>
  !hasPower(role) || org_owner_id === null
    ? []
    : (elsewhere ?? []).filter((other) => other.owner_id !== null && other.owner_id !== org_owner_id && hasPower(other.role))

const twoPurses = (member: Member): Crossing | null => {
  const others = underOthers(member).filter(({ role }) => role !== member.role)
  if (others.length === 0) return null
  const reason = `${capital(member.role)} here, and ${placesOf(others)}: ${different(others)}`
  return { rule: 'two_purses', grave: true, reason, beyond: beyondOf(others) }
}

const twoOrgs = (member: Member): Crossing | null => {
  const others = underOthers(member).filter(({ role }) => role === member.role)
  if (others.length === 0) return null
  const reason = `${capital(member.role)} here and ${inOrgs(others)}: ${different(others)}`
  return { rule: 'two_orgs', grave: false, reason, beyond: beyondOf(others) }
}

const staff = ({ is_staff, role }: Member): Crossing | null =>
  is_staff
    ? {
        rule: 'staff',
        grave: hasPower(role),
        reason: `Works for the platform, and is ${role} here: staff need no membership to help an org.`,
        beyond: [],
      }
    : null

const suspended = ({ org_status, role, elsewhere }: Member): Crossing | null => {
  const here = org_status === 'suspended'
  if (org_status === null) return null
  const others = (elsewhere ?? []).filter(
    (other) => other.org_status && (other.org_status === 'suspended') !== here && (hasPower(role) || hasPower(other.role)),
  )
  if (others.length === 0) return null
  const grave = hasPower(role) && others.some((other) => hasPower(other.role))
  const reason = here
    ? `This org is suspended, where they are ${role}; they are ${placesOf(others)}, which ${others.length === 1 ? 'is' : 'are'} not.`
    : `Also ${placesOf(others)}, which ${others.length === 1 ? 'is' : 'are'} suspended.`
  return { rule: 'suspended', grave, reason, beyond: beyondOf(others) }
}

const noWorkspace = ({ role, workspaces, org_workspaces }: Member): Crossing | null =>
  role === 'admin' && workspaces === 0 && org_workspaces !== null && org_workspaces > 0
    ? {
        rule: 'no_workspace',
        grave: false,
        reason: `Admin, and in none of the org’s ${org_workspaces === 1 ? 'one workspace' : `${org_workspaces} workspaces`}.`,
        beyond: [],
      }
    : null

const secondOwner = ({ role, user_id, org_owner_id }: Member): Crossing | null =>
  role === 'owner' && org_owner_id !== null && org_owner_id !== user_id
    ? { rule: 'second_owner', grave: false, reason: 'Has the role owner; the org names somebody else as its owner.', beyond: [] }
    : null

const unknownRole = ({ role }: Member): Crossing | null =>
  knownRole(role) === null
    ? {
        rule: 'unknown_role',
        grave: false,
        reason: `Has the role “${role}”, which no table names: what it may do can’t be told.`,
        beyond: [],
      }
    : null

const ownerOutside = ({ owner_is_member, owner_name, owner_id }: Org): Crossing | null =>
  owner_is_member === false
    ? {
        rule: 'owner_outside',
        grave: true,
        reason: `Its owner, ${owner_name?.trim() || owner_id || 'whoever that is'}, is not one of its members.`,
        beyond: [],
      }
    : null

const noOwner = ({ owners, members }: Org): Crossing | null =>
  owners === 0 && members !== null && members > 0
    ? { rule: 'no_owner', grave: true, reason: 'None of its members has the role owner.', beyond: [] }
    : null

const different = ({ length }: { length: number }): string =>
  length === 1 ? 'the two orgs have different owners.' : 'not one of them has this org’s owner.'

/** "billing in Birch, and admin in Cobalt and two more". */
const placesOf = (others: NonNullable<Member['elsewhere']>): string => {
  const roles = [...new Set(others.map(({ role }) => role))]
  return roles.map((role) => `${role} ${inOrgs(others.filter((other) => other.role === role))}`).join(', and ')
}

const NAMED = 2
const inOrgs = (others: NonNullable<Member['elsewhere']>): string => {
  const names = others.map(({ org_id, org_name }) => org_name?.trim() || org_id)
  if (names.length <= NAMED) return `in ${names.join(' and ')}`
  return `in ${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more`
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
