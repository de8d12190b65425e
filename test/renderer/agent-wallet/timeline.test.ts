import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Known, timelineOf } from '../../../src-renderer/screens/platform/agent-wallet/timeline'
import { authorization, request, transaction } from './rows'

const known = (rest: Partial<Known> = {}): Known => ({
  requests: [request()],
  authorizations: [authorization()],
  transactions: [transaction()],
  ...rest,
})
const words = (given: Known, start = 'spr_1'): string[] => timelineOf(given, start).map((entry) => entry.words)
const gaps = (given: Known, start = 'spr_1'): string[] =>
  timelineOf(given, start).flatMap((entry) => (entry.kind === 'gap' ? [entry.words] : []))

describe('one spend, joined by its ids', () => {
  test.each(['spr_1', 'iauth_1', 'ipi_1'])('is the same line from wherever one starts: %s', (start) => {
    expect(words(known(), start)).toEqual(['Requested', 'Approved by Robin', 'Authorised', 'Captured'])
  })

  test('other spends among what was read stay out of it', () => {
    const others = {
      requests: [request(), request({ id: 'spr_2' })],
      authorizations: [authorization({ id: 'iauth_2', spend_request_id: 'spr_2' }), authorization()],
      transactions: [transaction(), transaction({ id: 'ipi_2', authorization_id: 'iauth_2', spend_request_id: null })],
    }
    expect(words(others)).toEqual(['Requested', 'Approved by Robin', 'Authorised', 'Captured'])
    expect(words(others, 'ipi_2')).toHaveLength(4)
  })

  test('a transaction that names only its authorization belongs to it, once', () => {
    const one = transaction({ spend_request_id: null })
    expect(words(known({ transactions: [one, one] }))).toEqual(['Requested', 'Approved by Robin', 'Authorised', 'Captured'])
  })

  test('declined first, then authorised, captured, given back and disputed', () => {
    const given = known({
      authorizations: [
        authorization({ id: 'iauth_0', approved: false, reason: 'webhook_timeout', created_at: '2026-06-01T09:30:00Z' }),
        authorization(),
      ],
      transactions: [
        transaction({ dispute_id: 'idp_1', dispute_status: 'submitted' }),
        transaction({ id: 'ipi_2', type: 'refund', created_at: '2026-06-05T06:00:00Z' }),
      ],
    })
    expect(words(given)).toEqual([
      'Requested',
      'Approved by Robin',
      'Declined at the merchant',
      'Authorised',
      'Captured',
      'Given back',
      'Disputed: submitted, not settled',
    ])
  })
})

describe('what is missing is said, where it is missing', () => {
  test('no request at all', () => {
    const bare = { requests: [], authorizations: [authorization({ spend_request_id: null })], transactions: [] }
    expect(words(bare, 'iauth_1')).toEqual([
      'No spend request is known for this, so no approval either.',
      'Authorised',
      'Nothing was captured: the merchant let it go, or has not yet.',
    ])
  })

  test('a request that is named and can’t be read', () => {
    expect(gaps(known({ requests: [] }), 'iauth_1')).toEqual([
      'Its spend request spr_1 can’t be read: whether it was approved is not known here.',
    ])
  })

  test('no approval, though money was authorised', () => {
    expect(words(known({ requests: [request({ state: 'pending', decided_at: null, decided_by: null })] }))).toEqual([
      'Requested',
      'No approval: authorised without one.',
      'Authorised',
      'Captured',
    ])
  })

  test('authorised three hours before the approval', () => {
    expect(words(known({ requests: [request({ decided_at: '2026-06-01T13:00:00Z' })] }))).toEqual([
      'Requested',
      'Authorised 3 h before the approval.',
      'Authorised',
      'Approved by Robin',
      'Captured',
    ])
  })

  test('spent although it was declined', () => {
    expect(gaps(known({ requests: [request({ state: 'declined' })] }))).toEqual(['Authorised although it was declined.'])
  })

  test.each([
    [6180, 'Captured $11.80 more than authorised.'],
    [4000, 'Captured $10.00 less than authorised.'],
  ])('captured %i of 5000', (amount_cents, said) => {
    expect(gaps(known({ transactions: [transaction({ amount_cents })] }))).toEqual([said])
  })

  test('captured without an authorization', () => {
    expect(gaps(known({ authorizations: [], transactions: [transaction({ authorization_id: null })] }))).toEqual([
      'No authorization is known for this capture.',
    ])
  })

  test('authorised more than was asked for, captured in parts and in another currency', () => {
    const more = authorization({ amount_cents: 6000 })
    const parts = [
      transaction({ amount_cents: 2000 }),
      transaction({ id: 'ipi_2', amount_cents: 4000, created_at: '2026-06-03T06:00:00Z' }),
    ]
    expect(gaps(known({ authorizations: [more], transactions: parts }))).toEqual(['Authorised $10.00 more than was asked for.'])
    expect(gaps(known({ transactions: [transaction({ currency: 'eur' })] }))).toEqual([
      'Captured in another currency than it was authorised in.',
    ])
  })

  test('what nobody did: waiting, expired, unused', () => {
    const alone = (state: string) => ({ requests: [request({ state, decided_at: null })], authorizations: [], transactions: [] })
    expect(gaps(alone('pending'))).toEqual(['It waits for a decision.'])
    expect(gaps(alone('expired'))).toEqual(['Nobody decided in time: it has expired.'])
    expect(gaps(alone('approved'))).toEqual(['Nothing was authorised since: the approval is unused.'])
    expect(gaps(alone('word of tomorrow'))).toEqual([])
  })

  test('nothing at all is an empty line', () => {
    expect(timelineOf({ requests: [], authorizations: [], transactions: [] }, 'spr_1')).toEqual([])
  })
})

test('whatever is missing and however rows point at each other, each moment stands once and dates go forward', () => {
  const id = fc.constantFrom('spr_1', 'spr_2', 'iauth_1', 'iauth_2', 'ipi_1', null)
  const at = fc.constantFrom('2026-06-01T08:00:00Z', '2026-06-01T12:00:00Z', 'no date', '')
  const cents = fc.integer({ min: 0, max: 10_000 })
  const given = fc.record({
    requests: fc.array(
      fc
        .record({
          id: fc.constantFrom('spr_1', 'spr_2'),
          requested_at: at,
          decided_at: fc.option(at),
          state: fc.string(),
          amount_cents: cents,
        })
        .map(request),
    ),
    authorizations: fc.array(
      fc
        .record({
          id: fc.constantFrom('iauth_1', 'iauth_2'),
          spend_request_id: id,
          approved: fc.boolean(),
          created_at: at,
          amount_cents: cents,
        })
        .map(authorization),
    ),
    transactions: fc.array(
      fc
        .record({
          id: fc.constantFrom('ipi_1', 'ipi_2'),
          spend_request_id: id,
          authorization_id: id,
          created_at: at,
          amount_cents: cents,
          dispute_id: id,
        })
        .map(transaction),
    ),
  })
  fc.assert(
    fc.property(given, fc.constantFrom('spr_1', 'iauth_1', 'ipi_1'), (all, start) => {
      const line = timelineOf(all, start)
      expect(new Set(line.map((entry) => entry.id)).size).toBe(line.length)
      const times = line
        .flatMap((entry) => (entry.kind === 'gap' ? [] : [Date.parse(entry.at ?? '')]))
        .filter((time) => !Number.isNaN(time))
      expect(times).toEqual([...times].sort((a, b) => a - b))
    }),
    { numRuns: 300 },
  )
})
