import { useQuery } from '@tanstack/react-query'
import { failureOf, read } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import styles from './agent-wallet.module.css'
import { anomaliesOf, factsOfAuthorization } from './anomalies'
import { declineOf } from './declines'
import { AnomalySection, IdFact, NotYet, ownerFacts, type PanelProps } from './spend-parts'
import { SpendTimeline } from './spend-timeline'
import { Money, plainWord, Said } from './wallet-words'

/** One authorization: its outcome in plain words with what to do, and the spend it belongs to. */
export const AuthorizationPanel = ({ environment, id, onClose }: PanelProps) => {
  const asked = useQuery(read(environment, 'agent-wallet.authorization', { authorization_id: id }))
  const authorization = asked.data
  if (!authorization)
    return (
      <NotYet
        what="authorization"
        id={id}
        looking={asked.isFetching}
        failure={failureOf(asked.error)}
        onRetry={() => void asked.refetch()}
        onClose={onClose}
      />
    )
  const { approved, reason, amount_cents, currency } = authorization
  return (
    <Panel
      title={
        <>
          <Money cents={amount_cents} currency={currency} />{' '}
          <Tag tone={approved ? 'plain' : 'bad'}>{approved ? 'authorised' : 'declined'}</Tag>
        </>
      }
      beside={<Copyable value={authorization.id} label="authorization id" mono />}
      onClose={onClose}
    >
      {!approved && <Declined reason={reason} />}
      <AnomalySection of={anomaliesOf(factsOfAuthorization(authorization))} />
      <SpendTimeline environment={environment} start={{ authorization }} />
      <PanelSection title="Authorization">
        <Facts
          facts={[
            ['Merchant', <Said key="m" text={authorization.merchant_name} />],
            ['Kind', <Said key="k" text={authorization.merchant_category && plainWord(authorization.merchant_category)} />],
            ...ownerFacts(environment, authorization),
            [
              'Limit of one spend',
              authorization.limit_cents === null ? 'none' : <Money key="l" cents={authorization.limit_cents} currency={currency} />,
            ],
            ['Captured', <Money key="c" cents={authorization.captured_cents} currency={currency} />],
            ['Stripe’s reason', <Said key="r" text={reason} />],
            ['Stripe’s status', <Said key="s" text={authorization.status} />],
            ['Asked', <Moment key="a" at={authorization.created_at} full />],
            ['Card', <IdFact key="i" id={authorization.card_id} label="card id" />],
          ]}
        />
      </PanelSection>
    </Panel>
  )
}

/** Why, and what to do about it. A reason nobody here knows is shown as it came. */
const Declined = ({ reason }: { reason: string | null }) => {
  const known = declineOf(reason)
  return (
    <PanelSection title="Why it was declined">
      {known ? (
        <>
          <p>{known.means}</p>
          <p className={styles.next}>
            <b>What to do:</b> {known.next}
          </p>
        </>
      ) : (
        <p>
          {reason ? (
            <>
              Stripe’s reason is <bdi className="mono">{visible(reason)}</bdi>, which this Opsdesk does not know.
            </>
          ) : (
            'The platform does not say.'
          )}{' '}
          Look at it in Stripe’s dashboard, under Issuing, Authorizations.
        </p>
      )}
    </PanelSection>
  )
}
