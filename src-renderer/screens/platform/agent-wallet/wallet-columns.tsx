import type { Authorization, SpendRequest, Transaction, Wallet } from '@contract/platform/agent-wallet-records'
import { Moment } from '../../../parts/moment'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { anomaliesOf, factsOfAuthorization, factsOfRequest, factsOfTransaction } from './anomalies'
import { plainWord } from './declines'
import { CardWords, Money, none, Oddities, Said, StateWord } from './wallet-words'

interface Owned {
  agent_name: string | null
  agent_id: string | null
  org_name: string | null
  org_id: string | null
}
const agent = <Row extends Owned>(width: number, grow: number): Column<Row> => ({
  field: 'agent_name',
  heading: 'Agent',
  width,
  grow,
  cell: ({ agent_name, agent_id }) => <Said text={agent_name || agent_id} />,
})
const org = <Row extends Owned>(hidden = false): Column<Row> => ({
  field: 'org_name',
  heading: 'Org',
  width: 120,
  grow: 1.4,
  hidden,
  cell: ({ org_name, org_id }) => <Said text={org_name || org_id} />,
})
const merchant = <Row extends { merchant_name: string | null }>(): Column<Row> => ({
  field: 'merchant_name',
  heading: 'Merchant',
  width: 130,
  grow: 1.6,
  cell: ({ merchant_name }) => <Said text={merchant_name} />,
})
const amount = <Row extends { amount_cents: number; currency: string }>(): Column<Row> => ({
  field: 'amount_cents',
  heading: 'Amount',
  width: 92,
  align: 'right',
  cell: ({ amount_cents, currency }) => <Money cents={amount_cents} currency={currency} />,
})
const moment = <Row,>(field: string, heading: string, at: (row: Row) => string | null): Column<Row> => ({
  field,
  heading,
  width: 88,
  align: 'right',
  cell: (row) => (
    <span className="muted">
      <Moment at={at(row)} />
    </span>
  ),
})
const id = <Row extends { id: string }>(): Column<Row> => ({
  field: 'id',
  heading: 'Id',
  width: 200,
  mono: true,
  hidden: true,
  cell: (row) => visible(row.id),
})
const count = (cell: number | null) => (cell ? <span className="tabular">{cell}</span> : none)

export const walletColumns: readonly Column<Wallet>[] = [
  agent(120, 1.2),
  org(),
  { field: 'card_status', heading: 'Card', width: 110, cell: ({ card }) => <CardWords card={card} /> },
  { field: 'open_requests', heading: 'Waiting', width: 66, align: 'right', cell: ({ open_requests }) => count(open_requests) },
  {
    field: 'balance_cents',
    heading: 'Balance',
    width: 96,
    align: 'right',
    cell: ({ balance_cents, currency }) => <Money cents={balance_cents} currency={currency} />,
  },
  {
    field: 'spent_cents',
    heading: 'Spent of limit',
    width: 156,
    align: 'right',
    cell: ({ spent_cents, limit_cents, currency }) => (
      <>
        <Money cents={spent_cents} currency={currency} />
        {limit_cents !== null && (
          <span className="muted">
            {' / '}
            <Money cents={limit_cents} currency={currency} />
          </span>
        )}
      </>
    ),
  },
  { field: 'declines', heading: 'Declines, 30 d', width: 104, align: 'right', cell: ({ declines }) => count(declines) },
  { field: 'open_disputes', heading: 'Disputes', width: 70, align: 'right', cell: ({ open_disputes }) => count(open_disputes) },
  moment('last_activity_at', 'Last used', ({ last_activity_at }) => last_activity_at),
  id(),
]

export const requestColumns: readonly Column<SpendRequest>[] = [
  merchant(),
  agent(90, 1),
  org(true),
  amount(),
  { field: 'state', heading: 'State', width: 92, cell: ({ state }) => <StateWord word={state} /> },
  { field: 'anomalies', heading: 'Odd', width: 190, grow: 1, cell: (row) => <Oddities of={anomaliesOf(factsOfRequest(row))} /> },
  moment('requested_at', 'Asked for', ({ requested_at }) => requested_at),
  { field: 'purpose', heading: 'Purpose', width: 220, hidden: true, cell: ({ purpose }) => <Said text={purpose} /> },
  id(),
]

