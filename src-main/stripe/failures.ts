import { type Failure, failure } from '@contract/failure'
import { z } from 'zod'
import { type Asked, statusFailure } from '../upstream/failures'
import type { HttpAnswer } from '../upstream/http'

/** What Stripe says of an error: https://docs.stripe.com/api/errors */
const StripeError = z.looseObject({
  error: z.looseObject({ type: z.string().nullish(), code: z.string().nullish(), message: z.string().nullish() }),
})

/** Keys in any of Stripe's own spellings, half starred out or whole. */
const KEYS = /\b(?:sk|rk|pk|whsec)_[\w*.]+/g

/**
 * Stripe's answer as a failure, null where it is a success. It differs from the marketplace's API in what an error says of a
 * write: after a 500 or a 503, and where the same key was used before (409, idempotency_error), the refund may have been made.
 */
export const stripeFailure = (asked: Asked, answer: HttpAnswer): Failure | null => {
  const headers = { ...answer.headers, 'x-request-id': answer.headers['request-id'] ?? '' }
  const base = statusFailure(asked, { ...answer, headers })
  if (!base) return null
  const { type, code } = errorOf(answer)
  const told: Failure = { ...base, fields: {}, server_words: base.server_words?.replaceAll(KEYS, '[struck out]') ?? null }
  if (asked.kind === 'mutation' && (answer.status === 409 || answer.status === 503 || type === 'idempotency_error'))
    return mayHaveHappened(told)
  if (told.happened === 'unknown') return { ...told, what: `Stripe was asked, and answered with an error of its own (${answer.status}).` }
  return { ...told, ...wordsOf(answer.status, code) }
}

/** What came of it is not known: an earlier request under the same key is being worked on, or was answered. */
const mayHaveHappened = (told: Failure): Failure => ({
  ...told,
  code: 'unknown_outcome',
  what: `Stripe was asked, and its answer does not say whether the refund was made (${told.status}).`,
  not: 'The change may have been made, or not: nobody can say yet.',
  next: 'Look at the record before doing this again.',
  happened: 'unknown',
})

const errorOf = ({ body }: HttpAnswer): { type: string; code: string } => {
  try {
    const { error } = StripeError.parse(JSON.parse(body.toString('utf8')))
    return { type: error.type ?? '', code: error.code ?? '' }
  } catch {
    return { type: '', code: '' }
  }
}

type Words = Partial<Pick<Failure, 'code' | 'what' | 'next'>>

const wordsOf = (status: number, code: string): Words => {
  if (Object.hasOwn(byCode, code)) return byCode[code] ?? {}
  switch (status) {
    case 401:
      return { what: 'Stripe did not accept the key: it is wrong, rolled or has expired (401).', next: 'Give a new key.' }
    case 402:
      return { code: 'conflict', what: 'Stripe could not do it (402).', next: 'Look at the payment in Stripe.' }
    case 403:
      return {
        what: 'Stripe accepted the key, but it lacks a permission for this (403).',
        next: 'Give the key that permission in Stripe, or use another key: Test connection on the environment’s page says which it has.',
      }
    case 404:
      return {
        what: 'Stripe has no such thing (404).',
        next: 'Check the id, and that the key belongs to this environment’s account and mode.',
      }
    case 429:
      return { what: 'Stripe asks for a pause: too many requests (429).' }
    default:
      return {}
  }
}

/** https://docs.stripe.com/error-codes */
const byCode: Record<string, Words> = {
  charge_already_refunded: {
    code: 'conflict',
    what: 'It was refunded already: the buyer has the money back.',
    next: 'Nothing is left to do. The marketplace learns of it from Stripe.',
  },
  charge_disputed: {
    code: 'conflict',
    what: 'The buyer disputed it with their bank, and Stripe gives nothing back beside a dispute.',
    next: 'Answer the dispute in Stripe.',
  },
  payment_intent_unexpected_state: {
    code: 'conflict',
    what: 'This payment did not go through, so there is nothing to give back.',
    next: 'Look at it in Stripe.',
  },
  resource_missing: {
    code: 'not_found',
    what: 'Stripe has no such payment with this key.',
    next: 'Check the id, and that the key belongs to this environment’s account and mode.',
  },
  balance_insufficient: {
    code: 'conflict',
    what: 'Stripe holds too little of the account’s money to give this back now.',
    next: 'Try again when the balance suffices.',
  },
  lock_timeout: { code: 'rate_limited', what: 'Stripe was busy with this payment, and did nothing.', next: 'Try again in a while.' },
}

/** A success that is not what Stripe documents: a write may have been made all the same. `places` are fields, never values. */
export const misfitFailure = (asked: Asked, places: string): Failure =>
  failure(
    asked.kind === 'mutation' ? 'unknown_outcome' : 'bad_answer',
    `The answer does not have Stripe’s documented form${places ? ` (${places})` : ''}.`,
    asked.kind === 'mutation'
      ? {
          not: 'The change may have been made, or not: nobody can say yet.',
          next: 'Look at the record before doing this again.',
          happened: 'unknown',
          request: asked.request,
        }
      : { next: 'Check Stripe’s address on the environment’s page, then try again.', request: asked.request },
  )
