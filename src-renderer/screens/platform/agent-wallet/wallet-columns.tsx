import type { Wallet } from '@contract/platform/agent-wallet-records'
import { momentColumn, none } from '../../../parts/column-cells'
import type { Column } from '../../../parts/table-columns'
import { visible } from '../../../parts/visible-text'
import { CardWords, Money, Said } from './wallet-words'

interface Owned {
  agent_name: string | null
  agent_id: string | null
  org_name: string | null
  org_id: string | null
}
export const agent = <Row extends Owned>(width: number, grow: number): Column<Row> => ({
  field: 'agent_name',
  heading: 'Agent',
  width,
  grow,
  cell: ({ agent_name, agent_id }) => <Said text={agent_name || agent_id} />,
})
export const org = <Row extends Owned>(hidden = false): Column<Row> => ({
  field: 'org_name',
  heading: 'Org',
  width: 120,
  grow: 1.4,
  hidden,
  cell: ({ org_name, org_id }) => <Said text={org_name || org_id} />,
})
export const moment = <Row,>(field: string, heading: string, at: (row: Row) => string | null): Column<Row> =>
  momentColumn({ field, heading, width: 88, gives: 'first' }, at)
export const id = <Row extends { id: string }>(): Column<Row> => ({
  field: 'id',
  heading: 'Id',
  width: 200,
  mono: true,
  hidden: true,
  cell: (row) => visible(row.id),
})
const count = (cell: number | null) => (cell ? <span className="tabular">{cell}</span> : none)

export const walletColumns: readonly Column<Wallet>[] = [
  agent(106, 1.2),
  org(),
  { field: 'card_status', heading: 'Card', width: 124, gives: 'last', cell: ({ card }) => <CardWords card={card} /> },
  {
    field: 'open_requests',
    heading: 'Waiting',
    width: 66,
    align: 'right',
    gives: 'last',
    cell: ({ open_requests }) => count(open_requests),
  },
  {
    field: 'balance_cents',
    heading: 'Balance',
    width: 96,
    align: 'right',
    gives: 'first',
    cell: ({ balance_cents, currency }) => <Money cents={balance_cents} currency={currency} />,
  },
  {
    field: 'spent_cents',
    heading: 'Spent of limit',
    width: 156,
    align: 'right',
    gives: 'last',
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

/** What a file holds: the server's own fields. */
export const fields = (words: Record<string, string>): readonly { field: string; heading: string }[] =>
  Object.entries(words).map(([field, heading]) => ({ field, heading }))
export const walletFields = fields({
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
})
