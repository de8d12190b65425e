import type { WriteOutcome } from '@contract/desk/ledger'
import { codeIn } from '@contract/marketplace/refund-reason'
import { decimalsOf, moneyWords } from '@contract/money'
import { momentColumn } from '../../../parts/column-cells'
import { StateTag } from '../../../parts/state-tag'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { spanWords } from '../../../parts/write-words'
import { statusWords } from '../refund-words'

const none = <span className="muted">–</span>

export const statusOf = ({ answer }: WriteOutcome): string | null => (typeof answer?.status === 'string' ? answer.status : null)
const refundIdOf = ({ answer }: WriteOutcome): string => (typeof answer?.refund_id === 'string' ? answer.refund_id : '')

/** What the list shows of each refund. Amounts are in the currency that is set: the answer names none. */
export const refundsColumns = (currency: string): readonly Column<WriteOutcome>[] => [
  { field: 'target', heading: 'Purchase', width: 112, grow: 1.6, mono: true, sort: 'target', cell: ({ target }) => target },
  { field: 'state', heading: 'State', width: 118, sort: 'state', gives: 'last', cell: ({ state }) => <StateTag state={state} /> },
  {
    field: 'answer.status',
    heading: 'At Stripe',
    width: 96,
    sort: 'status',
    cell: (row) => {
      const status = statusOf(row)
      return status === null ? none : <Tag tone={statusWords(status).tone}>{statusWords(status).word}</Tag>
    },
  },
  {
    field: 'amount_cents',
    heading: 'Amount',
    width: 100,
    align: 'right',
    sort: 'amount_cents',
    sortFirst: 'desc',
    gives: 'last',
    cell: ({ amount_cents, stated_cents }) =>
      amount_cents !== null ? (
        moneyWords(amount_cents, currency)
      ) : stated_cents !== null ? (
        <span className="muted" title="As it was stated beforehand: no answer says it">
          stated {moneyWords(stated_cents, currency)}
        </span>
      ) : (
        none
      ),
  },
  {
    field: 'reason',
    heading: 'Reason',
    width: 104,
    grow: 2,
    sort: 'reason',
    gives: 'first',
    cell: ({ reason }) => (reason === null ? <span className="muted">none given</span> : <ReasonWords reason={reason} />),
  },
  momentColumn({ field: 'at', heading: 'When', width: 88, sort: 'at' }, ({ at }) => at),
  { field: 'os_user', heading: 'By', width: 72, grow: 0.8, sort: 'os_user', gives: 'first', cell: ({ os_user }) => <bdi>{os_user}</bdi> },
  { field: 'answer.refund_id', heading: 'Refund', width: 140, grow: 1, mono: true, hidden: true, cell: (row) => refundIdOf(row) || none },
  { field: 'subject', heading: 'Token of', width: 110, grow: 1, mono: true, hidden: true, cell: ({ subject }) => subject ?? none },
  {
    field: 'duration_ms',
    heading: 'Took',
    width: 64,
    align: 'right',
    sort: 'duration_ms',
    sortFirst: 'desc',
    hidden: true,
    cell: ({ duration_ms }) => (duration_ms === null ? none : spanWords(duration_ms)),
  },
  {
    field: 'maker',
    heading: 'Asked for by',
    width: 110,
    grow: 0.6,
    hidden: true,
    cell: ({ maker }) => (maker ? <bdi>{maker}</bdi> : none),
  },
  {
    field: 'words',
    heading: 'Server’s words',
    width: 140,
    grow: 1,
    hidden: true,
    cell: ({ words }) => (words ? <bdi>{words}</bdi> : none),
  },
  { field: 'job', heading: 'Job', width: 120, mono: true, hidden: true, cell: ({ job }) => job ?? none },
  { field: 'attempt', heading: 'Attempt', width: 280, mono: true, hidden: true, cell: ({ attempt }) => attempt },
]

/** The code apart from the words behind it. */
const ReasonWords = ({ reason }: { reason: string }) => {
  const code = codeIn(reason)
  return code === null ? (
    <bdi>{reason}</bdi>
  ) : (
    <>
      <span className="mono">{code}</span> <bdi className="muted">{reason.slice(code.length).replace(/^:\s*/, '')}</bdi>
    </>
  )
}

/** The columns of the file for the books, by the API's names; amounts both ways. Dates are ISO, in UTC. */
export const refundsBooks = (currency: string) => [
  { field: 'seq', heading: 'ledger_seq' },
  { field: 'at', heading: 'at' },
  { field: 'answered_at', heading: 'answered_at' },
  { field: 'environment_name', heading: 'environment' },
  { field: 'target', heading: 'purchase_id' },
  { field: 'answer.refund_id', heading: 'refund_id' },
  { field: 'state', heading: 'state' },
  { field: 'answer.status', heading: 'status' },
  { field: 'amount_cents', heading: 'amount_cents' },
  { field: 'amount_cents', heading: 'amount', decimals: decimalsOf(currency) },
  { field: 'currency', heading: 'currency_as_set', always: currency.toUpperCase() },
  { field: 'stated_cents', heading: 'stated_cents' },
  { field: 'reason', heading: 'reason' },
  { field: 'os_user', heading: 'operator' },
  { field: 'subject', heading: 'token_subject' },
  { field: 'maker', heading: 'asked_for_by' },
  { field: 'maker_subject', heading: 'asked_for_by_subject' },
  { field: 'over_limit', heading: 'over_limit' },
  { field: 'status', heading: 'http_status' },
  { field: 'words', heading: 'words' },
  { field: 'settled_how', heading: 'settled_how' },
  { field: 'settled_note', heading: 'settled_note' },
  { field: 'duration_ms', heading: 'duration_ms' },
  { field: 'job', heading: 'job' },
  { field: 'attempt', heading: 'attempt' },
]

export const refundsCopies = [{ key: 'c', label: 'purchase id', value: ({ target }: WriteOutcome) => target }] as const
export const idOfRefund = ({ attempt }: WriteOutcome): string => attempt
