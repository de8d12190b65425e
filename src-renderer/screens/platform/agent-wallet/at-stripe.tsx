import type { Wallet } from '@contract/platform/agent-wallet-records'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { environmentAddress } from '../../../shell/address'
import { compareCards } from './compare'
import { FieldsThatDiffer } from './fields-that-differ'
import { walletAddress } from './spend-parts'
import { verdictWords } from './wallet-words'

/** This wallet's card as Stripe itself has it. */
export const AtStripe = ({ environment, wallet }: { environment: string; wallet: Wallet }) => {
  const issued = useQuery(read(environment, 'issuing.cards', {}))
  const failure = failureOf(issued.error)
  const [compared] = issued.data ? compareCards({ items: [wallet], complete: false }, issued.data) : []
  return (
    <PanelSection title="At Stripe">
      <ProgressLine active={issued.isFetching} label="Asking Stripe" />
      {failure?.code === 'not_connected' ? (
        <p className="muted">
          With a Stripe key, the card as Stripe has it stands here.{' '}
          <Link to={environmentAddress(environment)}>Add Stripe to this environment</Link>
        </p>
      ) : failure && !issued.isFetching ? (
        <FailureNotice failure={failure} onRetry={() => void issued.refetch()} />
      ) : compared === undefined ? (
        issued.data && <p className="muted">The card is not among the newest 1,000 of Stripe: it was not compared.</p>
      ) : (
        <>
          <p>
            <Tag tone={verdictWords[compared.verdict].tone}>{verdictWords[compared.verdict].words}</Tag>{' '}
            {compared.verdict === 'same' && 'Stripe and the platform say the same of this card.'}
            {compared.verdict === 'only_platform' && 'Stripe has no such card with this environment’s key.'}
          </p>
          {compared.fields.length > 0 && <FieldsThatDiffer fields={compared.fields} />}
          <Link to={walletAddress(environment, 'differences')}>All differences</Link>
        </>
      )}
    </PanelSection>
  )
}
