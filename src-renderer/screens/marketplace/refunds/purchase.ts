import { useRecord } from '../../../parts/table-record'

/**
 * What is known of a purchase before it is refunded, and what became of it afterwards: the record that the declaration of
 * `refunds.issue` names as its subject, from whatever is connected. `readable` is false where nothing is: the marketplace's
 * API has no read of a purchase. `through`: the refund goes, or went, through Stripe itself.
 */
export const usePurchase = (environment: string, purchase_id: string, through?: 'stripe') => {
  const input = { purchase_id, ...(through ? { through } : {}) }
  return useRecord(environment, purchase_id === '' ? null : 'refunds.get', input)
}
