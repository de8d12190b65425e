import type { Purchase } from '@contract/marketplace/purchases'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { failureOf, read } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection, WhyNot } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { PaymentSection } from './payment-section'
import { amountWords } from './purchase-columns'
import { purchaseTone } from './purchase-words'
import styles from './purchases.module.css'

interface Props {
  environment: string
  /** The purchase's id, or its PaymentIntent's. */
  id: string
  onClose: () => void
}

/** One purchase: who bought what of whom, its licence, and the payment as Stripe has it. */
export const PurchaseDetail = ({ environment, id, onClose }: Props) => {
  const place = usePlace()
  const asked = useQuery(read(environment, 'purchases.get', { purchase_id: id }))
  const failure = failureOf(asked.error)
  const purchase = asked.data
  if (purchase) return <One environment={environment} purchase={purchase} onClose={onClose} />
  return (
    <Panel title={purchase === null ? 'No such purchase' : 'Purchase'} beside={<span className="mono">{id}</span>} onClose={onClose}>
      <ProgressLine active={asked.isFetching} label="Reading the purchase" />
      <PanelSection>
        {failure && !asked.isFetching ? (
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        ) : (
          purchase === null && (
            <p>
              No purchase in {place?.name ?? 'this environment'} has this id, nor a PaymentIntent of this id. It may belong to another
              environment.
            </p>
          )
        )}
      </PanelSection>
    </Panel>
  )
}

const One = ({ environment, purchase, onClose }: { environment: string; purchase: Purchase; onClose: () => void }) => {
  const amount = purchase.amount_cents === null ? null : amountWords(purchase.amount_cents, purchase.currency)
  return (
    <Panel
      title={
        <>
          {amount && <span className="tabular">{amount}</span>} <Tag tone={purchaseTone(purchase.status)}>{visible(purchase.status)}</Tag>
        </>
      }
      beside={<Copyable value={purchase.id} label="purchase id" mono />}
      onClose={onClose}
      actions={<Refund environment={environment} purchase={purchase} />}
    >
      <PanelSection title="Purchase">
        <Facts
          facts={[
            [
              'Buyer',
              <Person key="b" environment={environment} id={purchase.buyer_id} email={purchase.buyer_email} name={purchase.buyer_name} />,
            ],
            [
              'Seller',
              purchase.seller_id ? (
                <Person
                  key="s"
                  environment={environment}
                  id={purchase.seller_id}
                  email={purchase.seller_email}
                  name={purchase.seller_name}
                />
              ) : (
                'none'
              ),
            ],
            [
              'Skill',
              purchase.skill_name || purchase.skill_id ? (
                <bdi key="k">{visible(purchase.skill_name || (purchase.skill_id ?? ''))}</bdi>
              ) : (
                'none'
              ),
            ],
            ['Bought', <Moment key="c" at={purchase.created_at} full none="not said" />],
            ['Refunded', <Moment key="r" at={purchase.refunded_at} full none="no" />],
            ['Licence', <Licence key="l" purchase={purchase} />],
          ]}
        />
        <p className={styles.after}>
          <Link to={`${screenAddress(environment, 'purchases')}?buyer_id=${encodeURIComponent(purchase.buyer_id)}`}>
            All purchases of this buyer
          </Link>
        </p>
      </PanelSection>
      <PaymentSection environment={environment} purchase={purchase} />
    </Panel>
  )
}

const Person = ({ environment, id, email, name }: { environment: string; id: string; email: string; name: string }) => (
  <span className={styles.value}>
    {email ? <Copyable value={email} label="e-mail" /> : <Copyable value={id} label="user id" mono />}
    {name.trim() && <bdi className="muted">{visible(name)}</bdi>}
    <Link to={screenAddress(environment, 'users', id)}>Open user</Link>
  </span>
)

const Licence = ({ purchase }: { purchase: Purchase }): ReactNode => {
  const { license_id, license_status, license_deactivated_at } = purchase
  if (license_id === null) return 'none'
  return (
    <span className={styles.value}>
      <Tag>{visible(license_status ?? 'no status')}</Tag>
      {license_deactivated_at && <Moment at={license_deactivated_at} />}
      <Copyable value={license_id} label="licence id" mono />
    </span>
  )
}

/** Leads to the form of a refund, which asks for the reason and shows the request. */
const Refund = ({ environment, purchase }: { environment: string; purchase: Purchase }) => {
  const [, navigate] = useLocation()
  const go = (): void => navigate(screenAddress(environment, 'refunds', `/new/${purchase.id}`))
  const why =
    purchase.status === 'refunded'
      ? 'It is refunded already.'
      : purchase.payment_intent === null
        ? 'It was not paid through Stripe.'
        : purchase.status === 'failed'
          ? 'It was never paid.'
          : null
  useKeys({ x: () => why === null && go() })
  if (why !== null) return <WhyNot label="Refund…" reason={why} />
  return (
    <Button onClick={go}>
      Refund… <Key keys="X" />
    </Button>
  )
}
