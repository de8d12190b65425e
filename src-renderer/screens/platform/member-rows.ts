import { type Member, memberTarget } from '@contract/platform/members'
import { type Crossing, crossingsOf, crossingsOfOrg, type RuleName } from '@contract/platform/org-boundaries'
import { orgRoles } from '@contract/platform/org-roles'
import type { Org } from '@contract/platform/orgs'
import { visible } from '../../parts/visible-text'

/** One line of a role matrix: somebody in an org, or the org itself where that crosses a boundary. */
export interface MemberRow {
  /** As the ledger names a member: `org_id/user_id`. */
  id: string
  org_id: string
  org_name: string
  member: Member | null
  crossings: readonly Crossing[]
}

export const memberRef = (org_id: string, user_id: string): string => memberTarget({ org_id, user_id })
/** The org and the user a ref names; null where it names none. */
export const memberOfRef = (ref: string): { org_id: string; user_id: string } | null => {
  const at = ref.indexOf('/')
  return at > 0 && at < ref.length - 1
    ? { org_id: ref.slice(0, at).replaceAll(/%25|%2F/g, decodeURIComponent), user_id: ref.slice(at + 1) }
    : null
}

/** What people call a member: their name, else their e-mail address, else their id. */
export const memberName = ({ display_name, email, user_id }: Pick<Member, 'display_name' | 'email' | 'user_id'>): string =>
  visible(display_name ?? '').trim() || visible(email ?? '') || user_id

export const rowsOf = (members: readonly Member[], orgs: readonly Org[]): MemberRow[] => [
  ...orgs.flatMap((org): MemberRow[] => {
    const crossings = crossingsOfOrg(org)
    return crossings.length === 0
      ? []
      : [{ id: memberRef(org.id, ''), org_id: org.id, org_name: visible(org.name).trim() || org.id, member: null, crossings }]
  }),
  ...members.map(rowOf),
]

/** A list of ten thousand comes in parts, and is put together anew with each: what was looked at once is not looked at again. */
const known = new WeakMap<Member, MemberRow>()

const rowOf = (member: Member): MemberRow => {
  const before = known.get(member)
  if (before) return before
  const row = {
    id: memberRef(member.org_id, member.user_id),
    org_id: member.org_id,
    org_name: visible(member.org_name ?? '').trim() || member.org_id,
    member,
    crossings: crossingsOf(member),
  }
  known.set(member, row)
  return row
}

export const isGrave = ({ crossings }: MemberRow): boolean => crossings.some(({ grave }) => grave)

/** How many rows each rule marks. */
export const countsByRule = (rows: readonly MemberRow[]): ReadonlyMap<RuleName, number> => {
  const counts = new Map<RuleName, number>()
  for (const { crossings } of rows)
    for (const rule of new Set(crossings.map((one) => one.rule))) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return counts
}

const rank = (row: MemberRow): number => {
  const place = (orgRoles as readonly string[]).indexOf(row.member?.role ?? '')
  // The org itself before its owner; a role nobody knows last.
  return row.member === null ? -1 : place === -1 ? orgRoles.length : place
}
const text = (value: string | null | undefined): string => (value ?? '').toLowerCase()

const sortNames = new WeakMap<MemberRow, string>()
const sortName = (row: MemberRow): string => {
  const name = sortNames.get(row) ?? text(row.member && memberName(row.member))
  sortNames.set(row, name)
  return name
}

export const memberSorts = {
  name: sortName,
  email: (row: MemberRow) => text(row.member?.email),
  org: (row: MemberRow) => text(row.org_name),
  role: rank,
  crossings: (row: MemberRow) => row.crossings.reduce((sum, { grave }) => sum + (grave ? 100 : 1), 0),
  elsewhere: (row: MemberRow) => row.member?.elsewhere?.length ?? -1,
  joined_at: (row: MemberRow) => row.member?.joined_at ?? '',
} as const
export type MemberSort = keyof typeof memberSorts

/** Sorted; what is alike stands by role, then by name. */
export const sortedRows = (rows: readonly MemberRow[], by: MemberSort, order: 'asc' | 'desc'): MemberRow[] => {
  const sign = order === 'desc' ? -1 : 1
  const key = memberSorts[by]
  return rows
    .map((row) => ({ row, key: key(row), rank: rank(row), name: memberSorts.name(row) }))
    .sort((a, b) => sign * compare(a.key, b.key) || a.rank - b.rank || compare(a.name, b.name) || compare(a.row.id, b.row.id))
    .map(({ row }) => row)
}

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)
