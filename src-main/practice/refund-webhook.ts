import { randomUUID, timingSafeEqual } from 'node:crypto'
import type { Client } from '@libsql/client'
import type { Context } from 'hono'
import { z } from 'zod'
import { Refusal, writing } from '../database/sql'
import { text } from '../database/stored'
import { signatureOf } from './stripe-stand-in'

/** Older reports are refused, as Stripe's own library does: somebody may send an old one again. In seconds. */
const TOLERANCE = 300

const ChargeRefunded = z.looseObject({
  type: z.literal('charge.refunded'),
  data: z.looseObject({ object: z.looseObject({ payment_intent: z.string(), refunded: z.literal(true) }) }),
})

/**
 * What the marketplace does when Stripe reports a refund: "the existing charge.refunded webhook handler automatically
 * updates the database, deactivates the license, and emails the buyer" (agentpowers-admin, Refunds). Reported twice it
 * is done once. 400 for a signature that is not Stripe's; any other event is taken and ignored.
 */
export const takeReport = async (c: Context, db: Client, secret: string, now: Date): Promise<Response> => {
  const payload = await c.req.text()
  const header = c.req.header('stripe-signature') ?? ''
  const seconds = Number(/(?:^|,)t=(\d+)/.exec(header)?.[1] ?? 0)
  const [given, wanted] = [Buffer.from(header), Buffer.from(signatureOf(secret, payload, seconds))]
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new Refusal(400, 'Invalid signature')
  if (Math.abs(now.getTime() / 1000 - seconds) > TOLERANCE) throw new Refusal(400, 'Invalid signature')
  const event = ChargeRefunded.safeParse(JSON.parse(payload))
  if (event.success) await refunded(db, event.data.data.object.payment_intent, now.toISOString())
  return c.json({ received: true })
}

const refunded = (db: Client, intent: string, at: string): Promise<void> =>
  writing(db, async (tx) => {
    const purchase = (
      await tx.execute({
        sql: `UPDATE purchases SET status = 'refunded', refunded_at = ? WHERE stripe_payment_intent_id = ? AND status = 'completed'
          RETURNING id, buyer_id, amount_cents, currency`,
        args: [at, intent],
      })
    ).rows[0]
    if (!purchase) return
    const id = text(purchase.id)
    await tx.execute({ sql: "UPDATE licenses SET status = 'deactivated', deactivated_at = ? WHERE purchase_id = ?", args: [at, id] })
    await tx.execute({
      sql: `INSERT INTO sent_mail (id, kind, user_id, recipients, subject, html_body, sent_at) VALUES (?, 'refund', ?, 1, ?, ?, ?)`,
      args: [
        `mail_${randomUUID()}`,
        text(purchase.buyer_id),
        'Your purchase was refunded',
        `<p>Purchase ${id} was refunded: ${text(purchase.amount_cents)} ${text(purchase.currency)}. Its licence no longer works.</p>`,
        at,
      ],
    })
  })
