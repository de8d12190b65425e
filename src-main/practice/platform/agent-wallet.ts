import type { Authorization, SpendRequest, Transaction, Wallet } from '@contract/platform/agent-wallet-records'
import type { Row, Value } from '@libsql/client'
import { Refusal } from '../../database/sql'
import { isTrue, numberOrNull, text, textOrNull } from '../../database/stored'
import { agentWalletWrites } from './agent-wallet-writes'
import { type Condition, equals, holds, pageFrom, within } from './paged'
import type { PlatformAnswers } from './platform-answer'

const walletFrom = 'wallets JOIN agents ON agents.id = wallets.agent_id JOIN orgs ON orgs.id = wallets.org_id'
const walletColumns = `wallets.*, agents.name AS agent_name, orgs.name AS org_name,
  (SELECT count(*) FROM spend_requests WHERE wallet_id = wallets.id AND state = 'pending') AS open_requests,
  (SELECT count(*) FROM card_authorizations WHERE wallet_id = wallets.id AND NOT approved AND created_at >= strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-30 days')) AS declines,
  (SELECT count(*) FROM card_transactions WHERE wallet_id = wallets.id AND dispute_status IN ('unsubmitted', 'submitted')) AS open_disputes,
  max(
    coalesce((SELECT max(requested_at) FROM spend_requests WHERE wallet_id = wallets.id), ''),
    coalesce((SELECT max(created_at) FROM card_authorizations WHERE wallet_id = wallets.id), ''),
    coalesce((SELECT max(created_at) FROM card_transactions WHERE wallet_id = wallets.id), '')
  ) AS last_activity_at`

const owner = 'wallets.agent_id, agents.name AS agent_name, wallets.org_id, orgs.name AS org_name'
const spends = (table: string): string => `${table} AS spend JOIN wallets ON wallets.id = spend.wallet_id
  JOIN agents ON agents.id = wallets.agent_id JOIN orgs ON orgs.id = wallets.org_id`

/** What came of a spend, by what its row is to it. */
const approvedAt = `(SELECT decided_at FROM spend_requests WHERE id = spend.spend_request_id AND state = 'approved')`
const requestColumns = `spend.*, ${owner}, users.display_name AS decided_by_name,
  (SELECT coalesce(sum(amount_cents), 0) FROM card_authorizations WHERE spend_request_id = spend.id AND approved) AS authorized_cents,
  (SELECT min(created_at) FROM (
    SELECT created_at FROM card_authorizations WHERE spend_request_id = spend.id AND approved
    UNION ALL SELECT created_at FROM card_transactions WHERE spend_request_id = spend.id AND type = 'capture'
  )) AS spent_at,
  (SELECT coalesce(sum(amount_cents), 0) FROM card_transactions WHERE spend_request_id = spend.id AND type = 'capture') AS captured_cents,
  EXISTS (SELECT 1 FROM card_transactions WHERE spend_request_id = spend.id AND dispute_id IS NOT NULL) AS disputed`
const requestFrom = `${spends('spend_requests')} LEFT JOIN users ON users.id = spend.decided_by`
const authorizationColumns = `spend.*, ${owner}, ${approvedAt} AS approved_at,
  (SELECT coalesce(sum(amount_cents), 0) FROM card_transactions WHERE authorization_id = spend.id AND type = 'capture') AS captured_cents,
  EXISTS (SELECT 1 FROM card_transactions WHERE authorization_id = spend.id AND dispute_id IS NOT NULL) AS disputed`
const transactionColumns = `spend.*, ${owner}, ${approvedAt} AS approved_at,
  (SELECT amount_cents FROM card_authorizations WHERE id = spend.authorization_id) AS authorized_cents`

/** What is odd, as conditions on the columns of each list. Written apart from the desk's own rules, and tested against them. */
const over = 'limit_cents IS NOT NULL AND amount_cents > limit_cents'
const odd: Record<'requests' | 'authorizations' | 'transactions', Record<string, string>> = {
  requests: {
    no_approval: `(authorized_cents > 0 OR captured_cents > 0) AND (state <> 'approved' OR decided_at > spent_at)`,
    over_limit: over,
    new_merchant: 'new_merchant = 1',
    captured_differs: 'captured_cents > 0 AND captured_cents <> authorized_cents',
    disputed: 'disputed = 1',
  },
  authorizations: {
    no_approval: 'approved = 1 AND (approved_at IS NULL OR approved_at > created_at)',
    over_limit: `approved = 1 AND ${over}`,
    new_merchant: 'new_merchant = 1',
    captured_differs: 'captured_cents > 0 AND captured_cents <> amount_cents',
    disputed: 'disputed = 1',
  },
  transactions: {
    no_approval: `type = 'capture' AND (approved_at IS NULL OR approved_at > created_at)`,
    over_limit: `type = 'capture' AND ${over}`,
    new_merchant: `type = 'capture' AND new_merchant = 1`,
    captured_differs: `type = 'capture' AND (authorized_cents IS NULL OR authorized_cents <> amount_cents)`,
    disputed: 'dispute_id IS NOT NULL',
  },
}
const anomaly = (of: keyof typeof odd, asked: string | undefined): Condition => {
  if (asked === undefined) return null
  const rules = odd[of]
  if (asked === 'any')
    return {
      sql: `(${Object.values(rules)
        .map((rule) => `(${rule})`)
        .join(' OR ')})`,
      args: [],
    }
  if (!Object.hasOwn(rules, asked)) throw new Refusal(422, `anomaly: there is no anomaly "${asked}"`)
  return { sql: `(${rules[asked]})`, args: [] }
}

