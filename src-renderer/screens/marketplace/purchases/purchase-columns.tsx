import type { Purchase } from '@contract/marketplace/purchases'
import { moneyWords } from '@contract/money'
import { momentColumn, none } from '../../../parts/column-cells'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { purchaseTone } from './purchase-words'

export const purchaseColumns: readonly Column<Purchase>[] = [
  {
    field: 'buyer_email',
    heading: 'Buyer',
    width: 150,
    grow: 2,
    cell: (purchase) => <bdi>{visible(purchase.buyer_email || purchase.buyer_name || purchase.buyer_id)}</bdi>,
  },
  {
    field: 'skill_name',
    heading: 'Skill',
    width: 100,
    grow: 1.4,
    cell: ({ skill_name, skill_id }) => (skill_name || skill_id ? <bdi>{visible(skill_name || (skill_id ?? ''))}</bdi> : none),
  },
  {
    field: 'amount_cents',
    heading: 'Amount',
    width: 92,
    align: 'right',
    gives: 'last',
    cell: ({ amount_cents, currency }) =>
      amount_cents === null ? none : <span className="tabular">{amountWords(amount_cents, currency)}</span>,
  },
  {
    field: 'status',
    heading: 'Status',
    width: 104,
    gives: 'last',
    cell: ({ status }) => <Tag tone={purchaseTone(status)}>{visible(status)}</Tag>,
  },
  momentColumn({ field: 'created_at', heading: 'Bought', width: 96, gives: 'first' }, ({ created_at }) => created_at),
  { field: 'id', heading: 'Id', width: 170, mono: true, gives: 'last', cell: ({ id }) => id },
  {
    field: 'payment_intent',
    heading: 'PaymentIntent',
    width: 220,
    mono: true,
    hidden: true,
    cell: ({ payment_intent }) => payment_intent ?? none,
  },
  {
    field: 'seller_email',
    heading: 'Seller',
    width: 150,
    hidden: true,
    cell: (purchase) => (purchase.seller_id ? <bdi>{visible(purchase.seller_email || purchase.seller_id)}</bdi> : none),
  },
  momentColumn({ field: 'refunded_at', heading: 'Refunded', width: 96, hidden: true }, ({ refunded_at }) => refunded_at),
]

/** What a file holds. */
export const purchaseFields: readonly { field: string; heading: string }[] = [
  { field: 'id', heading: 'Id' },
  { field: 'status', heading: 'Status' },
  { field: 'amount_cents', heading: 'Amount (smallest unit)' },
  { field: 'currency', heading: 'Currency' },
  { field: 'created_at', heading: 'Bought' },
  { field: 'refunded_at', heading: 'Refunded' },
  { field: 'buyer_email', heading: 'Buyer' },
  { field: 'buyer_id', heading: 'Buyer id' },
  { field: 'seller_id', heading: 'Seller id' },
  { field: 'skill_name', heading: 'Skill' },
  { field: 'payment_intent', heading: 'PaymentIntent' },
  { field: 'license_status', heading: 'Licence' },
]

export const purchaseCopies = [
  { key: 'c', label: 'id', value: (purchase: Purchase) => purchase.id },
  { key: 'e', label: 'e-mail', value: (purchase: Purchase) => purchase.buyer_email },
] as const

export const idOfPurchase = (purchase: Purchase): string => purchase.id

/** An amount whose currency the database may not name. */
export const amountWords = (cents: number, currency: string | null): string =>
  currency === null ? `${cents} (no currency named)` : moneyWords(cents, currency)
