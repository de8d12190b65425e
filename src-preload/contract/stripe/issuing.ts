import { z } from 'zod'
import { operations, query } from '../operation'

/** How many of the newest are read at once: ten of Stripe's own pages. */
export const MOST_ISSUED = 1000

const Asked = z.strictObject({
  /** Only what was made from this instant on; all where it is left out. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** Only those of this card. */
  card_id: z
    .string()
    .regex(/^ic_[A-Za-z0-9_]{1,190}$/)
    .optional(),
})

/** `complete` is false where there are more than were read. */
const some = <T>(row: z.ZodType<T>) => z.object({ items: z.array(row), complete: z.boolean() })

/** Of a card at Stripe what is compared. Nothing of its number but the last four digits is ever asked for. */
export const IssuedCard = z.object({
  id: z.string(),
  status: z.string(),
  brand: z.string().nullable(),
  last4: z.string().nullable(),
  exp_month: z.int().nullable(),
  exp_year: z.int().nullable(),
  currency: z.string(),
  /** The most one spend may come to, and the most in an interval: those of its spending limits that are of no category. */
  single_limit_cents: z.int().nullable(),
  limit_cents: z.int().nullable(),
  limit_interval: z.string().nullable(),
  /** Why it was canceled. */
  cancellation_reason: z.string().nullable(),
  livemode: z.boolean(),
  created_at: z.string(),
})
export type IssuedCard = z.output<typeof IssuedCard>

/** Amounts are in the smallest unit of `currency`. `reason` is that of the last request, in Stripe's words. */
export const IssuedAuthorization = z.object({
  id: z.string(),
  card_id: z.string().nullable(),
  approved: z.boolean(),
  reason: z.string().nullable(),
  status: z.string().nullable(),
  amount_cents: z.int(),
  currency: z.string(),
  merchant_name: z.string().nullable(),
  created_at: z.string(),
})
export type IssuedAuthorization = z.output<typeof IssuedAuthorization>

/** Stripe writes a capture's amount with a minus; here it has no sign, as the platform has it. */
export const IssuedTransaction = z.object({
  id: z.string(),
  card_id: z.string().nullable(),
  authorization_id: z.string().nullable(),
  type: z.string(),
  amount_cents: z.int(),
  currency: z.string(),
  merchant_name: z.string().nullable(),
  dispute_id: z.string().nullable(),
  created_at: z.string(),
})
export type IssuedTransaction = z.output<typeof IssuedTransaction>

/** Stripe's own view of agents' cards, the newest first: https://docs.stripe.com/api/issuing/cards/list and its like. */
export const issuing = operations('issuing')({
  'issuing.cards': query({ system: 'stripe', input: z.strictObject({}), output: some(IssuedCard), timeout: 30_000 }),
  'issuing.authorizations': query({ system: 'stripe', input: Asked, output: some(IssuedAuthorization), timeout: 30_000 }),
  'issuing.transactions': query({ system: 'stripe', input: Asked, output: some(IssuedTransaction), timeout: 30_000 }),
})
