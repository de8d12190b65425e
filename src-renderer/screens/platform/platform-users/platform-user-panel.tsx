import type { Member } from '@contract/platform/members'
import { type Crossing, crossingsOf } from '@contract/platform/org-boundaries'
import type { PlatformUser } from '@contract/platform/platform-users'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { CrossingLines } from '../crossing-lines'
import lines from '../member.module.css'
import { memberRef } from '../member-rows'
import { statusTone, statusWords } from '../org-words'
import { platformUserName } from './platform-user-columns'

/** One account: who it is, each org it is in and what it is there, and where that crosses a boundary. */
export const PlatformUserPanel = ({ environment, id, onClose }: { environment: string; id: string; onClose: () => void }) => {
  const asked = useQuery(read(environment, 'platform-users.get', { user_id: id }))
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const user = asked.data
  return (
    <Panel
      title={user ? <bdi>{platformUserName(user)}</bdi> : 'User'}
      beside={user ? <Copyable value={user.id} label="id" mono /> : <span className="mono">{visible(id)}</span>}
      onClose={onClose}
    >
      <ProgressLine active={asked.isFetching} label="Reading the user" />
      {failure && (
        <PanelSection>
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        </PanelSection>
      )}
      {user && (
        <PanelSection title="Person">
          <PersonFacts user={user} />
        </PanelSection>
      )}
      <Places environment={environment} id={id} />
    </Panel>
  )
}

const PersonFacts = ({ user }: { user: PlatformUser }) => (
  <Facts
    facts={[
      [
        'E-mail',
        user.email ? (
          <Copyable key="e" value={visible(user.email)} label="e-mail" />
        ) : (
          <span key="e" className="faint">
            none
          </span>
        ),
      ],
      [
        'Platform staff',
        user.is_staff === null ? 'not known' : user.is_staff ? 'yes: reaches into every org without being a member of it' : 'no',
      ],
      ['Owns', user.owns === null ? 'not known' : user.owns === 0 ? 'no org' : user.owns === 1 ? 'one org' : `${user.owns} orgs`],
      ['Last active', <Moment key="a" at={user.last_active_at} full none="never" />],
      ['Created', <Moment key="c" at={user.created_at} full />],
    ]}
  />
)

/** A person's places are asked for apart from the person: where one fails the other is still there. */
const Places = ({ environment, id }: { environment: string; id: string }) => {
  const asked = useQuery(read(environment, 'members.list', { user_id: id, sort_by: 'org_name', sort_order: 'asc', limit: 200 }))
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const places = (asked.data?.items ?? []).filter(({ user_id }) => user_id === id)
  const crossings = mergedCrossings(places)
  return (
    <>
      <PanelSection title="Orgs">
        {failure && <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />}
        {!asked.data && !failure && <p className="muted">Reading the orgs.</p>}
        {asked.data && places.length === 0 && <p className="muted">A member of no org.</p>}
        <ul className={lines.lines}>
          {places.map((member) => (
            <li key={member.org_id}>
              <Link to={screenAddress(environment, 'orgs', member.org_id)}>
                <bdi>{visible(member.org_name ?? '').trim() || member.org_id}</bdi>
              </Link>{' '}
              {member.org_status && member.org_status !== 'active' && (
                <Tag tone={statusTone(member.org_status)}>{statusWords(member.org_status)}</Tag>
              )}{' '}
              <span className="muted">as</span>{' '}
              <Link to={`${screenAddress(environment, 'members', memberRef(member.org_id, member.user_id))}?crosses=all`}>
                {visible(member.role)}
              </Link>
            </li>
          ))}
        </ul>
        {asked.data && (asked.data.total ?? 0) > places.length && (
          <p className="muted">
            The first {places.length} of {asked.data.total}.
          </p>
        )}
      </PanelSection>
      {places.length > 0 && (
        <PanelSection title="Boundaries">
          <CrossingLines environment={environment} crossings={crossings} />
        </PanelSection>
      )}
    </>
  )
}

/** Each rule once, where it is gravest, with the org it is seen from. */
const mergedCrossings = (places: readonly Member[]): Crossing[] => {
  const byRule = new Map<string, Crossing>()
  for (const member of places) {
    const seen_from = { org_id: member.org_id, org_name: visible(member.org_name ?? '').trim() || member.org_id, role: member.role }
    for (const crossing of crossingsOf(member)) {
      const known = byRule.get(crossing.rule)
      if (known && (known.grave || !crossing.grave)) continue
      byRule.set(crossing.rule, {
        ...crossing,
        reason: `${seen_from.org_name}: ${crossing.reason}`,
        beyond: [seen_from, ...crossing.beyond],
      })
    }
  }
  return [...byRule.values()].sort((a, b) => Number(b.grave) - Number(a.grave))
}
