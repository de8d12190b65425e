import { failure } from '@contract/failure'
import { describe, expect, test } from 'vitest'
import { explainRefund, hasGoneOut, refusalWords, statusWords } from '../../src-renderer/screens/marketplace/refund-words'
import { receiptOf, textOf } from '../../src-renderer/screens/marketplace/refunds/receipt'
import { storyOf } from '../../src-renderer/screens/marketplace/refunds/refund-story'

const at = '2026-11-20T12:00:00.000Z'
const attempt = '5f0c1111-1111-4111-8111-1111111111d1'
const write = {
  attempt,
  seq: 1,
  at,
  tries: 1,
  operation: 'refunds.issue',
  effect: 'money',
  environment: 'e1',
  target: 'pur_1',
  subject: 'user_1',
  job: null,
  state: 'done' as const,
  status: 200,
  duration_ms: 12,
}
const entry = (seq: number, body: Record<string, unknown>) => ({ seq, at, body, hash: 'f'.repeat(64) })
const intent = (rest: Record<string, unknown> = {}) =>
  entry(1, {
    kind: 'intent',
    subject: 'user_1',
    os_user: 'dana',
    reason: 'technical: It crashes.',
    environment: { id: 'e1', name: 'Staging', kind: 'staging', host: 'api.example.com' },
    ...rest,
  })
const outcome = (answer: unknown, rest: Record<string, unknown> = {}) =>
  entry(2, { kind: 'outcome', outcome: 'done', status: 200, words: null, answer, ...rest })

describe('a refusal in words', () => {
  test.each([
    [400, 'Purchase is not completed (status: pending)', /its status is pending/],
    [400, 'Purchase is not completed (status: refunded)', /refunded already/],
    [400, 'Charge has already been refunded', /refunded already/],
    [400, 'Purchase is not in completed status', /^It is not completed\. /],
    [400, 'Only completed purchases can be refunded, this one is not yet completed', /^It is not completed\. /],
    [400, 'No payment_intent on this purchase', /no PaymentIntent/],
    [400, 'Purchase has no PaymentIntent', /no PaymentIntent/],
    [400, null, /don’t say which/],
    [404, 'Purchase not found', /No purchase has this id/],
    [503, null, /Nothing happened, and it is safe to try again later/],
  ])('%s %s', (status, words, expected) => {
    expect(refusalWords(status, words)).toMatch(expected)
  })

  test('others are left to the server’s own words; an unknown outcome is never called a refusal', () => {
    expect(refusalWords(422, 'too long')).toBeNull()
    expect(refusalWords(null, null)).toBeNull()
    expect(explainRefund(failure('unknown_outcome', 'Lost.', { status: 503, happened: 'unknown' }))).toMatch(/^Nobody knows/)
    expect(explainRefund(failure('locked', 'Locked.'))).toBeNull()
  })
})

describe('a receipt', () => {
  test('each of Stripe’s states is said; one nobody knows is not taken for a success', () => {
    expect(['succeeded', 'pending', 'requires_action', 'failed', 'canceled'].map((status) => statusWords(status).tone)).toEqual([
      'good',
      'warn',
      'warn',
      'bad',
      'bad',
    ])
    for (const status of [null, 'reversed', 'constructor', '__proto__']) expect(statusWords(status).tone).toBe('warn')
    expect(['succeeded', 'failed', 'canceled', 'pending', null].map(hasGoneOut)).toEqual([true, false, false, true, true])
  })

  test('is made of the last press the ledger holds', () => {
    const entries = [
      intent({ reason: 'technical: First.' }),
      outcome(null, { outcome: 'refused', status: 503, words: 'Stripe is unavailable' }),
      intent({ try: 2 }),
      outcome({ refund_id: 're_1', status: 'succeeded', amount_cents: 999 }),
    ]
    const story = storyOf({ write, entries })
    expect(story).toMatchObject({ purchase_id: 'pur_1', reason: 'technical: It crashes.', status: 200, words: null, os_user: 'dana' })
    const text = story ? textOf(receiptOf(story, 'usd')) : ''
    for (const line of ['Refund: re_1', 'Status: succeeded', 'Amount: $9.99', 'Environment: Staging · staging · api.example.com'])
      expect(text.split('\n')).toContain(line)
    expect(text).toContain('names no currency')
  })

  test('without an amount or a status it says so, and invents none', () => {
    const story = storyOf({ write, entries: [intent(), outcome({ refund_id: 're_1', status: null, amount_cents: null })] })
    const page = story && receiptOf(story, 'usd')
    expect(page?.facts).toContainEqual({ name: 'Amount', value: 'not in the answer' })
    expect(page?.facts).toContainEqual({ name: 'Status', value: 'no status' })
    expect(page?.notes.join()).not.toContain('currency')
  })

  test('there is none for what is unknown, nor for another operation', () => {
    const unknown = outcome(null, { outcome: 'unknown', status: null, words: 'The connection was lost.' })
    expect(storyOf({ write: { ...write, state: 'unknown' }, entries: [intent(), unknown] })?.receipt).toBeNull()
    expect(storyOf({ write: { ...write, operation: 'holds.hold' }, entries: [intent()] })).toBeNull()
  })
})
