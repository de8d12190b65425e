import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Client, Row, Transaction, Value } from '@libsql/client'
import { type Context, Hono } from 'hono'
import { writing } from '../database/sql'
import { text, textOrNull } from '../database/stored'
import { createIssuingStandIn } from './issuing-stand-in'

/** A day: so long Stripe remembers an idempotency key. In seconds. */
const KEY_LIVES = 24 * 3600
/** A PaymentIntent whose refund is never reported, so that waiting for it can be practised. */
const SILENT = 'pi_practice_no_webhook'

interface StandInParts {
  db: Client
  /** Whose agents' cards it issues. */
  platform: () => Promise<Client>
  /** The one secret key it knows; any other is 401. */
  key: string
  now: () => Date
  /** Called after a refund was made: it is to be reported. */
  refunded: () => void
}

/** What an endpoint came to: kept under the request's idempotency key, and given again word for word. */
interface Answered {
  status: 200 | 400 | 404
  body: Record<string, unknown>
}

/**
 * The part of Stripe that refunds need, stricter than public stand-ins: a key gives its first answer again, a key with
 * other parameters is an error, and a charge is refunded once and whole. Its charges are the practice world's purchases;
 * its own memory is in the tables stripe_*. No money moves anywhere. https://docs.stripe.com/api/refunds
 */
export const createStripeStandIn = ({ db, platform, key, now, refunded }: StandInParts): Hono => {
  const app = new Hono()
  app.use(async (c, next) => {
    if (c.req.header('authorization') !== `Bearer ${key}`)
      return c.json(problem('invalid_request_error', null, 'Invalid API Key provided'), 401)
    await next()
  })

  app.post('/v1/refunds', async (c) => {
    const parameters = new URLSearchParams(await c.req.text())
    const wrong = misfit(parameters)
    if (wrong) return c.json(problem('invalid_request_error', wrong.code, wrong.message), 400)
    const { answered, replayed } = await once(c, db, now(), parameters, (tx) => refund(tx, now(), parameters))
    if (answered.status === 200 && !replayed) refunded()
    return c.json(answered.body, answered.status, replayed ? { 'idempotent-replayed': 'true' } : {})
  })

  app.get('/v1/refunds/:id', async (c) => {
    const answer = await db.execute({ sql: 'SELECT * FROM stripe_refunds WHERE id = ?', args: [c.req.param('id')] })
    const row = answer.rows[0]
    return row ? c.json(refundOf(row)) : missing(c, 'refund', c.req.param('id'))
  })

  app.get('/v1/payment_intents/:id', async (c) => {
    const id = c.req.param('id')
    const charge = await chargeOf(db, id)
    if (!charge) return missing(c, 'payment_intent', id)
    return c.json(intentObject(id, charge, c.req.query('expand[0]') === 'latest_charge'))
  })

  // Lists are asked for by whoever wants to know what a key may read; refunds by payment as well.
  app.get('/v1/payment_intents', (c) => c.json(listOf('/v1/payment_intents', [])))
  app.get('/v1/charges', (c) => c.json(listOf('/v1/charges', [])))
  app.get('/v1/refunds', async (c) => {
    const intent = c.req.query('payment_intent')
    if (intent === undefined) return c.json(listOf('/v1/refunds', []))
    const charge = await chargeOf(db, intent)
    if (!charge) return missing(c, 'payment_intent', intent)
    const answer = await db.execute({ sql: 'SELECT * FROM stripe_refunds WHERE payment_intent = ?', args: [intent] })
    const made = answer.rows.map(refundOf)
    return c.json(listOf('/v1/refunds', made.length === 0 && charge.refunded ? [seededRefund(intent, charge)] : made))
  })

  app.route('/', createIssuingStandIn(platform))
  app.notFound((c) => c.json(problem('invalid_request_error', null, 'Unrecognized request URL'), 404))
  return app
}

