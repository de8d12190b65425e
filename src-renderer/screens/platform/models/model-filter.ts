import { modelHealths, modelSortKeys, modelStages } from '@contract/platform/models'
import { anything, listFilter } from '../../../parts/list-filter'

/** Which models are listed and how, as it stands in the address. `org_id`: only those this org asked. */
export const modelFilter = listFilter({ search: anything, health: modelHealths, stage: modelStages, org_id: anything }, modelSortKeys)
