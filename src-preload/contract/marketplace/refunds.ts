import { z } from 'zod'
import { composed } from '../composed'
import { Id, mutation, operations } from '../operation'
import { isPaymentIntent, type Payment } from '../stripe/payments'
import type { Through } from '../through'
import { firstOf } from '../tolerant'
import type { Purchase } from './purchases'
import { eligibleForRefund, RefundSubject, refundSubject, wasRefunded } from './refund-subject'

/** The longest reason: it goes to the server's audit log, and into Stripe's metadata cut to 500. */
export const LONGEST_REASON = 2000

/** Set where it is to go through Stripe itself: where there is no admin API, or because that API is down. */
const ThroughStripe = z.literal('stripe').optional()

const AdminRefundRequest = z.strictObject({
  /** Through Stripe this may be a PaymentIntent's id: without a database nothing knows whose purchase it was. */
  purchase_id: Id,
  reason: z.string().trim().max(LONGEST_REASON, 'A reason has at most 2,000 characters.').default(''),
  through: ThroughStripe,
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
    /** Stripe's own answer names it; the marketplace's does not. */
    currency: z
      .string()
      .regex(/^[A-Za-z]{3}$/)
      .optional()
      .catch(undefined),
  }),
)
export type RefundReceipt = z.output<typeof RefundReceipt>

/** Stripe's own limit of one metadata value: https://docs.stripe.com/metadata#data */
const LONGEST_METADATA = 500

/** What Stripe is asked, but for the operator: `payment_intent` alone refunds all that is left. */
export const refundParameters = (
  { purchase_id, reason }: { purchase_id: string; reason: string },
  payment_intent: string,
  attempt: string,
): { payment_intent: string; metadata: Record<string, string> } => ({
  payment_intent,
  metadata: {
    attempt,
    ...(isPaymentIntent(purchase_id) ? {} : { purchase_id }),
    ...(reason ? { reason: reason.slice(0, LONGEST_METADATA) } : {}),
  },
})

const throughStripe = (input: z.output<typeof AdminRefundRequest>): Through => ({
  service: 'stripe',
  request: 'POST /v1/refunds',
  body: (record, attempt) => {
    const payment_intent =
      (record as RefundSubject | null)?.payment_intent ?? (isPaymentIntent(input.purchase_id) ? input.purchase_id : '…')
    const { metadata, ...rest } = refundParameters(input, payment_intent, attempt)
    return { ...rest, metadata: { ...metadata, operator: 'your account on this machine' } }
  },
  consequence:
    'Stripe itself is asked, not the marketplace: it gives the buyer all that is left of this payment. When it reports that, the marketplace deactivates the licence and e-mails the buyer. Its audit log does not name you; Stripe and this desk’s ledger do.',
})

/** agentpowers-admin, Refunds. The API has no read of a purchase: what is known beforehand is what else is connected. */
export const refunds = operations('refunds')({
  /**
   * What would be refunded, or was: the purchase as the marketplace's database has it, with the payment as Stripe has it. Null
   * where neither knows it; `not_connected` where neither is connected.
   */
  'refunds.get': composed({
    system: 'marketplace',
    input: z.strictObject({ purchase_id: Id, through: ThroughStripe }),
    output: RefundSubject.nullable(),
    parts: [
      {
        name: 'purchase',
        reading: ({ purchase_id }) => ({ operation: 'purchases.get', input: { purchase_id } }),
        needed: ({ purchase_id, through }) => through === 'stripe' && !isPaymentIntent(purchase_id),
      },
      {
        name: 'payment',
        reading: ({ purchase_id }, { purchase }) => {
          const payment_intent = isPaymentIntent(purchase_id) ? purchase_id : (purchase as Purchase | null | undefined)?.payment_intent
          return payment_intent && isPaymentIntent(payment_intent) ? { operation: 'payments.get', input: { payment_intent } } : null
        },
        needed: ({ through }) => through === 'stripe',
      },
    ],
    compose: ({ purchase, payment }, { purchase_id }, unread) =>
      refundSubject(
        purchase_id,
        (purchase as Purchase | undefined) ?? null,
        (payment as Payment | undefined) ?? null,
        unread[0]?.what ?? null,
      ),
  }),
  'refunds.issue': mutation({
    system: 'marketplace',
    route: 'POST /v1/admin/refunds/{purchase_id}',
    input: AdminRefundRequest,
    output: RefundReceipt,
    effect: 'money',
    target: (input) => input.purchase_id,
    without_api: {
      refused:
        'A database alone can’t refund: Stripe gives the money back. With a Stripe key, a refund can go through Stripe itself, one at a time.',
    },
    invalidates: ['refunds', 'purchases', 'payments'],
    unsent: ['through'],
    through: (input) => (input.through === 'stripe' ? throughStripe(input) : null),
    confirm: {
      subject: ({ purchase_id, through }) => ({ operation: 'refunds.get', input: { purchase_id, ...(through ? { through } : {}) } }),
      title: 'Refund the purchase {who}',
      known_title: 'Refund {amount} to {who}',
      shown: [
        'amount_cents',
        'buyer_email',
        'buyer_name',
        'skill_name',
        'status',
        'payment_intent',
        'paid_cents',
        'refunded_cents',
        'disputed',
        'unread',
      ],
      name: (record: RefundSubject) => record.buyer_email || record.buyer_name || record.receipt_email || '',
      consequence:
        'Stripe gives the buyer the whole amount back. When Stripe reports it, the licence is deactivated and the buyer gets an e-mail.',
      undo: null,
      button: 'Issue refund',
      eligible: (record: RefundSubject, { through }) => eligibleForRefund(record, through === 'stripe'),
      happened: (record: RefundSubject, { through }, attempt) => wasRefunded(record, through === 'stripe' ? attempt : null),
    },
    reason: (input) => input.reason || null,
    // What Stripe could not pay out may be asked for again.
    once: ({ status }) => status !== 'failed' && status !== 'canceled',
  }),
})
