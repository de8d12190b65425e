import { randomUUID } from 'node:crypto'
import type { Input, Output } from '@contract'
import { type WalletAnomaly, walletAnomalies } from '@contract/platform/agent-wallet-records'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  anomaliesOf,
  factsOfAuthorization,
  factsOfRequest,
  factsOfTransaction,
} from '../../src-renderer/screens/platform/agent-wallet/anomalies'
import { type OpenCore, openCore, unwrap } from '../open-core'
import { failureOf } from '../upstream/listening'

let desk: OpenCore
let environment: string
beforeAll(async () => {
  desk = await openCore({ stillWorking: 0 })
  environment = unwrap(await desk.call('environments.practise', {})).id
})
afterAll(() => desk.core.close())

type Listed = 'agent-wallet.list' | 'agent-wallet.requests' | 'agent-wallet.authorizations' | 'agent-wallet.transactions'
type RowOf<N extends Listed> = Output<N>['items'][number]
const list = async <N extends Listed>(operation: N, input: Partial<Input<N>> = {}): Promise<RowOf<N>[]> => {
  const page = unwrap(await desk.call<Listed>(operation, { offset: 0, limit: 1000, ...input }, environment))
  return page.items as RowOf<N>[]
}
const request = async (request_id: string) => unwrap(await desk.call('agent-wallet.request', { request_id }, environment))
const wallet = async () => unwrap(await desk.call('agent-wallet.get', { wallet_id: 'wal_practice' }, environment))
type Decided = 'agent-wallet.approve' | 'agent-wallet.decline'
const decide = <N extends Decided>(operation: N, input: Input<N>, attempt: string = randomUUID(), more = {}) =>
  desk.call(operation, input, environment, { attempt, typed: 'read back', ...more })

