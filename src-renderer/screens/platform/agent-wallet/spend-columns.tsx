import type { Authorization, SpendRequest, Transaction } from '@contract/platform/agent-wallet-records'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { anomaliesOf, factsOfAuthorization, factsOfRequest, factsOfTransaction } from './anomalies'
import { agent, fields, id, moment, org } from './wallet-columns'
import { Anomalies, Money, plainWord, Said, StateWord } from './wallet-words'

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
  gives: 'last',
  cell: ({ amount_cents, currency }) => <Money cents={amount_cents} currency={currency} />,
})

export const requestColumns: readonly Column<SpendRequest>[] = [
  merchant(),
  agent(90, 1),
  org(true),
  amount(),
  { field: 'state', heading: 'State', width: 92, gives: 'last', cell: ({ state }) => <StateWord word={state} /> },
  {
    field: 'anomalies',
    heading: 'Anomalies',
    width: 190,
    grow: 1,
    gives: 'last',
    cell: (row) => <Anomalies of={anomaliesOf(factsOfRequest(row))} />,
  },
  moment('requested_at', 'Requested', ({ requested_at }) => requested_at),
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
    gives: 'last',
    cell: ({ approved, reason }) =>
      approved ? (
        <Tag>authorised</Tag>
      ) : (
        <>
          <Tag tone="bad">declined</Tag> <span className="muted">{visible(plainWord(reason ?? ''))}</span>
        </>
      ),
  },
  {
    field: 'anomalies',
    heading: 'Anomalies',
    width: 170,
    grow: 1,
    gives: 'last',
    cell: (row) => <Anomalies of={anomaliesOf(factsOfAuthorization(row))} />,
  },
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
    gives: 'last',
    cell: ({ type, dispute_id, dispute_status }) => (
      <>
        <Tag>{visible(plainWord(type))}</Tag> {dispute_id !== null && <StateWord word={dispute_status ?? 'disputed'} />}
      </>
    ),
  },
  {
    field: 'anomalies',
    heading: 'Anomalies',
    width: 190,
    grow: 1,
    gives: 'last',
    cell: (row) => <Anomalies of={anomaliesOf(factsOfTransaction(row))} />,
  },
  moment('created_at', 'Booked', ({ created_at }) => created_at),
  id(),
]

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
export const spendFields = {
  requests: fields({
    id: 'Id',
    state: 'State',
    ...spend,
    purpose: 'Purpose',
    requested_at: 'Requested',
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
    dispute_status: 'Dispute status',
    authorization_id: 'Authorization',
    spend_request_id: 'Spend request',
    card_id: 'Card',
    created_at: 'Booked',
    ...owner,
  }),
}
