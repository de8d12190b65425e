import type { Org } from '@contract/platform/orgs'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'
import { useLocation, useSearch } from 'wouter'
import { failureOf, read } from '../../../operations'
import { useConfirm } from '../../../parts/confirm'
import { FailureNotice } from '../../../parts/failure'
import { ProgressLine } from '../../../parts/progress-line'
import { RecordPage, RecordSection } from '../../../parts/record-page'
import { Tag } from '../../../parts/tag'
import { UnknownWrite } from '../../../parts/unknown-writes'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { orgName, statusTone, statusWords } from '../org-words'
import { listAddress } from './list-address'
import { OrgOverview } from './org-overview'
import { type OrgSection, orgSections, sectionIn } from './org-sections'
import { OrgWorkspaces } from './org-workspaces'

const OrgMembers = lazy(() => import('./org-members'))
const OrgUsage = lazy(() => import('./org-usage'))
const OrgConnectors = lazy(() => import('./org-connectors'))
const OrgWallet = lazy(() => import('./org-wallet'))
const OrgFeedback = lazy(() => import('./org-feedback'))
const OrgChanges = lazy(() => import('./org-changes'))

/** One org: how it stands, and what belongs to it, in sections that each fail or are missing alone. */
const OrgPage = ({ environment, id }: { environment: string; id: string }) => {
  const search = useSearch()
  const [, navigate] = useLocation()
  const confirm = useConfirm(environment)
  const asked = useQuery(read(environment, 'orgs.get', { org_id: id }))
  const org = asked.data ?? null
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const section = sectionIn(search)
  const open = new URLSearchParams(search).has('open')
  const address = screenAddress(environment, 'orgs', id)
  useKeys({
    // What is open beside a list closes first.
    ...(open ? {} : { escape: () => navigate(listAddress(environment)) }),
    ...(section === 'overview' ? { r: () => void asked.refetch() } : {}),
  })
  return (
    <>
      <RecordPage
        title={<bdi>{org ? orgName(org) : visible(id)}</bdi>}
        of={{ words: 'Orgs', to: listAddress(environment) }}
        beside={
          <>
            {org && org.status !== 'active' && <Tag tone={statusTone(org.status)}>{statusWords(org.status)}</Tag>}
            {org?.plan && <span className="muted">{visible(org.plan)}</span>}
            <UnknownWrite environment={environment} target={id} />
          </>
        }
        actions={org && <OrgActions org={org} ask={confirm.ask} />}
        sections={orgSections.map(({ name, words }) => ({ name, words, to: name === 'overview' ? address : `${address}?section=${name}` }))}
        current={section}
      >
        <ProgressLine active={asked.isFetching && section === 'overview'} label="Reading the org" />
        {failure?.code === 'not_found' ? (
          <RecordSection label="Org">
            <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
          </RecordSection>
        ) : (
          <Suspense>
            <Section
              section={section}
              environment={environment}
              id={id}
              org={org}
              unread={failure && <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />}
              ask={confirm.ask}
            />
          </Suspense>
        )}
      </RecordPage>
      {confirm.step}
    </>
  )
}

type Ask = ReturnType<typeof useConfirm>['ask']

const OrgActions = ({ org, ask }: { org: Org; ask: Ask }) =>
  org.status === 'suspended' ? (
    <Button onClick={() => ask('orgs.restore', { org_id: org.id })}>Restore…</Button>
  ) : (
    <Button onClick={() => ask('orgs.suspend', { org_id: org.id, reason: '' })}>Suspend…</Button>
  )

interface SectionProps {
  section: OrgSection
  environment: string
  id: string
  org: Org | null
  /** Why the org itself could not be read: what belongs to it still may. */
  unread: ReactNode
  ask: Ask
}

const Section = ({ section, environment, id, org, unread, ask }: SectionProps): ReactNode => {
  switch (section) {
    case 'overview':
      return <OrgOverview environment={environment} id={id} org={org} unread={unread} />
    case 'members':
      return <OrgMembers environment={environment} id={id} ask={ask} />
    case 'workspaces':
      return <OrgWorkspaces environment={environment} id={id} />
    case 'usage':
      return <OrgUsage environment={environment} id={id} />
    case 'connectors':
      return <OrgConnectors environment={environment} id={id} />
    case 'wallet':
      return <OrgWallet environment={environment} id={id} />
    case 'feedback':
      return <OrgFeedback environment={environment} id={id} />
    case 'changes':
      return <OrgChanges environment={environment} id={id} />
  }
}

export default OrgPage
