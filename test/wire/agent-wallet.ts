import type { Exchange } from './exchanges'

/** What every practice world has. */
const WALLET = 'wal_practice'
const AGENT = 'agt_acorn_1_1'
const NONE = 'wal_nobody'

const asAdmin = { authorization: 'Bearer <admin-token>' }
const signedIn = { cookie: 'platform_session=<admin-token>' }

const PATH = 'platform-admin, Wallets and financial operations: "through dedicated screens and /api/v1/admin/agent-wallet".'
const DOCUMENTED = `${PATH} The path is the document’s; fields, filters and paging are our published assumption.`
const ASSUMED = `${PATH} What stands below this path is not documented: our published assumption.`
const root = '/api/v1/admin/agent-wallet'

const wallet = {
  id: WALLET,
  agent_id: AGENT,
  agent_name: 'buyer',
  org_id: 'org_practice_acorn',
  org_name: 'Acorn Analytics',
  workspace_id: 'ws_practice_acorn_1',
  card: { id: 'ic_practice', status: 'active', brand: 'Visa', last4: '4242', exp_month: 12, exp_year: 2028 },
  currency: 'usd',
  balance_cents: 184250,
  single_limit_cents: 30000,
  limit_cents: 200000,
  limit_interval: 'monthly',
  spent_cents: 96400,
  open_requests: 3,
  declines: 20,
  open_disputes: 1,
  last_activity_at: '2026-01-15T00:00:00Z',
  created_at: '2025-06-15T00:00:00Z',
}
const owner = { wallet_id: WALLET, agent_id: AGENT, agent_name: 'buyer', org_id: 'org_practice_acorn', org_name: 'Acorn Analytics' }
const merchant = { merchant_name: 'Example Hosting', merchant_category: 'computer_network_services', new_merchant: false }
const request = {
  id: 'spr_practice_whole',
  ...owner,
  amount_cents: 9900,
  currency: 'usd',
  ...merchant,
  purpose: 'Hosting, as every month.',
  state: 'approved',
  limit_cents: 30000,
  requested_at: '2026-01-06T00:00:00Z',
  expires_at: null,
  decided_at: '2026-01-06T00:30:00Z',
  decided_by: 'usr_practice_staff',
  decided_by_name: 'Robin Staff',
  decision_reason: null,
  authorized_cents: 9900,
  spent_at: '2026-01-06T01:00:00Z',
  captured_cents: 9900,
  disputed: false,
}
const authorization = {
  id: 'iauth_practice_whole',
  ...owner,
  card_id: 'ic_practice',
  spend_request_id: 'spr_practice_whole',
  approved: true,
  reason: 'webhook_approved',
  status: 'closed',
  amount_cents: 9900,
  currency: 'usd',
  ...merchant,
  limit_cents: 30000,
  approved_at: '2026-01-06T00:30:00Z',
  captured_cents: 9900,
  disputed: false,
  created_at: '2026-01-06T02:00:00Z',
}
const transaction = {
  id: 'ipi_practice_disputed',
  ...owner,
  card_id: 'ic_practice',
  authorization_id: 'iauth_practice_disputed',
  spend_request_id: 'spr_practice_disputed',
  type: 'capture',
  amount_cents: 19900,
  currency: 'usd',
  ...merchant,
  authorized_cents: 19900,
  limit_cents: 30000,
  approved_at: '2025-12-26T01:00:00Z',
  dispute_id: 'idp_practice_disputed',
  dispute_status: 'submitted',
  created_at: '2025-12-27T06:00:00Z',
}
const paged = { page: '1', page_size: '100' }
const refused = (code: string, message: string) => ({ error: { code, message } })
const page = (item: object) => ({ items: [item], total: 1, page: 1, page_size: 100 })

