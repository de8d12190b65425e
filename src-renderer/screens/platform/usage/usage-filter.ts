import type { Input } from '@contract'
import { usageSortKeys } from '@contract/platform/usage'
import { anomalyKinds, billingHealths } from '@contract/platform/usage-records'
import { anything, listFilter, wordsIn } from '../../../parts/list-filter'

const orgs = listFilter({ search: anything, health: billingHealths }, usageSortKeys)

/** Which orgs are listed and how, and which currency is drawn, as it stands in the address. */
export const usageFilter = {
  ...orgs,
  read: (search: string) => ({ ...orgs.read(search), currency: wordsIn(search)('currency').slice(0, 3) }),
}

type Asked<N extends 'usage.anomalies' | 'usage.thresholds'> = Omit<Input<N>, 'offset' | 'limit'>

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
