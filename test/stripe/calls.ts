import type { Result } from '@contract/failure'
import { succeed } from '@contract/failure'
import { onTestFinished } from 'vitest'
import { createStripeApi, type StripeApi, type StripeCall } from '../../src-main/upstream/stripe'

export const KEY = 'sk_test_canary4c7e1d'
export const ATTEMPT = '0b1e3c5a-7d9f-4b2d-8c6e-1a3f5b7d9e0c'
export const INTENT = 'pi_3abcdef'

export const stripeApi = (authorities?: readonly string[]): StripeApi => {
  const api = createStripeApi({ version: '1.2.3', authorities })
  onTestFinished(() => api.close())
  return api
}

/** A refund of one PaymentIntent through Stripe, with another input or surroundings where they are given. */
export const refundCall = (base_url: string, rest: Partial<StripeCall> = {}): StripeCall => ({
  operation: 'refunds.issue',
  input: { purchase_id: INTENT, reason: 'duplicate: Paid twice.', through: 'stripe' },
  attempt: ATTEMPT,
  base_url,
  credential: async () => succeed(KEY),
  kind: 'staging',
  signal: new AbortController().signal,
  read: async (): Promise<Result<unknown>> => succeed(null),
  ...rest,
})

export const readCall = (base_url: string, rest: Partial<StripeCall> = {}): StripeCall =>
  refundCall(base_url, { operation: 'payments.get', input: { payment_intent: INTENT }, attempt: null, ...rest })

/** As Stripe's reference shows them, with what matters here. */
export const intentAnswer = {
  id: INTENT,
  object: 'payment_intent',
  amount: 999,
  amount_received: 999,
  created: 1_767_225_600,
  currency: 'usd',
  latest_charge: {
    id: 'ch_3abcdef',
    object: 'charge',
    amount: 999,
    amount_refunded: 0,
    billing_details: { email: 'buyer@example.com', name: null },
    disputed: false,
    livemode: false,
    payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242', exp_month: 8, fingerprint: 'x' } },
    receipt_email: null,
    refunded: false,
  },
  livemode: false,
  metadata: {},
  receipt_email: 'buyer@example.com',
  status: 'succeeded',
}
export const refundAnswer = {
  id: 're_3abcdef',
  object: 'refund',
  amount: 999,
  charge: 'ch_3abcdef',
  created: 1_767_229_200,
  currency: 'usd',
  metadata: { attempt: ATTEMPT, reason: 'duplicate: Paid twice.', operator: 'morgan' },
  payment_intent: INTENT,
  status: 'succeeded',
}
export const listAnswer = (url: string, data: unknown[]) => ({ object: 'list', url, has_more: false, data })
