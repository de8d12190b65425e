import type { Input } from '@contract'
import { platformUserSortKeys } from '@contract/platform/platform-users'

/** Which users are listed and how, as it stands in the address. */
export interface PlatformUserFilter {
  search: string
  is_staff: '' | 'true' | 'false'
  org_id: string
  sort_by: string
  sort_order: string
}

/** Reads an address's search. What is no filter counts as none. */
export const platformUserFilterIn = (search: string): PlatformUserFilter => {
  const asked = new URLSearchParams(search)
  return {
    search: (asked.get('search') ?? '').slice(0, 200),
    is_staff: (['true', 'false'] as const).find((one) => one === asked.get('is_staff')) ?? '',
    org_id: (asked.get('org_id') ?? '').slice(0, 200),
    sort_by: platformUserSortKeys.find((one) => one === asked.get('sort_by')) ?? '',
    sort_order: asked.get('sort_order') === 'desc' ? 'desc' : '',
  }
}

/** What the list is asked. */
export const platformUserInputOf = ({
  search,
  is_staff,
  org_id,
  sort_by,
  sort_order,
}: PlatformUserFilter): Omit<Input<'platform-users.list'>, 'offset' | 'limit'> => ({
  ...(search.trim() ? { search: search.trim() } : {}),
  ...(is_staff ? { is_staff } : {}),
  ...(org_id ? { org_id } : {}),
  ...(sort_by
    ? {
        sort_by: sort_by as (typeof platformUserSortKeys)[number],
        sort_order: sort_order === 'desc' ? ('desc' as const) : ('asc' as const),
      }
    : {}),
})

export const isFiltered = ({ search, is_staff, org_id }: PlatformUserFilter): boolean =>
  search.trim() !== '' || is_staff !== '' || org_id !== ''
