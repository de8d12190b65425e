import type { Failure } from '@contract/failure'
import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import type { User } from '@contract/marketplace/users'
import { useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import { FailureNotice } from '../../../parts/failure'
import { day, exact, instantOf, relative } from '../../../parts/instant'
import { RecordId } from '../../../parts/json-view'
import { Moment } from '../../../parts/moment'
import { useNow } from '../../../parts/now'
import { Facts } from '../../../parts/page'
import { PanelSection } from '../../../parts/panel'
import { Tag } from '../../../parts/tag'
import styles from '../../../parts/triage/evidence.module.css'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { statusTone, statusWord } from '../account-status'
import { moneyWords, type Party, partiesOf, purchaseOf, referenceWords } from './about'
import { learnedHolds } from './learned'

interface Props {
  environment: string
  flag: AbuseFlag
  people: { people: ReadonlyMap<string, User> | undefined; looking: boolean; failure: Failure | null; again: () => void }
}

const partWords = { buyer: 'Buyer', seller: 'Seller', user: 'Account' } as const

/** Who and what a flag is about: each account as it stands, and the purchase as far as the flag tells of it. */
export const Accounts = ({ environment, flag, people }: Props) => {
  const parties = partiesOf(flag)
  const purchase = purchaseOf(flag)
  const money = purchase && moneyWords(purchase.amount_cents, purchase.currency)
  return (
    <PanelSection title={parties.length > 1 ? 'Accounts' : 'Account'}>
      {people.failure && !people.people && <FailureNotice failure={people.failure} onRetry={people.again} />}
      {parties.map((party) => (
        <Account
          key={party.id}
          environment={environment}
          flagged={flag.created_at}
          party={party}
          user={people.people?.get(party.id)}
          looking={people.looking}
        />
      ))}
      {parties.length === 0 && (
        <Facts
          facts={[
            [
              'About',
              referenceWords(flag) === null ? (
                <span key="n" className="muted">
                  nothing the flag names
                </span>
              ) : (
                visible(referenceWords(flag) ?? '')
              ),
            ],
          ]}
        />
      )}
      {flag.reference_type !== 'user' && flag.reference_id !== null && parties.length > 0 && (
        <Facts facts={[[capital(flag.reference_type ?? 'about'), <RecordId key="r" id={flag.reference_id} addressOf={() => null} />]]} />
      )}
      {money && (
        <Facts
          facts={[
            [
              'Value',
              <span key="v" className="tabular">
                {money}
              </span>,
            ],
          ]}
        />
      )}
    </PanelSection>
  )
}

const capital = (word: string): string => visible(word.charAt(0).toUpperCase() + word.slice(1)).slice(0, 30)

interface AccountProps {
  environment: string
  /** When the flag was raised. */
  flagged: string | null
  party: Party
  user: User | undefined
  looking: boolean
}

const Account = ({ environment, flagged, party, user, looking }: AccountProps) => {
  const status = useStatus(environment, party.id, user)
  const id = <RecordId id={party.id} addressOf={user ? () => null : (one) => screenAddress(environment, 'users', one)} />
  if (!user)
    return (
      <div className={styles.account}>
        <Facts
          facts={[
            [partWords[party.part], id],
            [
              'Status',
              looking ? (
                <span key="s" className="muted">
                  being looked up
                </span>
              ) : (
                <span key="s" className="muted">
                  in no list of users: gone, or of another environment
                </span>
              ),
            ],
          ]}
        />
      </div>
    )
  return (
    <div className={styles.account}>
      <Facts
        facts={[
          [
            partWords[party.part],
            <span key="w">
              <Link to={screenAddress(environment, 'users', user.id)}>
                <bdi>{visible(user.email || user.display_name || user.id)}</bdi>
              </Link>{' '}
              <Tag tone={statusTone(status)}>{statusWord(status)}</Tag> {user.is_admin && <Tag tone="accent">admin</Tag>}
            </span>,
          ],
          ['Id', id],
          ['Created', <Created key="c" at={user.created_at} flagged={flagged} />],
          ...(user.is_seller || party.part === 'seller'
            ? [
                [
                  'Sells',
                  user.is_seller
                    ? user.stripe_connected
                      ? 'yes, Stripe connected'
                      : 'yes, no Stripe'
                    : 'has not accepted the seller terms',
                ] as const,
              ]
            : []),
          ...(user.deletion_requested_at || user.deletion_scheduled_at ? [['Deletion', <Deletion key="d" user={user} />] as const] : []),
        ]}
      />
    </div>
  )
}

/** How old the account was when it was flagged says more than how old it is. */
const Created = ({ at, flagged }: { at: string | null; flagged: string | null }) => {
  const created = at === null ? null : instantOf(at)
  const raised = flagged === null ? null : instantOf(flagged)
  if (!created || !raised || created > raised) return <Moment at={at} full />
  const days = Math.floor((raised.getTime() - created.getTime()) / 86_400_000)
  return (
    <time dateTime={at ?? undefined} title={exact(created)}>
      {day(created)}
      <span className="muted"> · {days === 0 ? 'the day it was flagged' : `${days === 1 ? 'a day' : `${days} days`} before the flag`}</span>
    </time>
  )
}

const Deletion = ({ user }: { user: User }) => {
  const now = useNow(30_000)
  const due = user.deletion_scheduled_at === null ? null : instantOf(user.deletion_scheduled_at)
  return <Tag tone="bad">requested{due && ` · due ${due < now ? 'now' : relative(due, now)}`}</Tag>
}

/** The status as the list has it, or as this desk just made it. */
export const useStatus = (environment: string, id: string, user: User | undefined): string => {
  const holds = useSyncExternalStore(learnedHolds.on, () => learnedHolds.of(environment))
  return statusOf(holds.get(id)?.record, user)
}

/** `held` is what this desk did; undefined where it did nothing. */
export const statusOf = (held: boolean | undefined, user: User | undefined): string => {
  if (held) return 'held'
  if (held === false && user?.account_status === 'held') return user.deletion_requested_at ? 'pending_deletion' : 'active'
  return user?.account_status ?? 'unknown'
}
