import type { RefundSubject } from '@contract/marketplace/refund-subject'
import { moneyWords } from '@contract/money'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Copyable } from '../../../parts/copyable'
import { Facts } from '../../../parts/page'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import styles from './refund-form.module.css'

/** A purchase before it is refunded: what goes back to whom, as the database and Stripe have it. */
export const KnownPurchase = ({ environment, record }: { environment: string; record: RefundSubject }) => {
  const { currency, purchase_id } = record
  const money = (cents: number | null): ReactNode =>
    cents === null ? (
      <span className="faint">not known</span>
    ) : (
      <span className="tabular">{currency === null ? `${cents} (no currency named)` : moneyWords(cents, currency)}</span>
    )
  const facts: (readonly [string, ReactNode] | null)[] = [
    ['Goes back', <b key="a">{money(record.amount_cents)}</b>],
    ['Buyer', <Buyer key="b" environment={environment} record={record} />],
    record.skill_name ? ['Skill', <bdi key="k">{visible(record.skill_name)}</bdi>] : null,
    record.status === null
      ? null
      : [
          'Purchase',
          <Tag key="s" tone={record.status === 'completed' ? 'plain' : 'warn'}>
            {visible(record.status)}
          </Tag>,
        ],
    record.license_status === null ? null : ['Licence', visible(record.license_status)],
    record.payment_status === null
      ? null
      : [
          'At Stripe',
          <span key="p" className={styles.line}>
            <Tag tone={record.payment_status === 'succeeded' ? 'plain' : 'warn'}>{visible(record.payment_status)}</Tag>
            <span>
              {money(record.paid_cents)} paid, {money(record.refunded_cents)} given back
            </span>
            {record.livemode === false && <Tag>test mode</Tag>}
            {record.disputed && <Tag tone="bad">disputed</Tag>}
          </span>,
        ],
  ]
  return (
    <>
      <Facts facts={facts.filter((fact) => fact !== null)} />
      {record.unread && <p className="muted">Not all of it could be read: {record.unread}</p>}
      {purchase_id && (
        <p>
          <Link to={screenAddress(environment, 'purchases', purchase_id)}>Open the purchase</Link>
        </p>
      )}
    </>
  )
}

const Buyer = ({ environment, record }: { environment: string; record: RefundSubject }) => {
  const email = record.buyer_email || record.receipt_email
  return (
    <span className={styles.line}>
      {email ? <Copyable value={email} label="e-mail" /> : <span className="faint">not known</span>}
      {record.buyer_name.trim() && <bdi className="muted">{visible(record.buyer_name)}</bdi>}
      {record.buyer_id && <Link to={screenAddress(environment, 'users', record.buyer_id)}>Open user</Link>}
    </span>
  )
}
