import type { Payment } from '@contract/stripe/payments'
import type Stripe from 'stripe'
import { z } from 'zod'
import type { StripeAnswers } from './answers'
import { fitting } from './fitting'
import { failureIn } from './wire'

const Metadata = z.record(z.string(), z.string()).nullish()

/** Of https://docs.stripe.com/api/refunds/object what is shown. */
const StripeRefund = z.looseObject({
  id: z.string().min(1),
  amount: z.int().min(0),
  currency: z.string(),
  created: z.int(),
  status: z.string().nullish(),
  metadata: Metadata,
})

/** Of https://docs.stripe.com/api/charges/object: whole where it was asked for and may be read, else its id. */
const StripeCharge = z.looseObject({
  id: z.string(),
  amount_refunded: z.int().min(0),
  disputed: z.boolean().nullish(),
  receipt_email: z.string().nullish(),
  billing_details: z.looseObject({ email: z.string().nullish() }).nullish(),
  payment_method_details: z
    .looseObject({ card: z.looseObject({ brand: z.string().nullish(), last4: z.string().nullish() }).nullish() })
    .nullish(),
})

/** Of https://docs.stripe.com/api/payment_intents/object. */
const StripeIntent = z.looseObject({
  id: z.string(),
  status: z.string(),
  amount_received: z.int().min(0).nullish(),
  currency: z.string(),
  created: z.int(),
  livemode: z.boolean(),
  receipt_email: z.string().nullish(),
  latest_charge: z.union([z.string(), StripeCharge]).nullish(),
})

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString()

/**
 * What Stripe knows of a payment: what was paid, given back and is left, in the smallest unit of its currency. Null where it has no
 * such PaymentIntent. What the key may not read is null in it. https://docs.stripe.com/api/payment_intents/retrieve
 */
export const payments: StripeAnswers<'payments'> = {
  'payments.get': async ({ stripe }, { payment_intent }) => {
    const [intent, refunds] = await Promise.all([intentOf(stripe, payment_intent), refundsOf(stripe, payment_intent)])
    if (intent === null) return null
    const charge = typeof intent.latest_charge === 'object' ? (intent.latest_charge ?? null) : null
    const given_back = charge?.amount_refunded ?? sum(refunds ?? [])
    const paid = intent.status === 'succeeded' ? (intent.amount_received ?? 0) : 0
    return {
      payment_intent: intent.id,
      status: intent.status,
      paid_cents: paid,
      refunded_cents: given_back,
      left_cents: Math.max(0, paid - given_back),
      currency: intent.currency,
      created_at: iso(intent.created),
      livemode: intent.livemode,
      charge: charge?.id ?? (typeof intent.latest_charge === 'string' ? intent.latest_charge : null),
      card_brand: charge?.payment_method_details?.card?.brand ?? null,
      card_last4: charge?.payment_method_details?.card?.last4?.slice(-4) ?? null,
      receipt_email: intent.receipt_email ?? charge?.receipt_email ?? charge?.billing_details?.email ?? null,
      disputed: charge?.disputed ?? null,
      refunds,
    }
  },
}

/** Null where Stripe has none. A key that may not read charges still reads the rest. */
const intentOf = async (stripe: Stripe, id: string): Promise<z.output<typeof StripeIntent> | null> => {
  try {
    return fitting(StripeIntent, await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] }), 'GET /v1/payment_intents')
  } catch (error) {
    const code = failureIn(error)?.code
    if (code === 'not_found') return null
    if (code !== 'forbidden') throw error
    return fitting(StripeIntent, await stripe.paymentIntents.retrieve(id), 'GET /v1/payment_intents')
  }
}

/** The newest hundred. Null where the key may not read them, or Stripe has no such payment. */
const refundsOf = async (stripe: Stripe, payment_intent: string): Promise<Payment['refunds']> => {
  try {
    const { data } = await stripe.refunds.list({ payment_intent, limit: 100 })
    return fitting(z.array(StripeRefund), data, 'GET /v1/refunds').map(({ id, amount, currency, created, status, metadata }) => ({
      refund_id: id,
      status: status ?? null,
      amount_cents: amount,
      currency,
      created_at: iso(created),
      attempt: metadata?.attempt ?? null,
      reason: metadata?.reason ?? null,
      operator: metadata?.operator ?? null,
    }))
  } catch (error) {
    const code = failureIn(error)?.code
    if (code === 'forbidden' || code === 'not_found') return null
    throw error
  }
}

const sum = (refunds: NonNullable<Payment['refunds']>): number =>
  refunds.filter(({ status }) => status !== 'failed' && status !== 'canceled').reduce((cents, { amount_cents }) => cents + amount_cents, 0)
