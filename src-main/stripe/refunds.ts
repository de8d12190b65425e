import { failure } from '@contract/failure'
import type { Purchase } from '@contract/marketplace/purchases'
import { RefundReceipt, refundParameters } from '@contract/marketplace/refunds'
import { isPaymentIntent } from '@contract/stripe/payments'
import type { StripeAnswers } from './answers'
import { fitting } from './fitting'
import { StripeFailed } from './wire'

/** Stripe's own limit of one metadata value. */
const LONGEST = 500

/** Refunds through Stripe itself. Throws `StripeFailed`. */
export const refunds: StripeAnswers<'refunds'> = {
  /**
   * Gives back all that is left of the purchase's payment, once: the attempt is Stripe's idempotency key, and stands in the
   * refund's metadata, by which an unknown one is found again. https://docs.stripe.com/api/refunds/create
   */
  'refunds.issue': async ({ stripe, attempt, operator, read }, input) => {
    if (attempt === null) throw new StripeFailed(failure('internal', 'A refund needs an attempt.', { not: 'Nothing was sent.' }))
    const payment_intent = isPaymentIntent(input.purchase_id) ? input.purchase_id : await intentOf(read, input.purchase_id)
    const { metadata, ...rest } = refundParameters(input, payment_intent, attempt)
    const parameters = { ...rest, metadata: { ...metadata, operator: operator.slice(0, LONGEST) } }
    const made = await stripe.refunds.create(parameters, { idempotencyKey: attempt })
    return fitting(RefundReceipt, made, 'POST /v1/refunds')
  },
}

/** The PaymentIntent of a purchase, from the database. Nothing has been sent where this throws. */
const intentOf = async (read: Parameters<StripeAnswers<'refunds'>['refunds.issue']>[0]['read'], purchase_id: string): Promise<string> => {
  const found = await read({ operation: 'purchases.get', input: { purchase_id } })
  if (!found.ok) throw new StripeFailed({ ...found.failure, happened: 'nothing', not: 'Nothing was sent to Stripe.' })
  const purchase = found.value as Purchase | null
  const refuse = (code: 'not_found' | 'refused_here', what: string): StripeFailed =>
    new StripeFailed(failure(code, what, { not: 'Nothing was sent to Stripe.', happened: 'refused' }))
  if (purchase === null) throw refuse('not_found', 'The database has no purchase with this id.')
  if (!purchase.payment_intent || !isPaymentIntent(purchase.payment_intent))
    throw refuse('refused_here', 'It has no PaymentIntent: nothing was paid through Stripe, so there is nothing to give back.')
  return purchase.payment_intent
}
