import type { Input } from '@contract'
import { modelHealths, modelSortKeys, modelStages } from '@contract/platform/models'

/** Which models are listed and how, as it stands in the address. */
export interface ModelFilter {
  search: string
  health: string
  stage: string
  /** Only those this org asked. */
  org_id: string
  sort_by: string
  sort_order: string
}

/** Reads an address's search. What is no filter counts as none. */
export const modelFilterIn = (search: string): ModelFilter => {
  const asked = new URLSearchParams(search)
  return {
    search: (asked.get('search') ?? '').slice(0, 200),
    health: modelHealths.find((one) => one === asked.get('health')) ?? '',
    stage: modelStages.find((one) => one === asked.get('stage')) ?? '',
    org_id: (asked.get('org_id') ?? '').slice(0, 200),
    sort_by: modelSortKeys.find((one) => one === asked.get('sort_by')) ?? '',
    sort_order: asked.get('sort_order') === 'desc' ? 'desc' : '',
  }
}

/** What the list is asked. */
export const modelInputOf = (filter: ModelFilter): Omit<Input<'models.list'>, 'offset' | 'limit'> => {
  const { search, health, stage, org_id, sort_by, sort_order } = filter
  return {
    ...(search.trim() ? { search: search.trim() } : {}),
    ...(health ? { health } : {}),
    ...(stage ? { stage } : {}),
    ...(org_id ? { org_id } : {}),
    ...(sort_by ? { sort_by: sort_by as (typeof modelSortKeys)[number], sort_order: sort_order === 'desc' ? 'desc' : 'asc' } : {}),
  }
}

export const isFiltered = ({ search, health, stage, org_id }: ModelFilter): boolean => `${search}${health}${stage}${org_id}`.trim() !== ''
