import type { Input } from '@contract'
import { purchaseStatuses } from '@contract/marketplace/purchases'
import { dayOf, given, oneOf, wordsIn } from '../../../parts/list-filter'

/** Which purchases are listed, as it stands in the address. Days are in UTC. */
export interface PurchaseFilter {
  status: string
  buyer_id: string
  text: string
  from: string
  to: string
}

/** Reads an address's search. What is no filter counts as none. */
export const filterIn = (search: string): PurchaseFilter => {
  const word = wordsIn(search)
  return {
    status: oneOf(purchaseStatuses, word('status')),
    buyer_id: word('buyer_id'),
    text: word('text'),
    from: dayOf(word('from')),
    to: dayOf(word('to')),
  }
}

/** What the list is asked. */
export const inputOf: (filter: PurchaseFilter) => Omit<Input<'purchases.list'>, 'offset' | 'limit'> = given
