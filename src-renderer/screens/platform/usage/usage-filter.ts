import type { Input } from '@contract'
import { usageSortKeys } from '@contract/platform/usage'
import { anomalyKinds, billingHealths } from '@contract/platform/usage-records'

/** Which orgs are listed and how, and which currency is drawn, as it stands in the address. */
export interface UsageFilter {
  search: string
  health: string
  sort_by: string
  sort_order: string
  currency: string
}

/** Reads an address's search. What is no filter counts as none. */
export const usageFilterIn = (search: string): UsageFilter => {
  const asked = new URLSearchParams(search)
  return {
    search: (asked.get('search') ?? '').slice(0, 200),
    health: billingHealths.find((one) => one === asked.get('health')) ?? '',
    sort_by: usageSortKeys.find((one) => one === asked.get('sort_by')) ?? '',
    sort_order: asked.get('sort_order') === 'desc' ? 'desc' : '',
    currency: (asked.get('currency') ?? '').slice(0, 3),
  }
}

type Asked<N extends 'usage.orgs' | 'usage.anomalies' | 'usage.thresholds'> = Omit<Input<N>, 'offset' | 'limit'>

/** What the list of orgs is asked. */
export const usageInputOf = ({ search, health, sort_by, sort_order }: UsageFilter): Asked<'usage.orgs'> => ({
  ...(search.trim() ? { search: search.trim() } : {}),
  ...(health ? { health } : {}),
  ...(sort_by ? { sort_by: sort_by as (typeof usageSortKeys)[number], sort_order: sort_order === 'desc' ? 'desc' : 'asc' } : {}),
})

export const isFiltered = ({ search, health }: UsageFilter): boolean => search.trim() !== '' || health !== ''

const WEEK = 7 * 86_400_000

/** What the anomalies are narrowed down to, by an address's search: a kind, and `since=7d` counted back from `now`. */
export const anomaliesInputIn = (search: string, now: number): Asked<'usage.anomalies'> => {
  const asked = new URLSearchParams(search)
  const kind = anomalyKinds.find((one) => one === asked.get('kind'))
  return { ...(kind ? { kind } : {}), ...(asked.get('since') === '7d' ? { since: new Date(now - WEEK).toISOString() } : {}) }
}

/** What the thresholds are narrowed down to. */
export const thresholdsInputIn = (search: string): Asked<'usage.thresholds'> => {
  const reached = new URLSearchParams(search).get('reached')
  return reached === 'yes' ? { reached: true } : reached === 'no' ? { reached: false } : {}
}
