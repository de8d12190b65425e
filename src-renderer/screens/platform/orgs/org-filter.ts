import type { Input } from '@contract'
import { orgSortKeys, orgStatuses } from '@contract/platform/orgs'

/** Which orgs are listed and how, as it stands in the address. */
export interface OrgFilter {
  search: string
  status: string
  sort_by: string
  sort_order: string
}

/** Reads an address's search. What is no filter counts as none. */
export const orgFilterIn = (search: string): OrgFilter => {
  const asked = new URLSearchParams(search)
  return {
    search: (asked.get('search') ?? '').slice(0, 200),
    status: orgStatuses.find((one) => one === asked.get('status')) ?? '',
    sort_by: orgSortKeys.find((one) => one === asked.get('sort_by')) ?? '',
    sort_order: asked.get('sort_order') === 'desc' ? 'desc' : '',
  }
}

/** What the list is asked. */
export const orgInputOf = ({ search, status, sort_by, sort_order }: OrgFilter): Omit<Input<'orgs.list'>, 'offset' | 'limit'> => ({
  ...(search.trim() ? { search: search.trim() } : {}),
  ...(status ? { status } : {}),
  ...(sort_by
    ? { sort_by: sort_by as (typeof orgSortKeys)[number], sort_order: sort_order === 'desc' ? ('desc' as const) : ('asc' as const) }
    : {}),
})

export const isFiltered = ({ search, status }: OrgFilter): boolean => search.trim() !== '' || status !== ''
