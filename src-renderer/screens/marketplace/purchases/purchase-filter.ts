import type { Input } from '@contract'
import { purchaseStatuses } from '@contract/marketplace/purchases'

/** Which purchases are listed, as it stands in the address. Days are in UTC. */
export interface PurchaseFilter {
  status: string
  buyer_id: string
  text: string
  from: string
  to: string
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** Reads an address's search. What is no filter counts as none. */
export const filterIn = (search: string): PurchaseFilter => {
  const asked = new URLSearchParams(search)
  const word = (name: string): string => asked.get(name) ?? ''
  return {
    status: purchaseStatuses.find((one) => one === word('status')) ?? '',
    buyer_id: word('buyer_id').slice(0, 200),
    text: word('text').slice(0, 200),
    from: isDay(word('from')) ? word('from') : '',
    to: isDay(word('to')) ? word('to') : '',
  }
}

/** The search for an address, with its question mark; empty where nothing is filtered. */
export const searchOf = (filter: PurchaseFilter): string => {
  const search = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''))
  return search.size > 0 ? `?${search}` : ''
}

/** What the list is asked. */
export const inputOf = (filter: PurchaseFilter): Omit<Input<'purchases.list'>, 'offset' | 'limit'> =>
  Object.fromEntries(Object.entries({ ...filter, text: filter.text.trim() }).filter(([, value]) => value !== ''))

export const isFiltered = (filter: PurchaseFilter): boolean => Object.values(filter).some((value) => value.trim() !== '')
