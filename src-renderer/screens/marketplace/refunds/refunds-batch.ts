import { purchasesIn } from '@contract/marketplace/purchase-ids'
import { lazy } from 'react'

// Inside the dialog that is loaded when it opens.
const RefundsBatchReason = lazy(() => import('./refunds-batch-reason'))

/** A batch of refunds on the common path for many: the purchases are found in whatever is pasted or dropped. */
export const refundsBatch = {
  operations: ['refunds.issue'],
  noun: { one: 'purchase', many: 'purchases' },
  paste: 'Batch…',
  find: purchasesIn,
  Reason: RefundsBatchReason,
} as const
