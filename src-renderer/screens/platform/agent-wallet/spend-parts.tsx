import type { Failure } from '@contract/failure'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { none } from '../../../parts/column-cells'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Panel, PanelSection } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import styles from './agent-wallet.module.css'
import type { Anomaly } from './anomalies'
import { noneChosen, searchOfWallets, type View } from './wallet-filter'
import { Said } from './wallet-words'

export interface PanelProps {
  environment: string
  id: string
  onClose: () => void
}

/** What stands where a record would: it is on its way, it is not there, or it could not be read. */
export const NotYet = ({
  what,
  id,
  looking,
  failure,
  onRetry,
  onClose,
}: {
  what: string
  id: string
  looking: boolean
  failure: Failure | null
  onRetry: () => void
  onClose: () => void
}) => {
  const place = usePlace()
  const gone = failure?.code === 'not_found'
  return (
    <Panel
      title={gone ? `No such ${what}` : what.charAt(0).toUpperCase() + what.slice(1)}
      beside={<span className="mono">{visible(id)}</span>}
      onClose={onClose}
    >
      <ProgressLine active={looking} label={`Reading the ${what}`} />
      <PanelSection>
        {gone && !looking && (
          <p>
            No {what} in {place?.name ?? 'this environment'} has this id. It may belong to another environment.
          </p>
        )}
        {failure && !gone && !looking && <FailureNotice failure={failure} onRetry={onRetry} />}
      </PanelSection>
    </Panel>
  )
}

/** Anomalies, each with its reason in words. */
export const AnomalySection = ({ of }: { of: readonly Anomaly[] }) =>
  of.length > 0 && (
    <PanelSection title="Anomalies">
      <ul className={styles.anomalies}>
        {of.map(({ word, words, tone, why }) => (
          <li key={word}>
            <Tag tone={tone}>{words}</Tag> {why}
          </li>
        ))}
      </ul>
    </PanelSection>
  )

interface Owned {
  wallet_id: string | null
  agent_id: string | null
  agent_name: string | null
  org_id: string | null
  org_name: string | null
}

/** Whose spend it is, each leading there. */
export const ownerFacts = (
  environment: string,
  { wallet_id, agent_id, agent_name, org_id, org_name }: Owned,
): readonly (readonly [string, ReactNode])[] => [
  [
    'Agent',
    <span key="a" className={styles.value}>
      <Said text={agent_name || agent_id} />
      {wallet_id && <Link to={walletAddress(environment, 'wallets', wallet_id)}>Open wallet</Link>}
    </span>,
  ],
  ['Org', <OrgLink key="o" environment={environment} id={org_id} name={org_name} />],
]

export const OrgLink = ({ environment, id, name }: { environment: string; id: string | null; name: string | null }) =>
  id === null ? (
    <Said text={name} />
  ) : (
    <Link to={screenAddress(environment, 'orgs', id)}>
      <bdi>{visible(name?.trim() || id)}</bdi>
    </Link>
  )

/** The address of one record in its own view. */
export const walletAddress = (environment: string, view: View, id: string | null = null, rest: Partial<typeof noneChosen> = {}): string =>
  `${screenAddress(environment, 'agent-wallet', id)}${searchOfWallets({ ...noneChosen, ...rest, view })}`

/** An id to be copied, or that there is none. */
export const IdFact = ({ id, label }: { id: string | null; label: string }) =>
  id === null ? none : <Copyable value={id} label={label} mono />