/** Written by hand from platform-admin, its one documented path first, and the published assumption: see exchanges.ts. */
export const agentWalletExchanges: Exchange[] = [
  {
    name: 'agent wallets, those of an org by the last digits of a card',
    source: DOCUMENTED,
    operation: 'agent-wallet.list',
    input: { org_id: 'org_practice_acorn', search: '4242' },
    request: { method: 'GET', path: root, query: { org_id: 'org_practice_acorn', search: '4242', ...paged }, headers: asAdmin },
    response: { status: 200, body: page(wallet) },
    exact: ['items.0.id', 'items.0.card.id', 'items.0.card.status', 'items.0.org_id', 'items.0.limit_cents', 'items.0.currency', 'total'],
  },
  {
    name: 'agent wallets, with a session cookie: those without a card of an agent who has one',
    source: DOCUMENTED,
    operation: 'agent-wallet.list',
    input: { search: 'wal_practice', card_status: 'none' },
    request: { method: 'GET', path: root, query: { search: 'wal_practice', card_status: 'none', ...paged }, headers: signedIn },
    response: { status: 200, body: { items: [], total: 0, page: 1, page_size: 100 } },
    exact: ['total'],
  },
  {
    name: 'agent wallets, signed in but not an admin',
    source: `${DOCUMENTED} "requires admin-only access".`,
    operation: 'agent-wallet.list',
    input: {},
    request: { method: 'GET', path: root, headers: { authorization: 'Bearer <member-token>' } },
    response: { status: 403, body: refused('forbidden', 'Admin access required') },
    exact: [],
  },
  {
    name: 'agent wallets, the session has ended',
    source: DOCUMENTED,
    operation: 'agent-wallet.list',
    input: {},
    request: { method: 'GET', path: root, headers: { cookie: 'platform_session=<expired-token>' } },
    response: { status: 401, body: refused('unauthorized', 'Token has expired') },
    exact: [],
  },
  {
    name: 'one wallet',
    source: ASSUMED,
    operation: 'agent-wallet.get',
    input: { wallet_id: WALLET },
    request: { method: 'GET', path: `${root}/${WALLET}`, headers: asAdmin },
    response: { status: 200, body: wallet },
    exact: ['id', 'card.last4', 'balance_cents', 'single_limit_cents', 'limit_interval'],
  },
  {
    name: 'one wallet, that nobody has',
    source: ASSUMED,
    operation: 'agent-wallet.get',
    input: { wallet_id: NONE },
    request: { method: 'GET', path: `${root}/${NONE}`, headers: asAdmin },
    response: { status: 404, body: refused('record_not_found', 'There is no such wallet') },
    exact: [],
  },
  {
    name: 'spend requests that wait, of one wallet, over its limit',
    source: `${ASSUMED} "spend requests and spend approvals".`,
    operation: 'agent-wallet.requests',
    input: { wallet_id: WALLET, state: 'pending', anomaly: 'over_limit' },
    request: {
      method: 'GET',
      path: `${root}/spend-requests`,
      query: { wallet_id: WALLET, state: 'pending', anomaly: 'over_limit', ...paged },
      headers: asAdmin,
    },
    response: {
      status: 200,
      body: page({
        ...request,
        id: 'spr_practice_waiting_over',
        state: 'pending',
        decided_at: null,
        decided_by: null,
        decided_by_name: null,
        authorized_cents: 0,
        spent_at: null,
        captured_cents: 0,
      }),
    },
    exact: ['items.0.id', 'items.0.state', 'items.0.decided_at', 'items.0.authorized_cents', 'items.0.spent_at', 'total'],
  },
  {
    name: 'one spend request, with what came of it',
    source: ASSUMED,
    operation: 'agent-wallet.request',
    input: { request_id: 'spr_practice_whole' },
    request: { method: 'GET', path: `${root}/spend-requests/spr_practice_whole`, headers: asAdmin },
    response: { status: 200, body: request },
    exact: ['id', 'amount_cents', 'state', 'decided_by', 'authorized_cents', 'captured_cents', 'disputed'],
  },
  {
    name: 'authorizations that were declined for a reason',
    source: `${ASSUMED} "authorization outcomes". Reasons are Stripe’s request_history.reason.`,
    operation: 'agent-wallet.authorizations',
    input: { wallet_id: WALLET, approved: false, reason: 'webhook_timeout' },
    request: {
      method: 'GET',
      path: `${root}/authorizations`,
      query: { wallet_id: WALLET, approved: 'false', reason: 'webhook_timeout', ...paged },
      headers: asAdmin,
    },
    response: {
      status: 200,
      body: page({
        ...authorization,
        id: 'iauth_practice_no_webhook_timeout',
        approved: false,
        reason: 'webhook_timeout',
        captured_cents: 0,
      }),
    },
    exact: ['items.0.id', 'items.0.approved', 'items.0.reason', 'items.0.captured_cents', 'total'],
  },
  {
    name: 'one authorization',
    source: ASSUMED,
    operation: 'agent-wallet.authorization',
    input: { authorization_id: 'iauth_practice_whole' },
    request: { method: 'GET', path: `${root}/authorizations/iauth_practice_whole`, headers: asAdmin },
    response: { status: 200, body: authorization },
    exact: ['id', 'spend_request_id', 'card_id', 'approved', 'captured_cents'],
  },
  {
    name: 'transactions that are disputed',
    source: `${ASSUMED} "help operators investigate card disputes".`,
    operation: 'agent-wallet.transactions',
    input: { wallet_id: WALLET, spend_request_id: 'spr_practice_disputed', disputed: true },
    request: {
      method: 'GET',
      path: `${root}/transactions`,
      query: { wallet_id: WALLET, spend_request_id: 'spr_practice_disputed', disputed: 'true', ...paged },
      headers: asAdmin,
    },
    response: { status: 200, body: page(transaction) },
    exact: ['items.0.id', 'items.0.dispute_id', 'items.0.dispute_status', 'items.0.authorized_cents', 'total'],
  },
  {
    name: 'one transaction',
    source: ASSUMED,
    operation: 'agent-wallet.transaction',
    input: { transaction_id: 'ipi_practice_disputed' },
    request: { method: 'GET', path: `${root}/transactions/ipi_practice_disputed`, headers: asAdmin },
    response: { status: 200, body: transaction },
    exact: ['id', 'type', 'amount_cents', 'authorization_id'],
  },
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