/** The parameters practice understands; Stripe refuses what it does not know, and so does this. */
const misfit = (parameters: URLSearchParams): { code: string; message: string } | null => {
  const unknown = [...parameters.keys()].find(
    (name) => !['payment_intent', 'amount', 'reason'].includes(name) && !/^metadata\[\w+\]$/.test(name),
  )
  if (unknown) return { code: 'parameter_unknown', message: `Received unknown parameter: ${unknown}` }
  if (!parameters.get('payment_intent'))
    return { code: 'parameter_missing', message: 'One of the following params should be provided: payment_intent' }
  return null
}

/** Does it under the request's key: the first answer, whatever it was, is the answer for a day. */
const once = async (
  c: Context,
  db: Client,
  now: Date,
  parameters: URLSearchParams,
  work: (tx: Transaction) => Promise<Answered>,
): Promise<{ answered: Answered; replayed: boolean }> => {
  const key = c.req.header('idempotency-key')
  const asked = createHash('sha256').update(`${c.req.path}\n${parameters}`).digest('hex')
  const seconds = Math.floor(now.getTime() / 1000)
  return writing(db, async (tx) => {
    if (key === undefined) return { answered: await work(tx), replayed: false }
    await tx.execute({ sql: 'DELETE FROM stripe_requests WHERE created < ?', args: [seconds - KEY_LIVES] })
    const known = (await tx.execute({ sql: 'SELECT * FROM stripe_requests WHERE idempotency_key = ?', args: [key] })).rows[0]
    if (known && text(known.asked) !== asked) return { answered: { status: 400, body: otherParameters() }, replayed: false }
    if (known) return { answered: { status: Number(known.status) as 200, body: JSON.parse(text(known.answer)) }, replayed: true }
    const answered = await work(tx)
    await tx.execute({
      sql: 'INSERT INTO stripe_requests VALUES (?, ?, ?, ?, ?)',
      args: [key, asked, answered.status, JSON.stringify(answered.body), seconds],
    })
    return { answered, replayed: false }
  })
}

const refund = async (tx: Transaction, now: Date, parameters: URLSearchParams): Promise<Answered> => {
  const intent = parameters.get('payment_intent') ?? ''
  const charge = await chargeOf(tx, intent)
  if (!charge) return { status: 404, body: problem('invalid_request_error', 'resource_missing', `No such payment_intent: '${intent}'`) }
  const refuse = (code: string, message: string): Answered => ({ status: 400, body: problem('invalid_request_error', code, message) })
  if (!charge.paid) return refuse('payment_intent_unexpected_state', 'This PaymentIntent does not have a successful charge to refund.')
  if (charge.refunded) return refuse('charge_already_refunded', `Charge ${chargeId(intent)} has already been refunded.`)
  const amount = parameters.get('amount')
  if (amount !== null && Number(amount) !== charge.amount)
    return refuse('amount_not_whole', `Practice refunds the whole charge (${charge.amount}) or nothing.`)
  const metadata = Object.fromEntries(
    [...parameters].flatMap(([name, value]) => {
      const field = /^metadata\[(\w+)\]$/.exec(name)?.[1]
      return field ? [[field, value]] : []
    }),
  )
  const id = `re_practice${randomBytes(9).toString('hex')}`
  await tx.execute({
    sql: 'INSERT INTO stripe_refunds (id, payment_intent, amount, currency, metadata, created) VALUES (?, ?, ?, ?, ?, ?)',
    args: [id, intent, charge.amount, charge.currency, JSON.stringify(metadata), Math.floor(now.getTime() / 1000)],
  })
  const made = (await tx.execute({ sql: 'SELECT * FROM stripe_refunds WHERE id = ?', args: [id] })).rows[0]
  return { status: 200, body: made ? refundOf(made) : {} }
}

interface Charge {
  amount: number
  currency: string
  paid: boolean
  refunded: boolean
  created: number
  refunded_at: number
  email: string | null
}