export const authorizationColumns: readonly Column<Authorization>[] = [
  merchant(),
  agent(90, 1),
  org(true),
  amount(),
  {
    field: 'approved',
    heading: 'Outcome',
    width: 180,
    grow: 1,
    cell: ({ approved, reason }) =>
      approved ? (
        <Tag tone="good">authorised</Tag>
      ) : (
        <>
          <Tag tone="bad">declined</Tag> <span className="muted">{visible(plainWord(reason ?? ''))}</span>
        </>
      ),
  },
  { field: 'anomalies', heading: 'Odd', width: 170, grow: 1, cell: (row) => <Oddities of={anomaliesOf(factsOfAuthorization(row))} /> },
  moment('created_at', 'When', ({ created_at }) => created_at),
  id(),
]

export const transactionColumns: readonly Column<Transaction>[] = [
  merchant(),
  agent(90, 1),
  org(true),
  amount(),
  {
    field: 'type',
    heading: 'Type',
    width: 150,
    cell: ({ type, dispute_id, dispute_status }) => (
      <>
        <Tag>{visible(plainWord(type))}</Tag> {dispute_id !== null && <StateWord word={dispute_status ?? 'disputed'} />}
      </>
    ),
  },
  { field: 'anomalies', heading: 'Odd', width: 190, grow: 1, cell: (row) => <Oddities of={anomaliesOf(factsOfTransaction(row))} /> },
  moment('created_at', 'Booked', ({ created_at }) => created_at),
  id(),
]

const fields = (words: Record<string, string>): readonly { field: string; heading: string }[] =>
  Object.entries(words).map(([field, heading]) => ({ field, heading }))
const owner = { agent_name: 'Agent', agent_id: 'Agent id', org_name: 'Org', org_id: 'Org id', wallet_id: 'Wallet id' }
const spend = {
  amount_cents: 'Amount (smallest unit)',
  currency: 'Currency',
  merchant_name: 'Merchant',
  merchant_category: 'Kind of merchant',
  new_merchant: 'New to this agent',
  limit_cents: 'Limit (smallest unit)',
}

/** What a file holds: the server's own fields. */
export const exported = {
  wallets: fields({
    id: 'Id',
    agent_name: 'Agent',
    agent_id: 'Agent id',
    org_name: 'Org',
    org_id: 'Org id',
    workspace_id: 'Workspace id',
    card: 'Card',
    currency: 'Currency',
    balance_cents: 'Balance (smallest unit)',
    spent_cents: 'Spent (smallest unit)',
    limit_cents: 'Limit (smallest unit)',
    limit_interval: 'Limit for',
    single_limit_cents: 'Limit of one spend (smallest unit)',
    open_requests: 'Waiting',
    declines: 'Declines in 30 days',
    open_disputes: 'Open disputes',
    last_activity_at: 'Last used',
    created_at: 'Made',
  }),
  requests: fields({
    id: 'Id',
    state: 'State',
    ...spend,
    purpose: 'Purpose',
    requested_at: 'Asked for',
    decided_at: 'Decided',
    decided_by: 'Decided by',
    decision_reason: 'Why',
    authorized_cents: 'Authorised (smallest unit)',
    captured_cents: 'Captured (smallest unit)',
    disputed: 'Disputed',
    ...owner,
  }),
  authorizations: fields({
    id: 'Id',
    approved: 'Approved',
    reason: 'Reason',
    status: 'Status',
    ...spend,
    captured_cents: 'Captured (smallest unit)',
    approved_at: 'Spend approved',
    disputed: 'Disputed',
    spend_request_id: 'Spend request',
    card_id: 'Card',
    created_at: 'When',
    ...owner,
  }),
  transactions: fields({
    id: 'Id',
    type: 'Type',
    ...spend,
    authorized_cents: 'Authorised (smallest unit)',
    approved_at: 'Spend approved',
    dispute_id: 'Dispute',
    dispute_status: 'Dispute stands',
    authorization_id: 'Authorization',
    spend_request_id: 'Spend request',
    card_id: 'Card',
    created_at: 'Booked',
    ...owner,
  }),
}
