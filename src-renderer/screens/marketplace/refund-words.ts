import type { Failure } from '@contract/failure'
import { entryOf } from '../../parts/entry-of'
import type { Tone } from '../../parts/tag'

interface StatusWords {
  word: string
  tone: Tone
  says: string
}

/** Stripe's states of a refund, in words: https://docs.stripe.com/api/refunds/object#refund_object-status. */
const known: Record<string, StatusWords> = {
  succeeded: {
    word: 'succeeded',
    tone: 'good',
    says: 'Stripe has given the whole amount back. The buyer’s bank may take some days to show it.',
  },
  pending: { word: 'pending', tone: 'warn', says: 'Stripe has taken it on, and it is not through yet. It can still fail.' },
  requires_action: {
    word: 'requires action',
    tone: 'warn',
    says: 'Stripe waits for the buyer to do something first, such as naming a bank account. It is not through yet.',
  },
  failed: { word: 'failed', tone: 'bad', says: 'Stripe could not give the money back: the buyer has nothing. Look at it in Stripe.' },
  canceled: { word: 'canceled', tone: 'bad', says: 'The refund was canceled at Stripe: the buyer has nothing back.' },
}

/** What the answer's status means. A refund is there whatever it says: its id proves it. */
export const statusWords = (status: string | null): StatusWords => {
  if (status === null) return { word: 'no status', tone: 'warn', says: 'A refund was made, and the answer does not say how it stands.' }
  const words = entryOf(known, status)
  return words ?? { word: status, tone: 'warn', says: 'A refund was made, in a state that Opsdesk does not know. Look at it in Stripe.' }
}

/** Whether money may have gone out under this status: all but what plainly came to nothing. */
export const hasGoneOut = (status: string | null): boolean => status !== 'failed' && status !== 'canceled'

/**
 * The documented refusals (agentpowers-admin, Refunds) in words, by HTTP status and the server's own words: "Returns 400 if
 * the purchase is not in completed status or has no PaymentIntent. Returns 404 if the purchase does not exist. Returns
 * 503 if Stripe is unavailable." Null for any other.
 */
export const refusalWords = (status: number | null, words: string | null): string | null => {
  const said = words ?? ''
  if (status === 404) return 'No purchase has this id in this environment. Check the id, and that it is the right environment.'
  if (status === 503) return 'Stripe is not available. Nothing happened, and it is safe to try again later.'
  if (status !== 400) return null
  if (/already (?:been )?refunded|status\W{1,4}refunded/i.test(said)) return 'It was refunded already: the buyer has the money back.'
  if (/payment[ _]?intent/i.test(said)) return 'It has no PaymentIntent: nothing was paid through Stripe, so there is nothing to give back.'
  const state = /status\W{1,4}([a-z_]{1,40})/i.exec(said)?.[1]
  if (state) return `It is not completed: its status is ${state}. Only a completed purchase can be refunded.`
  if (/not\b.{0,20}\bcompleted/i.test(said)) return 'It is not completed. Only a completed purchase can be refunded.'
  return 'It is not completed, or has no PaymentIntent: the server’s words don’t say which.'
}

/** The same for a failure of the confirm step, and what to do where nobody knows. */
export const explainRefund = ({ status, server_words, happened, service }: Failure, through?: 'stripe'): string | null => {
  if (happened === 'unknown' && through)
    return 'Nobody knows yet whether the buyer got the money back. It can’t be pressed again: read the record again, and Stripe says.'
  // Stripe’s own refusals say it themselves.
  if (service === 'stripe') return null
  if (happened === 'unknown')
    return 'Nobody knows whether the buyer got the money back. It can’t be pressed again: look in Stripe first, then say in the ledger what happened.'
  return refusalWords(status, server_words)
}
