import { platformUserSortKeys } from '@contract/platform/platform-users'
import { anything, listFilter } from '../../../parts/list-filter'

/** Which users are listed and how, as it stands in the address. */
export const platformUserFilter = listFilter({ search: anything, is_staff: ['true', 'false'], org_id: anything }, platformUserSortKeys)
