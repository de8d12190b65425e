import type { Output, Parsed, StripeOperation } from '@contract'
import type { Result } from '@contract/failure'
import type { Reading } from '@contract/operation'
import type Stripe from 'stripe'
import { issuing } from './issuing'
import { payments } from './payments'
import { refunds } from './refunds'

/** What an answer is made with. */
export interface StripeCaller {
  stripe: Stripe
  /** One intended write: Stripe's idempotency key. Null for reads. */
  attempt: string | null
  /** Whose account on this machine: it goes into the metadata of what is made. */
  operator: string
  /** Reads what else the environment has connected, such as the database's purchase. */
  read: (reading: Reading) => Promise<Result<unknown>>
}

/** The answer to one operation by Stripe. Throws `StripeFailed`, or what the SDK wrapped it in. */
export type StripeAnswer<N extends StripeOperation> = (caller: StripeCaller, input: Parsed<N>) => Promise<Output<N>>
export type StripeAnswers<Prefix extends string> = { [N in Extract<StripeOperation, `${Prefix}.${string}`>]: StripeAnswer<N> }

/** Every operation that Stripe answers. One that is missing here does not compile. */
export const stripeAnswers: { [N in StripeOperation]: StripeAnswer<N> } = { ...payments, ...issuing, ...refunds }
