import type { Client } from '@libsql/client'
import { audit } from '../audit-log'
import { Refusal, type SqlAnswers, writing } from '../sql'
import { text, textOrNull } from '../stored'

/** agentpowers-admin, Refunds. */
export const refunds: SqlAnswers<'refunds'> = {
  /**
   * "Returns 400 if the purchase is not in completed status or has no PaymentIntent. Returns 404 if the purchase does
   * not exist. Returns 503 if Stripe is unavailable." The database itself is changed later, by Stripe's webhook: two
   * presses before it arrives are told apart by Stripe alone, which refunds a charge once.
   */
  'refunds.issue': async (db, { purchase_id, reason }, caller) => {
    const purchase = await find(db, purchase_id)
    if (!purchase) throw new Refusal(404, 'Purchase not found')
    if (purchase.status !== 'completed') throw new Refusal(400, `Purchase is not completed (status: ${purchase.status})`)
    if (purchase.payment_intent === null) throw new Refusal(400, 'Purchase has no PaymentIntent')
    if (!caller.outside?.refund) throw new Refusal(503, 'Stripe is unavailable')
    const receipt = await caller.outside.refund({ payment_intent: purchase.payment_intent, purchase_id, reason, by: caller.subject })
    await writing(db, (tx) =>
      audit(tx, caller, { action: 'refund_purchase', target_type: 'purchase', target_id: purchase_id, reason: reason || null }),
    )
    return receipt
  },
}

const find = async (db: Client, id: string): Promise<{ status: string; payment_intent: string | null } | null> => {
  const answer = await db.execute({ sql: 'SELECT status, stripe_payment_intent_id FROM purchases WHERE id = ?', args: [id] })
  const row = answer.rows[0]
  return row ? { status: text(row.status), payment_intent: textOrNull(row.stripe_payment_intent_id) } : null
}
