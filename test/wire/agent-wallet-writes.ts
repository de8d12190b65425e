import type { Exchange } from './exchanges'
import { asAdmin } from './headers'
import { refused } from './platform-answers'

/** What every practice world has. */
export const WALLET = 'wal_practice'
export const PATH = 'platform-admin, Wallets and financial operations: "through dedicated screens and /api/v1/admin/agent-wallet".'
export const ASSUMED = `${PATH} What stands below this path is not documented: our published assumption.`
export const root = '/api/v1/admin/agent-wallet'

/** Decisions on spend requests, and cards that are frozen and unfrozen. */
export const agentWalletWriteExchanges: Exchange[] = [
  {
    name: 'approving a spend request',
    source: ASSUMED,
    operation: 'agent-wallet.approve',
    input: { request_id: 'spr_practice_waiting', reason: 'As every month.', over_limit: false },
    request: {
      method: 'POST',
      path: `${root}/spend-requests/spr_practice_waiting/approve`,
      headers: asAdmin,
      body: { reason: 'As every month.', over_limit: false },
    },
    response: { status: 200, body: { id: 'spr_practice_waiting', state: 'approved', decided_at: '2026-01-15T09:30:00Z' } },
    exact: ['id', 'state'],
  },
  {
    name: 'approving a spend request over the limit, without knowing it',
    source: ASSUMED,
    operation: 'agent-wallet.approve',
    input: { request_id: 'spr_practice_waiting_over', reason: '', over_limit: false },
    request: {
      method: 'POST',
      path: `${root}/spend-requests/spr_practice_waiting_over/approve`,
      headers: asAdmin,
      body: { reason: '', over_limit: false },
    },
    response: { status: 409, body: refused('conflict', 'The amount is over the limit of the wallet') },
    exact: [],
  },
  {
    name: 'declining a spend request',
    source: ASSUMED,
    operation: 'agent-wallet.decline',
    input: { request_id: 'spr_practice_waiting', reason: 'Not this month.' },
    request: {
      method: 'POST',
      path: `${root}/spend-requests/spr_practice_waiting/decline`,
      headers: asAdmin,
      body: { reason: 'Not this month.' },
    },
    response: { status: 200, body: { id: 'spr_practice_waiting', state: 'declined', decided_at: '2026-01-15T09:30:00Z' } },
    exact: ['id', 'state'],
  },
  {
    name: 'declining a spend request that was decided already',
    source: ASSUMED,
    operation: 'agent-wallet.decline',
    input: { request_id: 'spr_practice_whole', reason: '' },
    request: { method: 'POST', path: `${root}/spend-requests/spr_practice_whole/decline`, headers: asAdmin, body: { reason: '' } },
    response: { status: 409, body: refused('conflict', 'The spend request is approved already') },
    exact: [],
  },
  ...(
    [
      ['agent-wallet.freeze', 'inactive'],
      ['agent-wallet.unfreeze', 'active'],
    ] as const
  ).map(([operation, status]): Exchange => {
    const verb = operation.slice('agent-wallet.'.length)
    return {
      name: `${verb} a card`,
      source: ASSUMED,
      operation,
      input: { wallet_id: WALLET, reason: 'Looked into.' },
      request: { method: 'POST', path: `${root}/${WALLET}/${verb}`, headers: asAdmin, body: { reason: 'Looked into.' } },
      response: { status: 200, body: { id: WALLET, card: { id: 'ic_practice', status } } },
      exact: ['id', 'card.status'],
    }
  }),
]
