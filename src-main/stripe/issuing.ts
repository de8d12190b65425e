import { type IssuedCard, MOST_ISSUED } from '@contract/stripe/issuing'
import { z } from 'zod'
import type { StripeAnswers } from './answers'
import { fitting } from './fitting'

const IdOf = z.union([z.string(), z.looseObject({ id: z.string() })]).nullish()
const Merchant = z.looseObject({ name: z.string().nullish() }).nullish()

/** Of https://docs.stripe.com/api/issuing/cards/object what is compared. */
const StripeCard = z.looseObject({
  id: z.string().min(1),
  status: z.string(),
  brand: z.string().nullish(),
  last4: z.string().nullish(),
  exp_month: z.int().nullish(),
  exp_year: z.int().nullish(),
  currency: z.string(),
  cancellation_reason: z.string().nullish(),
  livemode: z.boolean(),
  created: z.int(),
  spending_controls: z
    .looseObject({
      spending_limits: z
        .array(z.looseObject({ amount: z.int(), interval: z.string(), categories: z.array(z.string()).nullish() }))
        .nullish(),
    })
    .nullish(),
})

/** Of https://docs.stripe.com/api/issuing/authorizations/object. */
const StripeAuthorization = z.looseObject({
  id: z.string().min(1),
  card: IdOf,
  approved: z.boolean(),
  status: z.string().nullish(),
  amount: z.int(),
  currency: z.string(),
  merchant_data: Merchant,
  request_history: z.array(z.looseObject({ reason: z.string().nullish(), amount: z.int().nullish() })).nullish(),
  created: z.int(),
})

/** Of https://docs.stripe.com/api/issuing/transactions/object. */
const StripeTransaction = z.looseObject({
  id: z.string().min(1),
  card: IdOf,
  authorization: IdOf,
  type: z.string(),
  amount: z.int(),
  currency: z.string(),
  merchant_data: Merchant,
  dispute: IdOf,
  created: z.int(),
})

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString()
const idOf = (named: z.output<typeof IdOf>): string | null => (typeof named === 'string' ? named : (named?.id ?? null))

/**
 * Read, never written: cards are frozen by the platform, which alone knows why. Amounts are in the smallest unit of `currency`,
 * without a sign. Throws `StripeFailed`. https://docs.stripe.com/api/issuing
 */
export const issuing: StripeAnswers<'issuing'> = {
  'issuing.cards': async ({ stripe }) => {
    const { rows, complete } = await newest(StripeCard, 'GET /v1/issuing/cards', (page) => stripe.issuing.cards.list(page))
    return { items: rows.map(toCard), complete }
  },
  'issuing.authorizations': async ({ stripe }, asked) => {
    const { rows, complete } = await newest(StripeAuthorization, 'GET /v1/issuing/authorizations', (page) =>
      stripe.issuing.authorizations.list({ ...page, ...narrowed(asked) }),
    )
    const items = rows.map(({ id, card, approved, status, amount, currency, merchant_data, request_history, created }) => {
      const last = request_history?.at(-1)
      return {
        id,
        card_id: idOf(card),
        approved,
        reason: last?.reason ?? null,
        status: status ?? null,
        // A declined one may hold nothing by now: what was asked for stands with its request.
        amount_cents: amount === 0 && !approved ? (last?.amount ?? 0) : amount,
        currency,
        merchant_name: merchant_data?.name ?? null,
        created_at: iso(created),
      }
    })
    return { items, complete }
  },
  'issuing.transactions': async ({ stripe }, asked) => {
    const { rows, complete } = await newest(StripeTransaction, 'GET /v1/issuing/transactions', (page) =>
      stripe.issuing.transactions.list({ ...page, ...narrowed(asked) }),
    )
    const items = rows.map(({ id, card, authorization, type, amount, currency, merchant_data, dispute, created }) => ({
      id,
      card_id: idOf(card),
      authorization_id: idOf(authorization),
      type,
      amount_cents: Math.abs(amount),
      currency,
      merchant_name: merchant_data?.name ?? null,
      dispute_id: idOf(dispute),
      created_at: iso(created),
    }))
    return { items, complete }
  },
}

const narrowed = ({ from, card_id }: { from?: string | undefined; card_id?: string | undefined }) => ({
  ...(from === undefined ? {} : { created: { gte: Math.floor(Date.parse(from) / 1000) } }),
  ...(card_id === undefined ? {} : { card: card_id }),
})

/** Stripe's most rows at once. */
const PART = 100

/** The newest rows, one page after the other: https://docs.stripe.com/api/pagination */
const newest = async <T extends { id: string }>(
  row: z.ZodType<T>,
  request: `GET /${string}`,
  ask: (page: { limit: number; starting_after?: string }) => PromiseLike<{ data: unknown; has_more: boolean }>,
): Promise<{ rows: T[]; complete: boolean }> => {
  const rows: T[] = []
  for (;;) {
    const after = rows.at(-1)?.id
    const page = await ask({ limit: PART, ...(after === undefined ? {} : { starting_after: after }) })
    const some = fitting(z.array(row), page.data, request)
    rows.push(...some)
    if (page.has_more !== true || some.length === 0) return { rows, complete: true }
    if (rows.length >= MOST_ISSUED) return { rows, complete: false }
  }
}

const toCard = (card: z.output<typeof StripeCard>): IssuedCard => {
  const limits = (card.spending_controls?.spending_limits ?? []).filter(({ categories }) => !categories?.length)
  const single = limits.find(({ interval }) => interval === 'per_authorization')
  const lasting = limits.find(({ interval }) => interval !== 'per_authorization')
  return {
    id: card.id,
    status: card.status,
    brand: card.brand ?? null,
    last4: card.last4?.slice(-4) ?? null,
    exp_month: card.exp_month ?? null,
    exp_year: card.exp_year ?? null,
    currency: card.currency,
    single_limit_cents: single?.amount ?? null,
    limit_cents: lasting?.amount ?? null,
    limit_interval: lasting?.interval ?? null,
    cancellation_reason: card.cancellation_reason ?? null,
    livemode: card.livemode,
    created_at: iso(card.created),
  }
}
