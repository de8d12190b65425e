import { z } from 'zod'
import { Id, Instant, list, operations, query, Window } from '../operation'

/** The states the document names ("completed") or implies. A database may hold others: they are shown as they are. */
export const purchaseStatuses = ['completed', 'refunded', 'pending', 'failed'] as const

const instant = Instant.nullable()

/**
 * One purchase with who and what belong to it. The API has no read of purchases: this is what a database answers.
 * `amount_cents` is in the smallest unit of `currency`; null where the database names none. Whoever was deleted leaves
 * an id with no e-mail address and no name.
 */
export const Purchase = z.object({
  id: z.string(),
  status: z.string(),
  amount_cents: z.int().nullable(),
  currency: z.string().nullable(),
  created_at: instant,
  refunded_at: instant,
  buyer_id: z.string(),
  buyer_email: z.string(),
  buyer_name: z.string(),
  seller_id: z.string().nullable(),
  seller_email: z.string(),
  seller_name: z.string(),
  skill_id: z.string().nullable(),
  skill_name: z.string(),
  payment_intent: z.string().nullable(),
  license_id: z.string().nullable(),
  license_status: z.string().nullable(),
  license_deactivated_at: instant,
})
export type Purchase = z.output<typeof Purchase>

const Day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'Write a date as 2026-01-31.')

const PurchasesList = z.strictObject({
  ...Window,
  status: z.string().max(100).optional(),
  buyer_id: Id.optional(),
  /** Found in the ids of the purchase and its PaymentIntent, and in the buyer's e-mail address and name, as it is written. */
  text: z.string().trim().max(200).optional(),
  /** Days in UTC, both included. */
  from: Day.optional(),
  to: Day.optional(),
})

/** agentpowers-admin names purchases and has no read of them: only a database answers these. */
export const purchases = operations('purchases')({
  /** The newest first. */
  'purchases.list': list({ system: 'marketplace', input: PurchasesList, row: Purchase }),
  /** By its id, or by that of its PaymentIntent. Null where there is none. */
  'purchases.get': query({ system: 'marketplace', input: z.strictObject({ purchase_id: Id }), output: Purchase.nullable() }),
})
