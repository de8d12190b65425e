import { z } from 'zod'
import { isPaymentIntent, Payment } from '../stripe/payments'
import type { Purchase } from './purchases'

const text = z.string()

/**
 * What is known of a purchase that is to be refunded: by the database, by Stripe, or by both. What neither says is null, or
 * empty where it is a name. `amount_cents` is what a refund would give back now, in the smallest unit of `currency`.
 */
export const RefundSubject = z.object({
  /** Null where only Stripe is connected. */
  purchase_id: text.nullable(),
  amount_cents: z.int().nullable(),
  currency: text.nullable(),
  buyer_email: text,
  buyer_name: text,
  buyer_id: text.nullable(),
  skill_name: text,
  /** The purchase's, in the database. */
  status: text.nullable(),
  license_status: text.nullable(),
  refunded_at: text.nullable(),
  payment_intent: text.nullable(),
  /** The payment's, at Stripe, with what was paid and what was given back. */
  payment_status: text.nullable(),
  paid_cents: z.int().nullable(),
  refunded_cents: z.int().nullable(),
  receipt_email: text,
  disputed: z.boolean().nullable(),
  livemode: z.boolean().nullable(),
  refunds: Payment.shape.refunds,
  /** Why one of the two could not be read, in a sentence; null where both were, or only one is connected. */
  unread: text.nullable(),
})
export type RefundSubject = z.output<typeof RefundSubject>

/** Puts the two together; null where neither knows it, and both could be asked. */
export const refundSubject = (
  asked: string,
  purchase: Purchase | null,
  payment: Payment | null,
  unread: string | null,
): RefundSubject | null => {
  if (!purchase && !payment && unread === null) return null
  return {
    purchase_id: purchase?.id ?? null,
    amount_cents: payment ? payment.left_cents : (purchase?.amount_cents ?? null),
    currency: payment?.currency ?? purchase?.currency ?? null,
    buyer_email: purchase?.buyer_email ?? '',
    buyer_name: purchase?.buyer_name ?? '',
    buyer_id: purchase?.buyer_id ?? null,
    skill_name: purchase?.skill_name ?? '',
    status: purchase?.status ?? null,
    license_status: purchase?.license_status ?? null,
    refunded_at: purchase?.refunded_at ?? null,
    payment_intent: payment?.payment_intent ?? purchase?.payment_intent ?? (isPaymentIntent(asked) ? asked : null),
    payment_status: payment?.status ?? null,
    paid_cents: payment?.paid_cents ?? null,
    refunded_cents: payment?.refunded_cents ?? null,
    receipt_email: payment?.receipt_email ?? '',
    disputed: payment?.disputed ?? null,
    livemode: payment?.livemode ?? null,
    refunds: payment?.refunds ?? null,
    unread,
  }
}

/** Why it can't be refunded, in words; null where nothing that is known speaks against it. */
export const eligibleForRefund = (record: RefundSubject, through_stripe: boolean): string | null => {
  const { purchase_id, status, payment_intent, payment_status, refunded_cents, amount_cents } = record
  if (payment_status !== null && (refunded_cents ?? 0) > 0 && amount_cents === 0)
    return 'It was refunded already: the buyer has the money back.'
  if (purchase_id !== null && payment_intent === null)
    return 'It has no PaymentIntent: nothing was paid through Stripe, so there is nothing to give back.'
  if (payment_status !== null && payment_status !== 'succeeded') return `Nothing was paid: at Stripe its payment is ${payment_status}.`
  // What Stripe gave back is in the database only after its report: Stripe's own refund does not wait for that.
  if (through_stripe) return payment_status === null ? 'Stripe has no such payment.' : null
  if (status === 'refunded') return 'It was refunded already: the buyer has the money back.'
  return status === null || status === 'completed'
    ? null
    : `It is not completed: its status is ${status}. Only a completed purchase can be refunded.`
}

/**
 * Whether a refund happened. Stripe has the last word: with `attempt`, which it keeps in the refund's metadata, only that very
 * one counts. A database says it only once the report has arrived: until then it shows nothing.
 */
export const wasRefunded = ({ refunds, refunded_cents, status }: RefundSubject, attempt: string | null): boolean | null => {
  if (refunds !== null) {
    const made = refunds.filter((refund) => refund.status !== 'failed' && refund.status !== 'canceled')
    return made.some((refund) => attempt === null || refund.attempt === attempt)
  }
  if (attempt === null && refunded_cents !== null) return refunded_cents > 0
  return attempt === null && status === 'refunded' ? true : null
}
