import type { IssuedAuthorization, IssuedCard, IssuedTransaction } from '@contract/stripe/issuing'
import { expect, test } from 'vitest'
import { compareAuthorizations, compareCards, compareTransactions } from '../../../src-renderer/screens/platform/agent-wallet/compare'
import { differenceRow } from '../../../src-renderer/screens/platform/agent-wallet/differences-export'
import { authorization, transaction, wallet } from './rows'

const card = (rest: Partial<IssuedCard> = {}): IssuedCard => ({
  id: 'ic_1',
  status: 'active',
  brand: 'visa',
  last4: '4242',
  exp_month: 8,
  exp_year: 2028,
  currency: 'usd',
  single_limit_cents: 10_000,
  limit_cents: 50_000,
  limit_interval: 'monthly',
  cancellation_reason: null,
  livemode: false,
  created_at: '2026-01-01T00:00:00Z',
  ...rest,
})
const issued = (rest: Partial<IssuedAuthorization> = {}): IssuedAuthorization => ({
  id: 'iauth_1',
  card_id: 'ic_1',
  approved: true,
  reason: 'webhook_approved',
  status: 'closed',
  amount_cents: 5000,
  currency: 'usd',
  merchant_name: 'Example Hosting',
  created_at: '2026-06-01T10:00:00Z',
  ...rest,
})
const booked = (rest: Partial<IssuedTransaction> = {}): IssuedTransaction => ({
  id: 'ipi_1',
  card_id: 'ic_1',
  authorization_id: 'iauth_1',
  type: 'capture',
  amount_cents: 5000,
  currency: 'usd',
  merchant_name: 'Example Hosting',
  dispute_id: null,
  created_at: '2026-06-02T06:00:00Z',
  ...rest,
})
const all = <T>(...items: T[]) => ({ items, complete: true })
const part = <T>(...items: T[]) => ({ items, complete: false })

test('what both say alike is the same, however the brand is written', () => {
  expect(compareCards(all(wallet()), all(card()))).toMatchObject([
    { verdict: 'same', fields: [], what: 'card ending in 4242', wallet_id: 'wal_1' },
  ])
  expect(compareAuthorizations(all(authorization()), all(issued()), null)).toMatchObject([{ verdict: 'same' }])
  expect(compareTransactions(all(transaction()), all(booked()), null)).toMatchObject([{ verdict: 'same' }])
})

test('field by field what differs, with both sides', () => {
  expect(
    compareCards(all(wallet()), all(card({ status: 'canceled', cancellation_reason: 'lost', single_limit_cents: null }))),
  ).toMatchObject([
    {
      verdict: 'differs',
      fields: [
        { field: 'Status', platform: 'active', stripe: 'canceled (lost)' },
        { field: 'Limit of one spend', platform: '$100.00', stripe: 'none' },
      ],
    },
  ])
  const canceled = wallet({ card: { id: 'ic_1', status: 'canceled', brand: null, last4: '4242', exp_month: null, exp_year: 2028 } })
  expect(compareCards(all(canceled), all(card({ status: 'canceled', cancellation_reason: 'lost' })))).toMatchObject([{ verdict: 'same' }])
  expect(compareAuthorizations(all(authorization()), all(issued({ approved: false, amount_cents: 100 })), null)[0]?.fields).toEqual([
    { field: 'Approved', platform: 'yes', stripe: 'no' },
    { field: 'Amount', platform: '$50.00', stripe: '$1.00' },
  ])
  expect(compareTransactions(all(transaction()), all(booked({ dispute_id: 'idp_1' })), null)[0]?.fields).toEqual([
    { field: 'Disputed', platform: 'no', stripe: 'yes' },
  ])
})

test('a line of the file holds both sides, whatever differs, and nothing where nothing does', () => {
  const [one] = compareAuthorizations(all(authorization()), all(issued({ approved: false, amount_cents: 100 })), null)
  expect(one && differenceRow(one)).toMatchObject({
    verdict: 'differs',
    kind: 'authorization',
    fields: 'Approved; Amount',
    platform: 'Approved: yes; Amount: $50.00',
    stripe: 'Approved: no; Amount: $1.00',
  })
  const [same] = compareCards(all(wallet()), all(card()))
  expect(same && differenceRow(same)).toMatchObject({ fields: null, platform: null, stripe: null })
})

test('what a side does not say is not compared', () => {
  expect(compareAuthorizations(all(authorization({ reason: null, merchant_name: null })), all(issued()), null)).toMatchObject([
    { verdict: 'same' },
  ])
})

test('what only one of the two has; nothing where a side was not read to its end', () => {
  const mine = all(authorization({ id: 'iauth_mine' }))
  const theirs = all(issued({ id: 'iauth_theirs' }))
  expect(compareAuthorizations(mine, theirs, null).map(({ id, verdict }) => [id, verdict])).toEqual([
    ['iauth_mine', 'only_platform'],
    ['iauth_theirs', 'only_stripe'],
  ])
  expect(compareAuthorizations(mine, part(issued({ id: 'iauth_theirs' })), null).map(({ verdict }) => verdict)).toEqual(['only_stripe'])
  expect(compareAuthorizations(part(authorization({ id: 'iauth_mine' })), theirs, null).map(({ verdict }) => verdict)).toEqual([
    'only_platform',
  ])
  expect(compareCards(all(wallet({ card: null })), all<IssuedCard>())).toEqual([])
})

test('just where both begin, a row that only one has may be the clocks’ doing', () => {
  const from = '2026-06-01T09:58:00Z'
  expect(compareAuthorizations(all(authorization()), all<IssuedAuthorization>(), from)).toEqual([])
  expect(compareAuthorizations(all(authorization()), all<IssuedAuthorization>(), '2026-05-01T00:00:00Z')).toHaveLength(1)
})
