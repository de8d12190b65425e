import { orgSortKeys, orgStatuses } from '@contract/platform/orgs'
import { anything, listFilter } from '../../../parts/list-filter'

/** Which orgs are listed and how, as it stands in the address. */
export const orgFilter = listFilter({ search: anything, status: orgStatuses }, orgSortKeys)
