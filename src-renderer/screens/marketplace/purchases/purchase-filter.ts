import type { Input } from '@contract'
import { purchaseStatuses } from '@contract/marketplace/purchases'
import { given, oneOf, wordsIn } from '../../../parts/list-filter'

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
  const word = wordsIn(search)
  return {
    status: oneOf(purchaseStatuses, word('status')),
    buyer_id: word('buyer_id'),
    text: word('text'),
    from: isDay(word('from')) ? word('from') : '',
    to: isDay(word('to')) ? word('to') : '',
  }
}

/** What the list is asked. */
export const inputOf: (filter: PurchaseFilter) => Omit<Input<'purchases.list'>, 'offset' | 'limit'> = given
