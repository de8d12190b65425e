import { contract } from '@contract'
import type { Mutation } from '@contract/operation'
import { type FoundName, useRecord } from '../../../parts/table-record'

/**
 * What is known of a purchase before it is refunded, and what became of it afterwards: the record that the declaration of
 * `refunds.issue` names as its subject. The marketplace's API has no read of a purchase, so it names none and `readable` is
 * false; a subject declared there is read here, and shown by the form, the confirm step and the receipt.
 */
export const usePurchase = (environment: string, purchase_id: string) => {
  const declared = contract['refunds.issue'] as unknown as Mutation
  const subject = purchase_id === '' ? null : (declared.confirm?.subject?.({ purchase_id, reason: '' }) ?? null)
  const record = useRecord(environment, (subject?.operation ?? null) as FoundName | null, subject?.input as never)
  return { readable: declared.confirm?.subject !== null, ...record }
}
