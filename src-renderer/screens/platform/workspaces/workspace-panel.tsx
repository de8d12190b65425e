import type { Workspace } from '@contract/platform/workspaces'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import lines from '../member.module.css'
import { memberName } from '../member-rows'
import { workspaceName } from '../workspace-columns'

/** How many members are named here; all of them are on the org's page. */
const NAMED = 20

/** One workspace: whose it is, and who is in it. */
export const WorkspacePanel = ({ environment, id, onClose }: { environment: string; id: string; onClose: () => void }) => {
  const asked = useQuery(read(environment, 'workspaces.get', { workspace_id: id }))
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const workspace = asked.data
  return (
    <Panel
      title={workspace ? <bdi>{workspaceName(workspace)}</bdi> : 'Workspace'}
      beside={workspace ? <Copyable value={workspace.id} label="id" mono /> : <span className="mono">{visible(id)}</span>}
      onClose={onClose}
    >
      <ProgressLine active={asked.isFetching} label="Reading the workspace" />
      {failure && (
        <PanelSection>
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        </PanelSection>
      )}
      {workspace && (
        <>
          <PanelSection title="Workspace">
            <WorkspaceFacts environment={environment} workspace={workspace} />
          </PanelSection>
          <PanelSection title="Who is in it">
            <Members environment={environment} workspace={workspace} />
          </PanelSection>
        </>
      )}
    </Panel>
  )
}

const WorkspaceFacts = ({ environment, workspace }: { environment: string; workspace: Workspace }) => (
  <Facts
    facts={[
      [
        'Org',
        <Link key="o" to={screenAddress(environment, 'orgs', workspace.org_id)}>
          <bdi>{visible(workspace.org_name ?? '').trim() || workspace.org_id}</bdi>
        </Link>,
      ],
      ['Members', workspace.members ?? 'not known'],
      ['Agents', workspace.agents ?? 'not known'],
      [
        'Made by',
        workspace.created_by ? (
          <Link key="b" className="mono" to={screenAddress(environment, 'platform-users', workspace.created_by)}>
            {visible(workspace.created_by)}
          </Link>
        ) : (
          'not known'
        ),
      ],
      ['Created', <Moment key="c" at={workspace.created_at} full />],
    ]}
  />
)

const Members = ({ environment, workspace }: { environment: string; workspace: Workspace }) => {
  const asked = useQuery(read(environment, 'members.list', { workspace_id: workspace.id, limit: NAMED }))
  const failure = asked.isFetching ? null : failureOf(asked.error)
  if (failure) return <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
  if (!asked.data) return <p className="muted">Reading who is in it.</p>
  const { items, total } = asked.data
  if (items.length === 0) return <p className="muted">Nobody is in this workspace.</p>
  return (
    <ul className={lines.lines}>
      {items.map((member) => (
        <li key={member.user_id}>
          <Link to={screenAddress(environment, 'platform-users', member.user_id)}>
            <bdi>{memberName(member)}</bdi>
          </Link>{' '}
          <span className="muted">{visible(member.role)}</span>
        </li>
      ))}
      {(total ?? 0) > items.length && (
        <li>
          <Link to={`${screenAddress(environment, 'orgs', workspace.org_id)}?section=members`}>
            and {(total ?? 0) - items.length} more, among the org’s members
          </Link>
        </li>
      )}
    </ul>
  )
}
