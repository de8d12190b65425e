import type { Page } from '@contract/operation'
import type { Wallet } from '@contract/platform/agent-wallet-records'
import { expect, it } from 'vitest'
import { adminApi, callOf, json, listen, successOf } from './listening'

const read = async (body: unknown): Promise<Page<Wallet>> => {
  const { base_url } = await listen((_, response) => json(response, 200, body))
  return successOf(await adminApi().send(callOf(base_url, 'agent-wallet.list', {})))
}
/** As Stripe writes one: https://docs.stripe.com/api/issuing/cards/object */
const card = {
  id: 'ic_1',
  object: 'issuing.card',
  status: 'active',
  brand: 'Visa',
  last4: '4242',
  exp_month: 8,
  exp_year: 2030,
  currency: 'usd',
  created: 1_768_469_400,
  cancellation_reason: null,
}
const shown = { id: 'ic_1', status: 'active', brand: 'Visa', last4: '4242', exp_month: 8, exp_year: 2030 }

it('the documented path may surface cards beside spend requests, authorizations and transactions', async () => {
  const { items, note } = await read({
    cards: [card],
    spend_requests: [{ id: 'spr_1' }],
    authorizations: [],
    transactions: [{ id: 'ipi_1' }],
  })
  expect(note).toBeNull()
  expect(items).toMatchObject([{ id: 'ic_1', card: shown, currency: 'usd', created_at: '2026-01-15T09:30:00.000Z', agent_id: null }])
})

it('or wallets, under that name', async () => {
  const wallet = { id: 'wal_1', card: null, currency: 'eur', created_at: '2026-01-15T09:30:00Z' }
  const { items } = await read({ wallets: [wallet], spend_requests: [{ id: 'spr_1' }] })
  expect(items).toMatchObject([{ id: 'wal_1', card: null, balance_cents: null }])
})
