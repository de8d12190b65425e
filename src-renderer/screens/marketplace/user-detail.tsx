import type { Input } from '@contract'
import type { User } from '@contract/marketplace/users'
import type { ReactNode } from 'react'
import { Copyable } from '../../parts/copyable'
import { FailureNotice } from '../../parts/failure'
import { Moment } from '../../parts/moment'
import { Facts } from '../../parts/page'
import { Panel, PanelSection } from '../../parts/panel'
import { usePlace } from '../../parts/place'
import { ProgressLine } from '../../parts/progress-line'
import { useRecord } from '../../parts/table-record'
import { Tag } from '../../parts/tag'
import { UnknownWrite } from '../../parts/unknown-writes'
import { statusMeaning, statusTone, statusWord } from './account-status'
import { oddUserId } from './user-id'

interface Props {
  environment: string
  id: string
  onClose: () => void
  /** Buttons at the foot, for a user who is there. */
  actions: (user: User) => ReactNode
}

/** One user: all the API tells of them, exact and copyable. */
export const UserDetail = ({ environment, id, onClose, actions }: Props) => {
  const place = usePlace()
  const user = useRecord(environment, 'users.get', { user_id: id } satisfies Input<'users.get'>)
  const odd = oddUserId(id)
  if (user.record)
    return (
      <Panel
        title={<bdi>{nameOf(user.record)}</bdi>}
        beside={
          <>
            <Copyable value={user.record.id} label="id" mono /> <UnknownWrite environment={environment} target={user.record.id} />
          </>
        }
        onClose={onClose}
        actions={actions(user.record)}
      >
        <UserFacts user={user.record} you={place?.services.marketplace?.credential.subject ?? null} />
      </Panel>
    )
  return (
    <Panel title={user.record === null ? 'No such user' : 'User'} beside={<span className="mono">{id}</span>} onClose={onClose}>
      <ProgressLine active={user.looking} label="Looking for the user" />
      <PanelSection>
        {user.failure ? (
          <FailureNotice failure={user.failure} onRetry={() => void user.again()} />
        ) : user.record === null ? (
          <p>
            No user with this id in {place?.name ?? 'this environment'}. {odd ?? 'It may belong to another environment, or be gone.'}
          </p>
        ) : (
          <p className="muted" role="status">
            Looking through the list of users, since the API can’t be asked for one. Over a long list this takes a while.
          </p>
        )}
      </PanelSection>
    </Panel>
  )
}

/** What people call a user: name, else e-mail, else id. */
export const nameOf = (user: User): string => user.display_name.trim() || user.email || user.id

const UserFacts = ({ user, you }: { user: User; you: string | null }) => (
  <>
    <PanelSection title="Person">
      <Facts
        facts={[
          ['E-mail', user.email ? <Copyable key="e" value={user.email} label="e-mail" /> : <None key="e" />],
          ['Name', user.display_name.trim() ? <bdi key="n">{user.display_name}</bdi> : <None key="n" />],
          ['Created', <Moment key="c" at={user.created_at} full />],
          ...(user.id === you ? [['You', 'This is you: the token in use is yours.'] as const] : []),
        ]}
      />
    </PanelSection>
    <PanelSection title="Account">
      <Facts
        facts={[
          [
            'Status',
            <span key="s">
              <Tag tone={statusTone(user.account_status)}>{statusWord(user.account_status)}</Tag>{' '}
              <span className="muted">{statusMeaning(user.account_status)}</span>
            </span>,
          ],
          ['Deletion asked', <Moment key="r" at={user.deletion_requested_at} full none="never" />],
          ['Deletion due', <Moment key="d" at={user.deletion_scheduled_at} full none="not due" />],
        ]}
      />
    </PanelSection>
    <PanelSection title="Roles">
      <Facts
        facts={[
          ['Admin', user.is_admin ? 'yes' : 'no'],
          ['Seller', user.is_seller ? 'yes, accepted the seller terms' : 'no'],
          ['Stripe', user.stripe_connected ? 'connected, can be paid' : 'not connected'],
        ]}
      />
    </PanelSection>
  </>
)

const None = () => <span className="faint">none</span>
