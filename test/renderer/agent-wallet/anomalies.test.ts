import { walletAnomalies } from '@contract/platform/agent-wallet-records'
import { expect, test } from 'vitest'
import {
  anomaliesOf,
  factsOfAuthorization,
  factsOfRequest,
  factsOfTransaction,
} from '../../../src-renderer/screens/platform/agent-wallet/anomalies'
import { declineReasons } from '../../../src-renderer/screens/platform/agent-wallet/decline-reasons'
import { declineOf } from '../../../src-renderer/screens/platform/agent-wallet/declines'
import { authorization, request, transaction } from './rows'

const words = (facts: ReturnType<typeof factsOfRequest>) => anomaliesOf(facts).map(({ word }) => word)
const why = (facts: ReturnType<typeof factsOfRequest>) => anomaliesOf(facts).map((one) => one.why)

test('a spend in which all fits is not odd', () => {
  expect(words(factsOfRequest(request()))).toEqual([])
  expect(words(factsOfAuthorization(authorization()))).toEqual([])
  expect(words(factsOfTransaction(transaction()))).toEqual([])
})

test('no approval: money was spent before anybody approved it, or nobody did', () => {
  const said = ['Money was spent, and no approval came before it.']
  expect(why(factsOfRequest(request({ state: 'declined' })))).toEqual(said)
  // Approved after its money was authorised: the request is as odd as its authorization.
  expect(why(factsOfRequest(request({ decided_at: '2026-06-01T10:00:01Z' })))).toEqual(said)
  expect(why(factsOfRequest(request({ decided_at: '2026-06-01T12:00:00+02:00' })))).toEqual([])
  // A server that does not say when is not taken to have been late.
  expect(why(factsOfRequest(request({ decided_at: '2026-06-01T10:00:01Z', spent_at: null })))).toEqual([])
  expect(why(factsOfRequest(request({ decided_at: null })))).toEqual([])
  expect(why(factsOfAuthorization(authorization({ approved_at: null })))).toEqual(said)
  expect(why(factsOfAuthorization(authorization({ approved_at: '2026-06-01T10:00:01Z' })))).toEqual(said)
  expect(why(factsOfTransaction(transaction({ approved_at: null })))).toEqual(said)
  // Nothing was spent, or it came back.
  expect(words(factsOfRequest(request({ state: 'pending', authorized_cents: 0, captured_cents: 0 })))).toEqual([])
  expect(words(factsOfAuthorization(authorization({ approved: false, approved_at: null, captured_cents: 0 })))).toEqual([])
  expect(words(factsOfTransaction(transaction({ type: 'refund', approved_at: null })))).toEqual([])
})

test('over the limit: by how much, in money', () => {
  const over = { amount_cents: 10_001, authorized_cents: 10_001, captured_cents: 10_001 }
  expect(why(factsOfRequest(request(over)))).toEqual(['$0.01 more than the $100.00 one spend may come to.'])
  expect(words(factsOfRequest(request({ ...over, limit_cents: null })))).toEqual([])
  expect(words(factsOfAuthorization(authorization({ amount_cents: 10_001, captured_cents: 10_001, approved: false })))).toEqual([])
})

test('a merchant new to this agent, a dispute, and what was captured otherwise', () => {
  expect(words(factsOfRequest(request({ new_merchant: true, disputed: true })))).toEqual(['new_merchant', 'disputed'])
  expect(words(factsOfRequest(request({ new_merchant: null, disputed: null })))).toEqual([])
  expect(why(factsOfAuthorization(authorization({ captured_cents: 5100 })))).toEqual(['$1.00 more was captured than authorised.'])
  expect(why(factsOfAuthorization(authorization({ captured_cents: 4900 })))).toEqual(['$1.00 less was captured than authorised.'])
  expect(why(factsOfTransaction(transaction({ authorized_cents: null })))).toEqual([
    'It was captured, and no authorization for it is known.',
  ])
  // Nothing captured yet is not odd, and neither is a server that does not say.
  expect(words(factsOfAuthorization(authorization({ captured_cents: 0 })))).toEqual([])
  expect(words(factsOfAuthorization(authorization({ captured_cents: null })))).toEqual([])
})

test('all at once, the gravest first', () => {
  const facts = factsOfTransaction(transaction({ approved_at: null, amount_cents: 20_000, new_merchant: true, dispute_id: 'idp_1' }))
  expect(words(facts)).toEqual([...walletAnomalies])
})

test('a decline says what it means and what to do; a word nobody knows is left as it came', () => {
  for (const reason of declineReasons) {
    expect(declineOf(reason)?.means).toMatch(/^[A-Z].*\.$/)
    expect(declineOf(reason)?.next).toMatch(/^[A-Z].*\.$/)
  }
  expect(declineOf('reason_of_tomorrow')).toBeNull()
  expect(declineOf('constructor')).toBeNull()
  expect(declineOf(null)).toBeNull()
})
