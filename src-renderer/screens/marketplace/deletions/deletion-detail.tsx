import type { PendingDeletion } from '@contract/marketplace/deletions'
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { exact, instantOf } from '../../../parts/instant'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { ProgressLine } from '../../../parts/progress-line'
import { useRecord } from '../../../parts/table-record'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { statusMeaning, statusTone, statusWord } from '../account-status'
import { FlagLines } from '../flag-lines'
import type { useStandings } from '../standing'
import { type Alarm, alarmsOf } from './alarms'
import styles from './deletion-detail.module.css'
import { inUtc } from './due'
import { DueWords } from './due-words'

interface Props {
  environment: string
  id: string
  standings: ReturnType<typeof useStandings>
  onClose: () => void
  actions: (user: PendingDeletion, alarms: readonly Alarm[]) => ReactNode
}

/** One account that is to be deleted: when, whose, and what speaks for looking first. */
export const DeletionDetail = ({ environment, id, standings, onClose, actions }: Props) => {
  const place = usePlace()
  const deletion = useRecord(environment, 'deletions.get', { user_id: id })
  const user = deletion.record
  if (!user)
    return (
      <Panel
        title={user === null ? 'No deletion is pending' : 'Pending deletion'}
        beside={<span className="mono">{id}</span>}
        onClose={onClose}
      >
        <ProgressLine active={deletion.looking} label="Looking for the deletion" />
        <PanelSection>
          {deletion.failure ? (
            <FailureNotice failure={deletion.failure} onRetry={() => void deletion.again()} />
          ) : user === null ? (
            <>
              <p>
                No user with this id waits for deletion in {place?.name ?? 'this environment'}. It was cancelled, or the account is gone, or
                the id belongs to another environment.
              </p>
              <p>
                <Link to={screenAddress(environment, 'users', id)}>Look for the user</Link>
              </p>
            </>
          ) : (
            <p className="muted" role="status">
              Looking through the list of pending deletions.
            </p>
          )}
        </PanelSection>
      </Panel>
    )
  const standing = standings.of(user.id)
  const alarms = alarmsOf(user, standing)
  return (
    <Panel
      title={<bdi>{visible(user.display_name.trim() || user.email || user.id)}</bdi>}
      beside={<Copyable value={user.id} label="id" mono />}
      onClose={onClose}
      actions={actions(user, alarms)}
    >
      {alarms.length > 0 && (
        <PanelSection title="Look first">
          <ul className={styles.alarms}>
            {alarms.map(({ word, says }) => (
              <li key={word}>
                <Tag tone={word === 'claimant' ? 'warn' : 'bad'}>{word}</Tag> {says}
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
      <PanelSection title="Deletion">
        <Facts
          facts={[
            ['Due', <DueWords key="d" at={user.deletion_scheduled_at} />],
            ['Here', <Local key="l" at={user.deletion_scheduled_at} />],
            ['UTC', user.deletion_scheduled_at ? (inUtc(user.deletion_scheduled_at) ?? <None key="u" />) : <None key="u" />],
            ['Asked', <Moment key="a" at={user.deletion_requested_at} full none="not said" />],
          ]}
        />
      </PanelSection>
      <PanelSection title="User">
        <Facts
          facts={[
            ['E-mail', user.email ? <Copyable key="e" value={user.email} label="e-mail" /> : <None key="e" />],
            ['Name', user.display_name.trim() ? <bdi key="n">{visible(user.display_name)}</bdi> : <None key="n" />],
            [
              'Status',
              <span key="s">
                <Tag tone={statusTone(user.account_status)}>{visible(statusWord(user.account_status))}</Tag>{' '}
                <span className="muted">{statusMeaning(user.account_status)}</span>
              </span>,
            ],
            ['Roles', <Roles key={user.id} environment={environment} id={user.id} />],
          ]}
        />
      </PanelSection>
      <PanelSection title="Standing">
        <Facts
          facts={[
            [
              'Abuse flags',
              standings.reading ? <Reading key="f" /> : <FlagLines key="f" environment={environment} flags={standing.flags} />,
            ],
            [
              'Open claims',
              standings.reading ? <Reading key="c" /> : <ClaimLines key="c" environment={environment} claims={standing.claims} />,
            ],
          ]}
        />
        {standings.partly && <p className="muted">{standings.partly}</p>}
      </PanelSection>
      <PanelSection title="Cancelling">
        <p className="muted">
          The API takes no reason for it. The one you give stands in this desk’s ledger, with when it was cancelled and by whom.
        </p>
      </PanelSection>
    </Panel>
  )
}

/** Known where the list of users was read; else looked up on demand, since that walks through all users. */
const Roles = ({ environment, id }: { environment: string; id: string }) => {
  const [asked, setAsked] = useState(false)
  const user = useRecord(environment, 'users.get', { user_id: id }, { paused: !asked })
  const page = <Link to={screenAddress(environment, 'users', id)}>Open user</Link>
  if (user.failure) return <FailureNotice failure={user.failure} onRetry={() => void user.again()} />
  if (user.record === null) return <span className="muted">not in the list of users</span>
  if (user.record === undefined)
    return (
      <span className={styles.roles}>
        <Button size="compact-sm" loading={user.looking} onClick={() => setAsked(true)}>
          Look up
        </Button>{' '}
        {page}
      </span>
    )
  const { is_admin, is_seller, stripe_connected } = user.record
  return (
    <>
      {is_admin && <Tag tone="warn">admin</Tag>} {is_seller ? 'seller' : 'no seller'}
      {stripe_connected ? ', Stripe connected' : ''} · {page}
    </>
  )
}

const ClaimLines = ({ environment, claims }: { environment: string; claims: ReturnType<Props['standings']['of']>['claims'] }) =>
  claims.length === 0 ? (
    <None />
  ) : (
    <ul className={styles.alarms}>
      {claims.slice(0, 5).map((claim) => (
        <li key={claim.id}>
          <Link to={screenAddress(environment, 'claims', claim.id)}>{visible(claim.skill_name ?? claim.skill_id ?? claim.id)}</Link>
        </li>
      ))}
      {claims.length > 5 && <li className="muted">and {claims.length - 5} more</li>}
    </ul>
  )

const Local = ({ at }: { at: string | null }) => {
  const date = at === null ? null : instantOf(at)
  return date ? exact(date) : <None />
}
const None = () => <span className="faint">none</span>
const Reading = () => <span className="muted">Reading…</span>
