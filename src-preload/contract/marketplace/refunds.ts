import { z } from 'zod'
import { Id, mutation, operations } from '../operation'
import { firstOf } from '../tolerant'

/** The longest reason: it goes to the server's audit log, and into Stripe's metadata cut to 500. */
export const LONGEST_REASON = 2000

const AdminRefundRequest = z.strictObject({
  purchase_id: Id,
  reason: z.string().trim().max(LONGEST_REASON, 'A reason has at most 2,000 characters.').default(''),
})

const textOrNull = z
  .string()
  .max(200)
  .nullish()
  .transform((text) => text ?? null)

/**
 * What a refund answers (Issue a Refund). The refund's id proves that there is one, so nothing else need be there.
 * `status` is Stripe's own: succeeded, pending, requires_action, failed, canceled. `amount_cents` is in the smallest unit
 * of a currency that the answer does not name.
 */
export const RefundReceipt = z.preprocess(
  firstOf({ refund_id: ['refund_id', 'id'], amount_cents: ['amount_cents', 'amount'] }),
  z.object({
    refund_id: z.string().min(1).max(200),
    status: textOrNull,
    amount_cents: z
      .int()
      .min(0)
      .nullish()
      .transform((cents) => cents ?? null),
  }),
)
export type RefundReceipt = z.output<typeof RefundReceipt>

/** agentpowers-admin, Refunds. The API has no read of a purchase, so nothing is known before the answer. */
export const refunds = operations('refunds')({
  'refunds.issue': mutation({
    system: 'marketplace',
    route: 'POST /v1/admin/refunds/{purchase_id}',
    input: AdminRefundRequest,
    output: RefundReceipt,
    effect: 'money',
    target: (input) => input.purchase_id,
    invalidates: ['refunds'],
    without_api: { refused: 'A database alone can’t refund: Stripe gives the money back.' },
    confirm: {
      subject: null,
      title: 'Refund the purchase {who}',
      consequence:
        'Stripe gives the buyer the whole amount back. When Stripe reports it, the licence is deactivated and the buyer gets an e-mail.',
      undo: null,
      button: 'Issue refund',
      eligible: () => null,
      happened: () => null,
    },
    reason: (input) => input.reason || null,
    // What Stripe could not pay out may be asked for again.
    once: ({ status }) => status !== 'failed' && status !== 'canceled',
  }),
})
