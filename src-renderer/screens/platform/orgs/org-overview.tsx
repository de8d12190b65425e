import type { Org } from '@contract/platform/orgs'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Facts, Section } from '../../../parts/page'
import { RecordSection } from '../../../parts/record-page'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { CrossingLines } from '../crossing-lines'
import { memberName } from '../member-rows'
import { statusTone, statusWords } from '../org-words'
import styles from './orgs.module.css'
import { useOrgMembers } from './use-org-members'

interface Props {
  environment: string
  id: string
  org: Org | null
  /** Why the org itself could not be read. */
  unread: ReactNode
}

/** How an org stands, and who in it crosses a boundary. */
export const OrgOverview = ({ environment, id, org, unread }: Props) => (
  <RecordSection label="Overview">
    {unread}
    {org && <OrgFacts environment={environment} org={org} />}
    <Section title="Boundaries">
      <Boundaries environment={environment} id={id} />
    </Section>
  </RecordSection>
)

const OrgFacts = ({ environment, org }: { environment: string; org: Org }) => {
  const address = screenAddress(environment, 'orgs', org.id)
  return (
    <Facts
      facts={[
        [
          'Status',
          <span key="s">
            <Tag tone={statusTone(org.status)}>{statusWords(org.status)}</Tag>
            {org.suspended_at && (
              <span className="muted">
                {' '}
                since <Moment at={org.suspended_at} full />
              </span>
            )}
          </span>,
        ],
        ...(org.suspended_reason ? [['Suspended for', <bdi key="r">{visible(org.suspended_reason)}</bdi>] as const] : []),
        ['Plan', visible(org.plan ?? '') || 'not known'],
        [
          'Owner',
          org.owner_id ? (
            <span key="o">
              <Link to={screenAddress(environment, 'platform-users', org.owner_id)}>
                <bdi>{visible(org.owner_name ?? '').trim() || org.owner_id}</bdi>
              </Link>{' '}
              {org.owner_is_member === false && <Tag tone="warn">no member of it</Tag>}
            </span>
          ) : (
            'not known'
          ),
        ],
        [
          'Members',
          <Link key="m" to={`${address}?section=members`}>
            {org.members ?? 'see them'}
          </Link>,
        ],
        [
          'Workspaces',
          <Link key="w" to={`${address}?section=workspaces`}>
            {org.workspaces ?? 'see them'}
          </Link>,
        ],
        ['Created', <Moment key="c" at={org.created_at} full />],
        ['Slug', org.slug ? <Copyable key="g" value={visible(org.slug)} label="slug" mono /> : 'none'],
        ['Id', <Copyable key="i" value={org.id} label="id" mono />],
      ]}
    />
  )
}

/** How many of those who cross are named here; all of them are among the members. */
const NAMED = 5

const Boundaries = ({ environment, id }: { environment: string; id: string }) => {
  const { rows, whole } = useOrgMembers(environment, id)
  if (whole.failure && !whole.begun) return <FailureNotice failure={whole.failure} onRetry={whole.again} />
  if (!whole.begun) return <p className="muted">Reading the members.</p>
  const marked = rows.filter(({ crossings }) => crossings.length > 0).sort((a, b) => graveOf(b) - graveOf(a))
  const people = rows.filter(({ member }) => member !== null).length
  const all = `${screenAddress(environment, 'orgs', id)}?section=members&crosses=any`
  if (marked.length === 0)
    return <p className="muted">{people === 0 ? 'Nobody is a member.' : `None of the ${people} members crosses a boundary.`}</p>
  return (
    <>
      {whole.note && <p className="muted">{whole.note}</p>}
      <ul className={styles.marked}>
        {marked.slice(0, NAMED).map((row) => (
          <li key={row.id}>
            <span className={styles.who}>
              {row.member ? (
                <Link to={`${screenAddress(environment, 'orgs', id)}?section=members&open=${encodeURIComponent(row.member.user_id)}`}>
                  <bdi>{memberName(row.member)}</bdi>
                </Link>
              ) : (
                'The org itself'
              )}
            </span>
            <CrossingLines environment={environment} crossings={row.crossings} />
          </li>
        ))}
      </ul>
      <p>
        <Link to={all}>{marked.length === 1 ? 'See it among the members' : `See all ${marked.length} among the members`}</Link>
      </p>
    </>
  )
}

const graveOf = ({ crossings }: { crossings: readonly { grave: boolean }[] }): number =>
  crossings.reduce((sum, { grave }) => sum + (grave ? 100 : 1), 0)
