import { useQuery } from '@tanstack/react-query'
import { failureOf, read } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { anomaliesOf, factsOfTransaction } from './anomalies'
import { AnomalySection, IdFact, NotYet, ownerFacts, type PanelProps } from './spend-parts'
import { SpendTimeline } from './spend-timeline'
import { Money, plainWord, Said, StateWord } from './wallet-words'

/** One movement of money on a card, its dispute, and the spend it belongs to. */
export const TransactionPanel = ({ environment, id, onClose }: PanelProps) => {
  const asked = useQuery(read(environment, 'agent-wallet.transaction', { transaction_id: id }))
  const transaction = asked.data
  if (!transaction)
    return (
      <NotYet
        what="transaction"
        id={id}
        looking={asked.isFetching}
        failure={failureOf(asked.error)}
        onRetry={() => void asked.refetch()}
        onClose={onClose}
      />
    )
  const { currency, dispute_id, dispute_status } = transaction
  return (
    <Panel
      title={
        <>
          <Money cents={transaction.amount_cents} currency={currency} /> <Tag>{visible(plainWord(transaction.type))}</Tag>
        </>
      }
      beside={<Copyable value={transaction.id} label="transaction id" mono />}
      onClose={onClose}
    >
      {dispute_id !== null && (
        <PanelSection title="Dispute">
          <p>
            <StateWord word={dispute_status ?? 'disputed'} /> {disputeWords(dispute_status)}
          </p>
          <Facts facts={[['Dispute', <IdFact key="d" id={dispute_id} label="dispute id" />]]} />
        </PanelSection>
      )}
      <AnomalySection of={anomaliesOf(factsOfTransaction(transaction))} />
      <SpendTimeline environment={environment} start={{ transaction }} />
      <PanelSection title="Transaction">
        <Facts
          facts={[
            ['Merchant', <Said key="m" text={transaction.merchant_name} />],
            ['Kind', <Said key="k" text={transaction.merchant_category && plainWord(transaction.merchant_category)} />],
            ...ownerFacts(environment, transaction),
            ['Authorised', <Money key="a" cents={transaction.authorized_cents} currency={currency} />],
            ['Booked', <Moment key="b" at={transaction.created_at} full />],
            ['Card', <IdFact key="c" id={transaction.card_id} label="card id" />],
          ]}
        />
      </PanelSection>
    </Panel>
  )
}

/** https://docs.stripe.com/issuing/purchases/disputes */
const disputeWords = (status: string | null): string => {
  switch (status) {
    case 'unsubmitted':
      return 'It is written down and not handed in: submit it in Stripe, or it lapses.'
    case 'submitted':
      return 'It is with the merchant’s bank. Its answer may take up to 90 days.'
    case 'won':
      return 'It was won: the money is back.'
    case 'lost':
      return 'It was lost: the money stays with the merchant.'
    case 'expired':
      return 'It was not handed in in time.'
    default:
      return 'Look at it in Stripe’s dashboard, under Issuing, Disputes.'
  }
}
