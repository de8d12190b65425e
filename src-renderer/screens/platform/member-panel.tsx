import type { Member } from '@contract/platform/members'
import { type Crossing, crossingsOf } from '@contract/platform/org-boundaries'
import { mayWords } from '@contract/platform/org-roles'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../operations'
import type { useConfirm } from '../../parts/confirm'
import { Copyable } from '../../parts/copyable'
import { FailureNotice } from '../../parts/failure'
import { Moment } from '../../parts/moment'
import { Facts } from '../../parts/page'
import { Panel, PanelSection } from '../../parts/panel'
import { ProgressLine } from '../../parts/progress-line'
import { Tag } from '../../parts/tag'
import { UnknownWrite } from '../../parts/unknown-writes'
import { visible } from '../../parts/visible-text'
import { screenAddress } from '../../shell/address'
import { CrossingLines } from './crossing-lines'
import styles from './member.module.css'
import { MemberActions } from './member-actions'
import { memberName, memberRef } from './member-rows'
import { statusTone, statusWords } from './org-words'

interface Props {
  environment: string
  org_id: string
  user_id: string
  ask: ReturnType<typeof useConfirm>['ask']
  onClose: () => void
}

/** Somebody's place in an org: what they may do there, what crosses a boundary and why, and where else they are. */
const MemberPanel = ({ environment, org_id, user_id, ask, onClose }: Props) => {
  const asked = useQuery(read(environment, 'members.list', { org_id, user_id, limit: 1 }))
  const failure = asked.isFetching ? null : failureOf(asked.error)
  // A server that does not obey the filters answers with somebody else.
  const member = asked.data?.items.find((one) => one.org_id === org_id && one.user_id === user_id)
  if (member && !failure)
    return (
      <Panel
        title={<bdi>{memberName(member)}</bdi>}
        beside={
          <>
            in <bdi>{visible(member.org_name ?? '') || member.org_id}</bdi>{' '}
            <UnknownWrite environment={environment} target={memberRef(org_id, user_id)} />
          </>
        }
        onClose={onClose}
        actions={<MemberActions key={user_id} member={member} ask={ask} />}
      >
        <MemberFacts environment={environment} member={member} crossings={crossingsOf(member)} />
      </Panel>
    )
  return (
    <Panel title={asked.data ? 'No such member' : 'Member'} beside={<span className="mono">{user_id}</span>} onClose={onClose}>
      <ProgressLine active={asked.isFetching} label="Reading the member" />
      <PanelSection>
        {failure ? (
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        ) : (
          asked.data && (
            <p>
              This user is not a member of the org. They may have been removed.{' '}
              <Link to={screenAddress(environment, 'orgs', org_id)}>Open the org</Link>
            </p>
          )
        )}
      </PanelSection>
    </Panel>
  )
}

const MemberFacts = ({ environment, member, crossings }: { environment: string; member: Member; crossings: readonly Crossing[] }) => {
  const words = mayWords(member.role)
  return (
    <>
      <PanelSection title="Role">
        <Facts
          facts={[
            ['Role', visible(member.role)],
            ['Can', words === null ? 'No table names this role: what it may do can’t be told.' : words],
            [
              'Org',
              <span key="o">
                <Link to={screenAddress(environment, 'orgs', member.org_id)}>
                  <bdi>{visible(member.org_name ?? '') || member.org_id}</bdi>
                </Link>{' '}
                {member.org_status && member.org_status !== 'active' && (
                  <Tag tone={statusTone(member.org_status)}>{statusWords(member.org_status)}</Tag>
                )}
              </span>,
            ],
            [
              'Workspaces',
              member.workspaces === null ? 'not known' : `in ${member.workspaces} of ${member.org_workspaces ?? 'an unknown number'}`,
            ],
            ['Joined', <Moment key="j" at={member.joined_at} full none="not known" />],
          ]}
        />
      </PanelSection>
      <PanelSection title="Boundaries">
        <CrossingLines environment={environment} crossings={crossings} />
      </PanelSection>
      <PanelSection title="Person">
        <Facts
          facts={[
            [
              'E-mail',
              member.email ? (
                <Copyable key="e" value={visible(member.email)} label="e-mail" />
              ) : (
                <span key="e" className="faint">
                  none
                </span>
              ),
            ],
            [
              'User',
              <Link key="u" className="mono" to={screenAddress(environment, 'platform-users', member.user_id)}>
                {member.user_id}
              </Link>,
            ],
            ['Platform staff', member.is_staff === null ? 'not known' : member.is_staff ? 'yes' : 'no'],
          ]}
        />
      </PanelSection>
      <PanelSection title="Other orgs">
        <Elsewhere environment={environment} member={member} />
      </PanelSection>
    </>
  )
}

const Elsewhere = ({ environment, member: { elsewhere } }: { environment: string; member: Member }) => {
  if (elsewhere === null) return <p className="muted">The server does not say.</p>
  if (elsewhere.length === 0) return <p className="muted">In no other org.</p>
  return (
    <ul className={styles.lines}>
      {elsewhere.map((other) => (
        <li key={other.org_id}>
          <Link to={screenAddress(environment, 'orgs', other.org_id)}>
            <bdi>{visible(other.org_name ?? '') || other.org_id}</bdi>
          </Link>{' '}
          <span className="muted">{visible(other.role)}</span>{' '}
          {other.org_status && other.org_status !== 'active' && (
            <Tag tone={statusTone(other.org_status)}>{statusWords(other.org_status)}</Tag>
          )}
        </li>
      ))}
    </ul>
  )
}

export default MemberPanel
