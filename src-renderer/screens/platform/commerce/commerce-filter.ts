import type { Input } from '@contract'
import { given, oneOf, searchOf, wordsIn } from '../../../parts/list-filter'

/** What of snapshots is shown, as it stands in the address. */
export interface CommerceFilter {
  /** Of the list of snapshots. */
  kind: string
  /** What is shown of the snapshot in the address: what it is, its rows, or what differs from another. */
  show: '' | 'rows' | 'difference'
  /** The snapshot it is compared with. */
  against: string
  search: string
  /** Of rows: how they stood. Of differences: added, removed or changed, with commas. */
  state: string
  store_id: string
  org_id: string
  /** Of differences: the field that must have changed. */
  field: string
  /** The row that is open beside the rows or the differences. */
  row: string
}

const names = ['kind', 'show', 'against', 'search', 'state', 'store_id', 'org_id', 'field', 'row'] as const

/** Reads an address's search. What is no filter counts as none. */
export const commerceFilterIn = (search: string): CommerceFilter => {
  const word = wordsIn(search)
  const filter = Object.fromEntries(names.map((name) => [name, word(name)])) as unknown as CommerceFilter
  return { ...filter, show: oneOf(['rows', 'difference'], filter.show) }
}

/** The search for an address, with its question mark; empty where nothing is chosen. */
export const searchOfCommerce: (filter: Partial<CommerceFilter>) => string = searchOf

export const rowsInputOf = (
  snapshot_id: string,
  { search, state, store_id, org_id }: CommerceFilter,
): Omit<Input<'commerce.rows'>, 'offset' | 'limit'> => ({ snapshot_id, ...given({ search, state, store_id, org_id }) })