interface Narrowed {
  search?: string | undefined
  org_id?: string | undefined
  agent_id?: string | undefined
  wallet_id?: string | undefined
  anomaly?: string | undefined
  from?: string | undefined
  to?: string | undefined
}
const narrowed = (of: keyof typeof odd, at: string, asked: Narrowed): Condition[] => [
  holds(['id', 'agent_name', 'merchant_name'], asked.search),
  equals('org_id', asked.org_id),
  equals('agent_id', asked.agent_id),
  equals('wallet_id', asked.wallet_id),
  anomaly(of, asked.anomaly),
  within(at, asked.from, asked.to),
]
const boolean = (column: string, asked: boolean | undefined): Condition =>
  asked === undefined ? null : { sql: `${column} = ?`, args: [asked ? 1 : 0] }
const table = (columns: string, from: string): string => `(SELECT ${columns} FROM ${from})`

const requests = table(requestColumns, requestFrom)
const authorizations = table(authorizationColumns, spends('card_authorizations'))
const transactions = table(transactionColumns, spends('card_transactions'))

/** Wallets where something waits, then the last used; what was spent, the newest first, requests that wait before all others. */
export const agentWallet: PlatformAnswers<'agent-wallet'> = {
  'agent-wallet.list': (db, { search, org_id, workspace_id, agent_id, card_status, ...window }) =>
    pageFrom(db, {
      from: table(walletColumns, walletFrom),
      where: [
        holds(['id', 'agent_name', 'org_name', 'card_last4'], search),
        equals('org_id', org_id),
        equals('workspace_id', workspace_id),
        equals('agent_id', agent_id),
        card_status === 'none' ? { sql: 'card_id IS NULL', args: [] } : equals('card_status', card_status),
      ],
      order: 'open_requests = 0, last_activity_at DESC, id',
      window,
      read: toWallet,
    }),
  'agent-wallet.requests': (db, { offset, limit, state, ...asked }) =>
    pageFrom(db, {
      from: requests,
      where: [...narrowed('requests', 'requested_at', asked), equals('state', state)],
      order: `state <> 'pending', requested_at DESC, id`,
      window: { offset, limit },
      read: toRequest,
    }),
  'agent-wallet.authorizations': (db, { offset, limit, spend_request_id, approved, reason, ...asked }) =>
    pageFrom(db, {
      from: authorizations,
      where: [
        ...narrowed('authorizations', 'created_at', asked),
        equals('spend_request_id', spend_request_id),
        boolean('approved', approved),
        equals('reason', reason),
      ],
      order: 'created_at DESC, id',
      window: { offset, limit },
      read: toAuthorization,
    }),
  'agent-wallet.transactions': (db, { offset, limit, spend_request_id, authorization_id, type, disputed, ...asked }) =>
    pageFrom(db, {
      from: transactions,
      where: [
        ...narrowed('transactions', 'created_at', asked),
        equals('spend_request_id', spend_request_id),
        equals('authorization_id', authorization_id),
        equals('type', type),
        boolean('(dispute_id IS NOT NULL)', disputed),
      ],
      order: 'created_at DESC, id',
      window: { offset, limit },
      read: toTransaction,
    }),
  'agent-wallet.request': async (db, { request_id }) => {
    const { rows } = await db.execute({ sql: `SELECT * FROM ${requests} WHERE id = ?`, args: [request_id] })
    return toRequest(rows[0] ?? none('spend request'))
  },
  'agent-wallet.authorization': async (db, { authorization_id }) => {
    const { rows } = await db.execute({ sql: `SELECT * FROM ${authorizations} WHERE id = ?`, args: [authorization_id] })
    return toAuthorization(rows[0] ?? none('authorization'))
  },
  'agent-wallet.transaction': async (db, { transaction_id }) => {
    const { rows } = await db.execute({ sql: `SELECT * FROM ${transactions} WHERE id = ?`, args: [transaction_id] })
    return toTransaction(rows[0] ?? none('transaction'))
  },
  // After the lists: their paths would be ids of it.
  'agent-wallet.get': async (db, { wallet_id }) => {
    const { rows } = await db.execute({ sql: `SELECT ${walletColumns} FROM ${walletFrom} WHERE wallets.id = ?`, args: [wallet_id] })
    return toWallet(rows[0] ?? none('wallet'))
  },
  ...agentWalletWrites,
}

