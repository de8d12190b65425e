import type { Client, InArgs, Row } from '@libsql/client'
import { type Context, Hono } from 'hono'

/** A row of the platform's tables, with what Stripe says otherwise put over it. */
type Said = Record<string, unknown>

interface Kind {
  /** What it is called in the platform's table of differences. */
  object: 'card' | 'authorization' | 'transaction'
  /** The platform's own rows; `id` is Stripe's. */
  rows: string
  toStripe: (row: Said) => Record<string, unknown> & { id: string; created: number }
}

/**
 * The part of Stripe Issuing that is read. Its cards, authorizations and transactions are those of the practice platform, but
 * for a few on which the two do not agree (issuing_differences), so that finding those can be practised.
 * https://docs.stripe.com/api/issuing/cards
 */
export const createIssuingStandIn = (platform: () => Promise<Client>): Hono => {
  const app = new Hono()
  for (const [path, kind] of Object.entries(kinds)) {
    app.get(path, async (c) => {
      const all = (await saidBy(await platform(), kind)).map(kind.toStripe)
      return listed(c, path, all)
    })
    app.get(`${path}/:id`, async (c) => {
      const id = c.req.param('id')
      const one = (await saidBy(await platform(), kind)).map(kind.toStripe).find((object) => object.id === id)
      return one ? c.json(one) : c.json(missing(kind.object, id), 404)
    })
  }
  return app
}

const saidBy = async (db: Client, { object, rows }: Kind): Promise<Said[]> => {
  const ask = async (sql: string, args: InArgs = []): Promise<Row[]> => (await db.execute({ sql, args })).rows
  const [own, differences] = await Promise.all([ask(rows), ask('SELECT * FROM issuing_differences WHERE object = ?', [object])])
  const differing = new Map(
    differences.map((row) => [String(row.id), { lacks: Number(row.lacks) === 1, says: JSON.parse(String(row.says)) as Said }]),
  )
  const known = new Set(own.map(({ id }) => String(id)))
  const only = [...differing].filter(([id, { lacks }]) => !known.has(id) && !lacks).map(([id, { says }]) => ({ ...says, id }))
  const both = own.filter(({ id }) => !differing.get(String(id))?.lacks).map((row) => ({ ...row, ...differing.get(String(row.id))?.says }))
  return [...both, ...only]
}

/** The newest first, as Stripe has them, from after the one that `starting_after` names. */
const listed = (c: Context, url: string, all: (Record<string, unknown> & { id: string; created: number })[]): Response => {
  const asked = c.req.query()
  const unknown = Object.keys(asked).find((name) => !['limit', 'starting_after', 'card', 'created[gte]'].includes(name))
  if (unknown) return c.json(problem('parameter_unknown', `Received unknown parameter: ${unknown}`), 400)
  const limit = Number(asked.limit ?? 10)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    return c.json(problem('parameter_invalid_integer', 'This value must be 1 to 100.'), 400)
  const from = Number(asked['created[gte]'] ?? 0)
  const wanted = all
    .filter((object) => object.created >= from && (asked.card === undefined || cardOf(object) === asked.card))
    .sort((a, b) => b.created - a.created || a.id.localeCompare(b.id))
  const after = asked.starting_after === undefined ? 0 : wanted.findIndex(({ id }) => id === asked.starting_after) + 1
  if (asked.starting_after !== undefined && after === 0) return c.json(missing('object', asked.starting_after), 400)
  const data = wanted.slice(after, after + limit)
  return c.json({ object: 'list', url, has_more: after + limit < wanted.length, data })
}

const cardOf = ({ card }: Record<string, unknown>): unknown => (typeof card === 'object' && card !== null ? (card as Said).id : card)
const seconds = (at: unknown): number => Math.floor((Date.parse(String(at)) || 0) / 1000)
const merchant = (row: Said) => ({ name: row.merchant_name, category: row.merchant_category, network_id: '1234567890' })
const text = (value: unknown): string => String(value ?? '')

const cardObject = (row: Said) => ({
  id: text(row.card_id),
  object: 'issuing.card',
  brand: row.card_brand,
  cancellation_reason: row.cancellation_reason ?? null,
  created: seconds(row.created_at),
  currency: row.currency,
  exp_month: row.card_exp_month,
  exp_year: row.card_exp_year,
  last4: row.card_last4,
  livemode: false,
  metadata: {},
  spending_controls: {
    spending_limits: [
      ...(row.single_limit_cents === null ? [] : [{ amount: row.single_limit_cents, interval: 'per_authorization', categories: [] }]),
      ...(row.limit_cents === null ? [] : [{ amount: row.limit_cents, interval: row.limit_interval, categories: [] }]),
    ],
  },
  status: row.card_status,
  type: 'virtual',
})

/** Not the wallet's own id: the card's. */
const ofCards = `SELECT card_id AS id, card_id, card_status, card_brand, card_last4, card_exp_month, card_exp_year, currency,
  single_limit_cents, limit_cents, limit_interval, created_at FROM wallets WHERE card_id IS NOT NULL`

const kinds: Record<string, Kind> = {
  '/v1/issuing/cards': { object: 'card', rows: ofCards, toStripe: cardObject },
  '/v1/issuing/authorizations': {
    object: 'authorization',
    rows: 'SELECT * FROM card_authorizations',
    toStripe: (row) => {
      const approved = Number(row.approved) === 1
      return {
        id: text(row.id),
        object: 'issuing.authorization',
        amount: approved ? row.amount_cents : 0,
        approved,
        card: { id: row.card_id, object: 'issuing.card' },
        created: seconds(row.created_at),
        currency: row.currency,
        livemode: false,
        merchant_data: merchant(row),
        metadata: {},
        request_history: [
          { amount: row.amount_cents, approved, created: seconds(row.created_at), currency: row.currency, reason: row.reason },
        ],
        status: row.status,
      }
    },
  },
  '/v1/issuing/transactions': {
    object: 'transaction',
    rows: 'SELECT * FROM card_transactions',
    toStripe: (row) => ({
      id: text(row.id),
      object: 'issuing.transaction',
      amount: row.type === 'capture' ? -Number(row.amount_cents) : Number(row.amount_cents),
      authorization: row.authorization_id ?? null,
      card: row.card_id,
      created: seconds(row.created_at),
      currency: row.currency,
      dispute: row.dispute_id ?? null,
      livemode: false,
      merchant_data: merchant(row),
      metadata: {},
      type: row.type,
    }),
  },
}

const problem = (code: string, message: string) => ({ error: { type: 'invalid_request_error', code, message } })
const missing = (what: string, id: string) => problem('resource_missing', `No such issuing ${what}: '${id}'`)
