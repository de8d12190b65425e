import { boundaryRules, type RuleName } from '@contract/platform/org-boundaries'
import { orgRoles } from '@contract/platform/org-roles'
import { isGrave, type MemberRow, type MemberSort, memberSorts } from './member-rows'

/** Which members are in view and how, as it stands in the address. */
export interface MemberFilter {
  search: string
  role: string
  /** Those whom a rule marks; `any` for whomever any does, `grave` where somebody should decide. */
  crosses: '' | 'any' | 'grave' | RuleName
  /** As a role matrix. */
  matrix: boolean
  sort: MemberSort
  order: 'asc' | 'desc'
}

/** Reads an address's search. What is no filter counts as what a list begins with. */
export const memberFilterIn = (search: string, begins: Partial<MemberFilter> = {}): MemberFilter => {
  const asked = new URLSearchParams(search)
  const crosses = ['any', 'grave', ...boundaryRules.map(({ rule }) => rule)].find((one) => one === asked.get('crosses'))
  return {
    search: (asked.get('search') ?? '').slice(0, 200),
    role: orgRoles.find((one) => one === asked.get('role')) ?? '',
    crosses: asked.get('crosses') === 'all' ? '' : ((crosses as MemberFilter['crosses'] | undefined) ?? begins.crosses ?? ''),
    matrix: asked.has('view') ? asked.get('view') === 'matrix' : (begins.matrix ?? false),
    sort: (Object.keys(memberSorts) as MemberSort[]).find((one) => one === asked.get('sort')) ?? begins.sort ?? 'role',
    order: asked.has('sort') ? (asked.get('order') === 'desc' ? 'desc' : 'asc') : (begins.order ?? 'asc'),
  }
}

/** What an address says of it, beside what else stands there. */
export const memberFilterWords = (
  { search, role, crosses, matrix, sort, order }: MemberFilter,
  begins: Partial<MemberFilter> = {},
): Record<string, string> => ({
  search,
  role,
  crosses: crosses === (begins.crosses ?? '') ? '' : crosses || 'all',
  view: matrix === (begins.matrix ?? false) ? '' : matrix ? 'matrix' : 'list',
  ...(sort === (begins.sort ?? 'role') && order === (begins.order ?? 'asc') ? {} : { sort, order }),
})

const matches = (row: MemberRow, crosses: MemberFilter['crosses']): boolean => {
  if (crosses === '') return row.member !== null
  if (crosses === 'any') return row.crossings.length > 0
  if (crosses === 'grave') return isGrave(row)
  return row.crossings.some(({ rule }) => rule === crosses)
}

/** The rows that are wanted. Text is found in names, addresses and ids, in any case. */
export const filteredRows = (rows: readonly MemberRow[], { search, role, crosses }: MemberFilter): MemberRow[] => {
  const wanted = search.trim().toLowerCase()
  return rows.filter((row) => {
    if (!matches(row, crosses) || (role !== '' && row.member?.role !== role)) return false
    if (wanted === '') return true
    const { member } = row
    return [member?.display_name, member?.email, member?.user_id, row.org_name, row.org_id].some((text) =>
      text?.toLowerCase().includes(wanted),
    )
  })
}

export const isFiltered = ({ search, role }: MemberFilter): boolean => search.trim() !== '' || role !== ''
