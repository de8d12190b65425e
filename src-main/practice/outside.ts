import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@libsql/client'
import type { Hono } from 'hono'
import { type Outside, Refusal, writing } from '../database/sql'
import { createStripeStandIn, signatureOf, unreported } from './stripe-stand-in'

/** How long after a refund Stripe's report of it arrives, and after how long one that was not taken is sent again. In ms. */
const REPORTED_AFTER = 1000
const AGAIN_AFTER = 5000

/** What lies outside the practice marketplace, all of it on this computer: a Stripe of its own, and mail that goes nowhere. */
export interface PracticeOutside {
  outside: Required<Outside>
  /** Stripe itself, to be asked over HTTP, and the key that is let in. */
  stripe: Hono
  stripe_key: string
  /** What Stripe's reports are signed with. */
  webhook_secret: string
  /** Begins to report refunds to this address, those first that an earlier start did not get to. */
  report(address: string): void
}

export const practiceOutside = (
  db: Client,
  platform: () => Promise<Client>,
  closing: AbortSignal,
  now: () => Date = () => new Date(),
): PracticeOutside => {
  const key = `sk_test_practice${randomBytes(12).toString('hex')}`
  const webhook_secret = `whsec_${randomBytes(16).toString('hex')}`
  let address: string | null = null
  let reporting: Promise<void> | null = null

  const reportAll = async (to: string): Promise<void> => {
    await pause(REPORTED_AFTER, undefined, { signal: closing, ref: false })
    for (let next = await unreported(db); next; next = await unreported(db)) {
      const payload = JSON.stringify(next.event)
      const signature = signatureOf(webhook_secret, payload, Math.floor(now().getTime() / 1000))
      const taken = await fetch(to, { method: 'POST', body: payload, headers: { 'stripe-signature': signature }, signal: closing })
        .then((answer) => answer.ok)
        .catch(() => false)
      closing.throwIfAborted()
      if (taken) await db.execute({ sql: 'UPDATE stripe_refunds SET reported = TRUE WHERE id = ?', args: [next.id] })
      else await pause(AGAIN_AFTER, undefined, { signal: closing, ref: false })
    }
  }
  const wake = (): void => {
    if (address === null || reporting) return
    reporting = reportAll(address)
      // The server closes: the next start begins where this one ended.
      .catch(() => undefined)
      .finally(() => {
        reporting = null
      })
  }
  const stripe = createStripeStandIn({ db, platform, key, now, refunded: wake })

  return {
    stripe,
    stripe_key: key,
    webhook_secret,
    report(to) {
      address = to
      wake()
    },
    outside: {
      refund: async ({ payment_intent, purchase_id, reason, by }) => {
        const metadata = { 'metadata[purchase_id]': purchase_id, 'metadata[admin_id]': by, 'metadata[reason]': reason.slice(0, 500) }
        const answer = await askStripe(stripe, key, { payment_intent, ...metadata })
        const { error, id, status, amount } = answer
        if (error?.code === 'charge_already_refunded') throw new Refusal(400, 'Charge has already been refunded')
        if (error) throw new Refusal(503, 'Stripe is unavailable')
        return { refund_id: id ?? '', status: status ?? null, amount_cents: amount ?? null }
      },
      mail: async ({ subject, html_body, recipients }) => {
        const id = `mail_${randomUUID()}`
        await writing(db, (tx) =>
          tx.execute({
            sql: `INSERT INTO sent_mail (id, kind, user_id, recipients, subject, html_body, sent_at) VALUES (?, 'marketing', NULL, ?, ?, ?, ?)`,
            args: [id, recipients, subject, html_body, now().toISOString()],
          }),
        )
        return { id, status: 'sent', recipients }
      },
    },
  }
}

interface StripeAnswer {
  id?: string
  status?: string
  amount?: number
  error?: { code: string | null }
}

/** As a server does that leaves idempotency to its library: each request has a key of its own. */
const askStripe = async (stripe: Hono, key: string, parameters: Record<string, string>): Promise<StripeAnswer> => {
  const answer = await stripe.request('/v1/refunds', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID(), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(parameters).toString(),
  })
  return (await answer.json()) as StripeAnswer
}
