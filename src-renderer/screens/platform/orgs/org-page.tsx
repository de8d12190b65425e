import type { Org } from '@contract/platform/orgs'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import { failureOf, read } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Facts, Page, Section } from '../../../parts/page'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { orgName, statusTone, statusWords } from './org-words'

/** One org: how it stands, and what belongs to it. */
export const OrgPage = ({ environment, id }: { environment: string; id: string }) => {
  const [, navigate] = useLocation()
  const asked = useQuery(read(environment, 'orgs.get', { org_id: id }))
  const org = asked.data
  const failure = asked.isFetching ? null : failureOf(asked.error)
  useKeys({ r: () => void asked.refetch(), escape: () => navigate(screenAddress(environment, 'orgs')) })
  return (
    <Page title={org ? orgName(org) : 'Org'} beside={<Link to={screenAddress(environment, 'orgs')}>All orgs</Link>}>
      <ProgressLine active={asked.isFetching} label="Reading the org" />
      {failure && <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />}
      {org && <OrgFacts org={org} />}
    </Page>
  )
}

const OrgFacts = ({ org }: { org: Org }) => (
  <Section title="Org">
    <Facts
      facts={[
        [
          'Status',
          <Tag key="s" tone={statusTone(org.status)}>
            {statusWords(org.status)}
          </Tag>,
        ],
        ['Plan', visible(org.plan ?? '') || 'not known'],
        ['Owner', <bdi key="o">{visible(org.owner_name ?? org.owner_id ?? '') || 'not known'}</bdi>],
        ['Members', org.members ?? 'not known'],
        ['Workspaces', org.workspaces ?? 'not known'],
        ['Created', <Moment key="c" at={org.created_at} full />],
        ['Id', <Copyable key="i" value={org.id} label="id" mono />],
      ]}
    />
  </Section>
)