const chargeOf = async (db: Client | Transaction, intent: string): Promise<Charge | null> => {
  const answer = await db.execute({
    sql: `SELECT amount_cents, currency, status, created_at, refunded_at, (SELECT email FROM users WHERE id = buyer_id) AS email,
      EXISTS (SELECT 1 FROM stripe_refunds WHERE payment_intent = ?) AS refunded
      FROM purchases WHERE stripe_payment_intent_id = ?`,
    args: [intent, intent],
  })
  const row = answer.rows[0]
  if (!row) return null
  const status = text(row.status)
  return {
    amount: Number(row.amount_cents),
    currency: text(row.currency),
    paid: status === 'completed' || status === 'refunded',
    refunded: status === 'refunded' || Number(row.refunded) === 1,
    created: secondsOf(row.created_at),
    refunded_at: secondsOf(row.refunded_at),
    email: textOrNull(row.email),
  }
}

/** A refund that its event has not told anybody of, as that event; null where there is none. */
export const unreported = async (db: Client): Promise<{ id: string; event: Record<string, unknown> } | null> => {
  const answer = await db.execute({
    sql: 'SELECT * FROM stripe_refunds WHERE reported = FALSE AND payment_intent <> ? ORDER BY created, id LIMIT 1',
    args: [SILENT],
  })
  const row = answer.rows[0]
  if (!row) return null
  const intent = text(row.payment_intent)
  const charge = await chargeOf(db, intent)
  if (!charge) return null
  const event = { id: `evt_${text(row.id)}`, object: 'event', type: 'charge.refunded', created: Number(row.created), livemode: false }
  return { id: text(row.id), event: { ...event, data: { object: chargeObject(intent, charge) } } }
}

/** The header Stripe signs a webhook with. https://docs.stripe.com/webhooks#verify-manually */
export const signatureOf = (secret: string, payload: string, seconds: number): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${payload}`).digest('hex')}`

const chargeId = (intent: string): string => intent.replace(/^pi_/, 'ch_')
const chargeObject = (intent: string, { amount, currency, refunded, email, created }: Charge) => ({
  id: chargeId(intent),
  object: 'charge',
  amount,
  amount_refunded: refunded ? amount : 0,
  billing_details: { email, name: null },
  created,
  currency,
  disputed: false,
  livemode: false,
  payment_intent: intent,
  payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242' } },
  receipt_email: email,
  refunded,
})
const intentObject = (id: string, charge: Charge, expanded: boolean) => ({
  id,
  object: 'payment_intent',
  amount: charge.amount,
  amount_received: charge.paid ? charge.amount : 0,
  created: charge.created,
  currency: charge.currency,
  latest_charge: charge.paid ? (expanded ? chargeObject(id, charge) : chargeId(id)) : null,
  livemode: false,
  receipt_email: charge.email,
  status: charge.paid ? 'succeeded' : 'requires_payment_method',
})
/** The refund of a purchase that was refunded before this world began: nobody made it here. */
const seededRefund = (intent: string, { amount, currency, refunded_at }: Charge): Record<string, unknown> => ({
  id: intent.replace(/^pi_/, 're_'),
  object: 'refund',
  amount,
  currency,
  payment_intent: intent,
  charge: chargeId(intent),
  metadata: {},
  created: refunded_at,
  status: 'succeeded',
})
const listOf = (url: string, data: readonly unknown[]) => ({ object: 'list', url, has_more: false, data })
const secondsOf = (at: Value | undefined): number => Math.floor((Date.parse(text(at)) || 0) / 1000)
const refundOf = (row: Row): Record<string, unknown> => ({
  id: text(row.id),
  object: 'refund',
  amount: Number(row.amount),
  currency: text(row.currency),
  payment_intent: text(row.payment_intent),
  charge: chargeId(text(row.payment_intent)),
  metadata: JSON.parse(text(row.metadata)),
  created: Number(row.created),
  status: 'succeeded',
})

const problem = (type: string, code: string | null, message: string): Record<string, unknown> => ({ error: { type, code, message } })
const otherParameters = (): Record<string, unknown> =>
  problem('idempotency_error', null, 'Keys for idempotent requests can only be used with the same parameters they were first used with.')
const missing = (c: Context, what: string, id: string): Response =>
  c.json(problem('invalid_request_error', 'resource_missing', `No such ${what}: '${id}'`), 404)
