import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import type { Claim } from '@contract/marketplace/claims'
import type { User } from '@contract/marketplace/users'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { PanelSection } from '../../../parts/panel'
import type { useRecord } from '../../../parts/table-record'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { statusMeaning, statusTone, statusWord } from '../account-status'
import { FlagLines } from '../flag-lines'
import styles from './claimant-standing.module.css'
import { skillOf } from './identity'

interface Props {
  environment: string
  claim: Claim
  /** The claimant's account; null where there is none, undefined while it is looked for. */
  account: ReturnType<typeof useRecord<'users.get'>>
  flags: readonly AbuseFlag[]
  others: readonly Claim[]
  rivals: readonly Claim[]
  reading: boolean
  partly: string | null
}

/** Whether one would give this person anything: their account, their flags, what else they claim, who else claims this. */
export const ClaimantStanding = ({ environment, claim, account, flags, others, rivals, reading, partly }: Props) => (
  <PanelSection title="Standing">
    <Facts
      facts={[
        ['Account', <Account key="a" environment={environment} claim={claim} account={account} />],
        ['Abuse flags', reading ? <Reading key="f" /> : <FlagLines key="f" environment={environment} flags={flags} />],
        ['Other claims', reading ? <Reading key="o" /> : <Claims key="o" environment={environment} claims={others} none="none" />],
        [
          'Same skill',
          reading ? <Reading key="r" /> : <Claims key="r" environment={environment} claims={rivals} none="nobody else claims it" by />,
        ],
      ]}
    />
    {partly && <p className="muted">{partly}</p>}
  </PanelSection>
)

const Account = ({ environment, claim, account }: Pick<Props, 'environment' | 'claim' | 'account'>): ReactNode => {
  if (claim.claimant_id === null) return <span className="faint">the claim names nobody</span>
  const link = <Link to={screenAddress(environment, 'users', claim.claimant_id)}>Open user</Link>
  if (account.failure) return <FailureNotice failure={account.failure} onRetry={() => void account.again()} />
  if (account.record === undefined) return <span className="muted">Looking through the list of users. {link}</span>
  if (account.record === null) return <Tag tone="warn">no such user</Tag>
  return (
    <>
      <Tag tone={statusTone(account.record.account_status)}>{statusWord(account.record.account_status)}</Tag>{' '}
      <span className="muted">{statusMeaning(account.record.account_status)}</span>
      <br />
      {rolesOf(account.record)} · since <Moment at={account.record.created_at} /> · {link}
    </>
  )
}

const rolesOf = (user: User): string =>
  [user.is_admin ? 'admin' : null, user.is_seller ? 'seller' : 'no seller', user.stripe_connected ? 'Stripe connected' : null]
    .filter(Boolean)
    .join(' · ')

const Reading = () => <span className="muted">Reading…</span>

const Claims = ({
  environment,
  claims,
  none,
  by = false,
}: {
  environment: string
  claims: readonly Claim[]
  none: string
  by?: boolean
}) =>
  claims.length === 0 ? (
    <span className="faint">{none}</span>
  ) : (
    <ul className={styles.lines}>
      {claims.slice(0, 10).map((claim) => (
        <li key={claim.id}>
          <Link to={screenAddress(environment, 'claims', claim.id)}>
            {visible(by ? (claim.claimant_email ?? claim.claimant_id ?? claim.id) : skillOf(claim))}
          </Link>
          {!by && claim.source_registry && <span className="muted"> · {visible(claim.source_registry)}</span>}
        </li>
      ))}
      {claims.length > 10 && <li className="muted">and {claims.length - 10} more</li>}
    </ul>
  )
