import { z } from 'zod'
import { operations, query } from '../operation'

/** A PaymentIntent's id: https://docs.stripe.com/api/payment_intents/object#payment_intent_object-id */
export const PaymentIntentId = z
  .string()
  .trim()
  .max(200)
  .regex(/^pi_[A-Za-z0-9_]+$/, 'A PaymentIntent begins with pi_.')

/** Whether an id names a payment at Stripe, not a purchase of the marketplace. */
export const isPaymentIntent = (id: string): boolean => PaymentIntentId.safeParse(id).success

/** The PaymentIntents in whatever was pasted, each once. */
export const paymentIntentsIn = (pasted: string): string[] => [
  ...new Set(Array.from(pasted.matchAll(/\bpi_[A-Za-z0-9_]{3,190}/g), ([id]) => id).filter((id) => !id.includes('_secret_'))),
]

const Refund = z.object({
  refund_id: z.string(),
  /** Stripe's own: succeeded, pending, requires_action, failed, canceled. */
  status: z.string().nullable(),
  amount_cents: z.int(),
  currency: z.string(),
  created_at: z.string(),
  /** From its metadata, where it was issued from an Opsdesk: which attempt, why, and whose account on which desk. */
  attempt: z.string().nullable(),
  reason: z.string().nullable(),
  operator: z.string().nullable(),
})

/**
 * One payment as Stripe has it: a PaymentIntent, its charge and its refunds. Amounts are in the smallest unit of `currency`.
 * Of the card there are its brand and its last four digits, never more.
 */
export const Payment = z.object({
  payment_intent: z.string(),
  /** Stripe's own: succeeded, requires_payment_method, canceled, … */
  status: z.string(),
  /** What was paid, what of it was given back, and what is left to give back. */
  paid_cents: z.int(),
  refunded_cents: z.int(),
  left_cents: z.int(),
  currency: z.string(),
  created_at: z.string(),
  livemode: z.boolean(),
  charge: z.string().nullable(),
  card_brand: z.string().nullable(),
  card_last4: z.string().nullable(),
  /** To whom Stripe sent the receipt. For the screen: no ledger entry holds an answer of a read. */
  receipt_email: z.string().nullable(),
  /** Whether the buyer disputes it with their bank; null where the answer does not say. */
  disputed: z.boolean().nullable(),
  /** The newest first. Null where the key may not read refunds. */
  refunds: z.array(Refund).nullable(),
})
export type Payment = z.output<typeof Payment>

/** Stripe's own view of a payment. https://docs.stripe.com/api/payment_intents/retrieve */
export const payments = operations('payments')({
  /** Null where Stripe has no such PaymentIntent. */
  'payments.get': query({
    system: 'stripe',
    input: z.strictObject({ payment_intent: PaymentIntentId }),
    output: Payment.nullable(),
  }),
})