const none = (what: string): never => {
  throw new Refusal(404, `There is no such ${what}`)
}

const boolOrNull = (value: Value | undefined): boolean | null => (value === null || value === undefined ? null : isTrue(value))

const toWallet = (row: Row): Wallet => ({
  id: text(row.id),
  agent_id: textOrNull(row.agent_id),
  agent_name: textOrNull(row.agent_name),
  org_id: textOrNull(row.org_id),
  org_name: textOrNull(row.org_name),
  workspace_id: textOrNull(row.workspace_id),
  card:
    row.card_id === null
      ? null
      : {
          id: text(row.card_id),
          status: text(row.card_status),
          brand: textOrNull(row.card_brand),
          last4: textOrNull(row.card_last4),
          exp_month: numberOrNull(row.card_exp_month),
          exp_year: numberOrNull(row.card_exp_year),
        },
  currency: text(row.currency),
  balance_cents: Number(row.balance_cents),
  single_limit_cents: numberOrNull(row.single_limit_cents),
  limit_cents: numberOrNull(row.limit_cents),
  limit_interval: textOrNull(row.limit_interval),
  spent_cents: Number(row.spent_cents),
  open_requests: Number(row.open_requests),
  declines: Number(row.declines),
  open_disputes: Number(row.open_disputes),
  last_activity_at: text(row.last_activity_at) || null,
  created_at: text(row.created_at),
})

const ownerOf = (row: Row) => ({
  wallet_id: textOrNull(row.wallet_id),
  agent_id: textOrNull(row.agent_id),
  agent_name: textOrNull(row.agent_name),
  org_id: textOrNull(row.org_id),
  org_name: textOrNull(row.org_name),
})
const amountOf = (row: Row) => ({ amount_cents: Number(row.amount_cents), currency: text(row.currency) })
const merchantOf = (row: Row) => ({
  merchant_name: textOrNull(row.merchant_name),
  merchant_category: textOrNull(row.merchant_category),
  new_merchant: boolOrNull(row.new_merchant),
})

const toRequest = (row: Row): SpendRequest => ({
  id: text(row.id),
  ...ownerOf(row),
  ...amountOf(row),
  ...merchantOf(row),
  purpose: textOrNull(row.purpose),
  state: text(row.state),
  limit_cents: numberOrNull(row.limit_cents),
  requested_at: text(row.requested_at),
  expires_at: textOrNull(row.expires_at),
  decided_at: textOrNull(row.decided_at),
  decided_by: textOrNull(row.decided_by),
  decided_by_name: textOrNull(row.decided_by_name),
  decision_reason: textOrNull(row.decision_reason),
  authorized_cents: Number(row.authorized_cents),
  spent_at: textOrNull(row.spent_at),
  captured_cents: Number(row.captured_cents),
  disputed: isTrue(row.disputed),
})

const toAuthorization = (row: Row): Authorization => ({
  id: text(row.id),
  ...ownerOf(row),
  card_id: textOrNull(row.card_id),
  spend_request_id: textOrNull(row.spend_request_id),
  approved: isTrue(row.approved),
  reason: textOrNull(row.reason),
  status: textOrNull(row.status),
  ...amountOf(row),
  ...merchantOf(row),
  limit_cents: numberOrNull(row.limit_cents),
  approved_at: textOrNull(row.approved_at),
  captured_cents: Number(row.captured_cents),
  disputed: isTrue(row.disputed),
  created_at: text(row.created_at),
})

const toTransaction = (row: Row): Transaction => ({
  id: text(row.id),
  ...ownerOf(row),
  card_id: textOrNull(row.card_id),
  authorization_id: textOrNull(row.authorization_id),
  spend_request_id: textOrNull(row.spend_request_id),
  type: text(row.type),
  ...amountOf(row),
  ...merchantOf(row),
  authorized_cents: numberOrNull(row.authorized_cents),
  limit_cents: numberOrNull(row.limit_cents),
  approved_at: textOrNull(row.approved_at),
  dispute_id: textOrNull(row.dispute_id),
  dispute_status: textOrNull(row.dispute_status),
  created_at: text(row.created_at),
})
