import type { Purchase } from '@contract/marketplace/purchases'
import { moneyWords } from '@contract/money'
import { isPaymentIntent, type Payment } from '@contract/stripe/payments'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { environmentAddress } from '../../../shell/address'
import { statusWords } from '../refund-words'
import { differencesOf } from './differences'
import styles from './purchases.module.css'

/** Stripe's own view of what was paid, beside the database's: where they differ it is said first. */
export const PaymentSection = ({ environment, purchase }: { environment: string; purchase: Purchase }) => {
  const { payment_intent } = purchase
  const readable = payment_intent !== null && isPaymentIntent(payment_intent)
  const asked = useQuery({ ...read(environment, 'payments.get', { payment_intent: payment_intent ?? '' }), enabled: readable })
  const failure = failureOf(asked.error)
  if (payment_intent === null)
    return (
      <PanelSection title="Payment">
        <p className="muted">No PaymentIntent: it was not paid through Stripe, so there is nothing to give back.</p>
      </PanelSection>
    )
  return (
    <PanelSection title="Payment">
      <ProgressLine active={asked.isFetching} label="Asking Stripe" />
      {!readable ? (
        <p>
          <bdi className="mono">{visible(payment_intent)}</bdi> is no PaymentIntent that Stripe could be asked for.
        </p>
      ) : failure?.code === 'not_connected' ? (
        <>
          <Facts facts={[['PaymentIntent', <Copyable key="p" value={payment_intent} label="PaymentIntent" mono />]]} />
          <p className="muted">
            With a Stripe key, what was really paid and given back stands here.{' '}
            <Link to={environmentAddress(environment)}>Add Stripe to this environment</Link>
          </p>
        </>
      ) : failure && !asked.isFetching ? (
        <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
      ) : asked.data === null ? (
        <p>
          <Tag tone="warn">not at Stripe</Tag> Stripe has no payment <span className="mono">{payment_intent}</span> with this environment’s
          key: it may belong to another account or mode.
        </p>
      ) : (
        asked.data && <AsPaid purchase={purchase} payment={asked.data} />
      )}
    </PanelSection>
  )
}

const AsPaid = ({ purchase, payment }: { purchase: Purchase; payment: Payment }) => {
  const { currency } = payment
  const money = (cents: number) => <span className="tabular">{moneyWords(cents, currency)}</span>
  const differences = differencesOf(purchase, payment)
  return (
    <>
      {differences.length > 0 && (
        <ul className={styles.differences} aria-label="What differs">
          {differences.map((says) => (
            <li key={says}>
              <Tag tone="warn">differs</Tag> {says}
            </li>
          ))}
        </ul>
      )}
      <Facts
        facts={[
          [
            'At Stripe',
            <span key="s" className={styles.value}>
              <Tag tone={payment.status === 'succeeded' ? 'plain' : 'warn'}>{visible(payment.status)}</Tag>
              {!payment.livemode && <Tag>test mode</Tag>}
              {payment.disputed && <Tag tone="bad">disputed</Tag>}
            </span>,
          ],
          ['Paid', money(payment.paid_cents)],
          ['Given back', money(payment.refunded_cents)],
          ['Card', payment.card_last4 ? `${visible(payment.card_brand ?? 'card')} ending in ${visible(payment.card_last4)}` : 'not told'],
          ['Receipt to', payment.receipt_email ? <Copyable key="e" value={payment.receipt_email} label="e-mail" /> : 'nobody'],
          ['PaymentIntent', <Copyable key="p" value={payment.payment_intent} label="PaymentIntent" mono />],
          ['Charge', payment.charge ? <Copyable key="c" value={payment.charge} label="charge" mono /> : 'none'],
        ]}
      />
      {payment.refunds === null && <p className="muted">This key may not read refunds.</p>}
      {payment.refunds && payment.refunds.length > 0 && (
        <ul className={styles.refunds} aria-label="Refunds at Stripe">
          {payment.refunds.map((refund) => (
            <li key={refund.refund_id}>
              <RefundStatus status={refund.status} /> <b className="tabular">{moneyWords(refund.amount_cents, refund.currency)}</b>{' '}
              <Moment at={refund.created_at} />{' '}
              {refund.operator && (
                <span className="muted">
                  by <bdi>{visible(refund.operator)}</bdi>, from an Opsdesk
                </span>
              )}
              {refund.reason && (
                <p className="muted">
                  <bdi>{visible(refund.reason)}</bdi>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const RefundStatus = ({ status }: { status: string | null }) => {
  const { word, tone } = statusWords(status)
  return <Tag tone={tone}>{visible(word)}</Tag>
}