describe('the practice platform, asked over HTTP', () => {
  test('what its filter finds odd is what the desk’s own rules find odd, row by row', async () => {
    const [requests, authorizations, transactions] = await Promise.all([
      list('agent-wallet.requests'),
      list('agent-wallet.authorizations'),
      list('agent-wallet.transactions'),
    ])
    const odd = {
      'agent-wallet.requests': requests.map((row) => ({ id: row.id, words: anomaliesOf(factsOfRequest(row)).map(({ word }) => word) })),
      'agent-wallet.authorizations': authorizations.map((row) => ({
        id: row.id,
        words: anomaliesOf(factsOfAuthorization(row)).map(({ word }) => word),
      })),
      'agent-wallet.transactions': transactions.map((row) => ({
        id: row.id,
        words: anomaliesOf(factsOfTransaction(row)).map(({ word }) => word),
      })),
    }
    for (const operation of ['agent-wallet.requests', 'agent-wallet.authorizations', 'agent-wallet.transactions'] as const) {
      const having = (fits: (words: WalletAnomaly[]) => boolean) =>
        odd[operation]
          .filter(({ words }) => fits(words))
          .map(({ id }) => id)
          .sort()
      for (const anomaly of walletAnomalies) {
        const found = await list(operation, { anomaly })
        expect([operation, anomaly, found.map(({ id }) => id).sort()]).toEqual([
          operation,
          anomaly,
          having((words) => words.includes(anomaly)),
        ])
        expect(found.length).toBeGreaterThan(0)
      }
      const any = await list(operation, { anomaly: 'any' })
      expect(any.map(({ id }) => id).sort()).toEqual(having((words) => words.length > 0))
      expect(any.length).toBeLessThan(odd[operation].length)
    }
  })

  test('an approval that came after the money makes its request odd, as it does its authorization', async () => {
    const late = await request('spr_practice_late')
    expect(Date.parse(late.decided_at ?? '')).toBeGreaterThan(Date.parse(late.spent_at ?? ''))
    const odd = await list('agent-wallet.requests', { anomaly: 'no_approval' })
    expect(odd.map(({ id }) => id)).toContain('spr_practice_late')
    expect(odd.map(({ id }) => id)).not.toContain('spr_practice_whole')
  })

  test('lists are narrowed down by org, wallet, time and text, and what waits comes first', async () => {
    const waiting = await list('agent-wallet.requests', { state: 'pending' })
    const all = await list('agent-wallet.requests')
    expect(waiting.length).toBeGreaterThan(3)
    expect(all.slice(0, waiting.length).every(({ state }) => state === 'pending')).toBe(true)
    const acorn = await list('agent-wallet.authorizations', { org_id: 'org_practice_acorn', from: '2000-01-01T00:00:00Z' })
    expect(new Set(acorn.map(({ org_id }) => org_id))).toEqual(new Set(['org_practice_acorn']))
    expect(await list('agent-wallet.authorizations', { to: '2000-01-01T00:00:00Z' })).toEqual([])
    expect((await list('agent-wallet.requests', { search: '100%' })).length).toBe(0)
    expect((await list('agent-wallet.list', { card_status: 'none' })).every(({ card }) => card === null)).toBe(true)
  })

  test('approved once: the ledger says so, a second decision is refused before it is sent', async () => {
    const attempt = randomUUID()
    unwrap(await decide('agent-wallet.approve', { request_id: 'spr_practice_waiting', reason: 'As every month.' }, attempt))
    expect(await request('spr_practice_waiting')).toMatchObject({
      state: 'approved',
      decided_by: 'usr_practice_you',
      decision_reason: 'As every month.',
    })
    expect(failureOf(await decide('agent-wallet.decline', { request_id: 'spr_practice_waiting' })).what).toBe('Already approved.')
    expect(unwrap(await desk.call('ledger.get', { attempt }))?.entries[0]?.body).toMatchObject({ stated_cents: 12_900, effect: 'money' })
    // The same form pressed again gives the same answer.
    expect((await decide('agent-wallet.approve', { request_id: 'spr_practice_waiting', reason: 'As every month.' }, attempt)).ok).toBe(true)
  })

  test('over the limit it is approved only by who says that it is known, and why', async () => {
    const request_id = 'spr_practice_waiting_over'
    expect(failureOf(await decide('agent-wallet.approve', { request_id })).what).toContain('over the limit')
    expect(failureOf(await decide('agent-wallet.approve', { request_id, over_limit: true })).code).toBe('invalid_input')
    unwrap(await desk.call('settings.update', { four_eyes_cents: 50_000 }))
    expect(failureOf(await decide('agent-wallet.approve', { request_id, over_limit: true, reason: 'Agreed.' })).code).toBe('second_person')
    // Declining spends nothing: one person may.
    unwrap(await decide('agent-wallet.decline', { request_id, reason: 'Ask for less.' }))
    unwrap(await desk.call('settings.update', { four_eyes_cents: null }))
    expect(await request(request_id)).toMatchObject({ state: 'declined', decision_reason: 'Ask for less.' })
  })

  test('an answer that was lost is unknown, blocks the record, and is settled by reading it', async () => {
    const request_id = 'spr_practice_waiting_hostile'
    const attempt = randomUUID()
    expect(failureOf(await decide('agent-wallet.decline', { request_id, reason: 'fail_lost' }, attempt))).toMatchObject({
      happened: 'unknown',
    })
    expect(failureOf(await decide('agent-wallet.decline', { request_id })).code).toBe('blocked')
    expect(unwrap(await desk.call('ledger.recheck', { attempt }))).toMatchObject({ settled: 'done' })
  })

  test('a card is frozen and unfrozen, and Stripe’s view of it follows', async () => {
    const set = (operation: 'agent-wallet.freeze' | 'agent-wallet.unfreeze', reason = 'Looked into.') =>
      desk.call(operation, { wallet_id: 'wal_practice', reason }, environment, { attempt: randomUUID(), typed: 'read back' })
    const atStripe = async () =>
      unwrap(await desk.call('issuing.cards', {}, environment)).items.find(({ id }) => id === 'ic_practice')?.status
    expect(unwrap(await desk.call('agent-wallet.card', { wallet_id: 'wal_practice' }, environment))).toMatchObject({
      card_status: 'active',
      card_last4: '4242',
    })
    unwrap(await set('agent-wallet.freeze'))
    expect([(await wallet()).card?.status, await atStripe()]).toEqual(['inactive', 'inactive'])
    expect(failureOf(await set('agent-wallet.freeze')).what).toBe('Already frozen.')
    unwrap(await set('agent-wallet.unfreeze'))
    expect([(await wallet()).card?.status, await atStripe()]).toEqual(['active', 'active'])
  })

  test('one record each is read, and one that nobody has is said to be none', async () => {
    const authorization = await desk.call('agent-wallet.authorization', { authorization_id: 'iauth_practice_late' }, environment)
    expect(unwrap(authorization)).toMatchObject({ approved: true, spend_request_id: 'spr_practice_late' })
    expect(failureOf(await desk.call('agent-wallet.transaction', { transaction_id: 'ipi_none' }, environment)).code).toBe('not_found')
  })

  test('Stripe’s side is read page after page, since a moment and by card', async () => {
    const all = unwrap(await desk.call('issuing.authorizations', {}, environment))
    expect(all.complete).toBe(true)
    expect(all.items.length).toBeGreaterThan(100)
    expect(all.items.map(({ created_at }) => created_at)).toEqual(
      all.items
        .map(({ created_at }) => created_at)
        .sort()
        .reverse(),
    )
    const mine = unwrap(await desk.call('issuing.authorizations', { card_id: 'ic_practice' }, environment))
    expect(new Set(mine.items.map(({ card_id }) => card_id))).toEqual(new Set(['ic_practice']))
    const [newest] = unwrap(await desk.call('issuing.transactions', {}, environment)).items
    const since = unwrap(await desk.call('issuing.transactions', { from: newest?.created_at }, environment))
    expect(since.items[0]).toEqual(newest)
    expect(since.items.length).toBeLessThan(20)
  })

  test('the connection test asks the documented path, and says how many wallets there are', async () => {
    const tested = unwrap(await desk.call('environments.test', { environment_id: environment, service: 'platform' }))
    expect(tested).toMatchObject({ outcome: 'well', what: expect.stringMatching(/with \d+ agent wallets\.$/) })
  })
})
