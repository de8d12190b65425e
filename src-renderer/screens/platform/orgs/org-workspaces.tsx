import { useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Empty } from '../../../parts/empty'
import { searchOf } from '../../../parts/list-filter'
import { Split } from '../../../parts/panel'
import { screenAddress } from '../../../shell/address'
import { WorkspacesTable, workspaceFilter } from '../workspaces-table'

/** The workspaces of an org. A row leads to the workspace itself. */
export const OrgWorkspaces = ({ environment, id }: { environment: string; id: string }) => {
  const search = useSearch()
  const [, navigate] = useLocation()
  const filter = useMemo(() => ({ ...workspaceFilter.read(search), org_id: id }), [search, id])
  const list = (
    <WorkspacesTable
      environment={environment}
      within
      filter={filter}
      onFilter={(part, how) => {
        const { org_id: _, ...rest } = { ...filter, ...part }
        navigate(`${screenAddress(environment, 'orgs', id)}${searchOf({ section: 'workspaces', ...rest })}`, { replace: how === 'replace' })
      }}
      selected={null}
      onOpen={(workspace) => navigate(`${screenAddress(environment, 'workspaces', workspace)}?org_id=${encodeURIComponent(id)}`)}
      none={
        <Empty title="This org has no workspace yet">
          Its members make them. Agents live in workspaces, so it has none of these either.
        </Empty>
      }
    />
  )
  return <Split list={list} detail={null} />
}
