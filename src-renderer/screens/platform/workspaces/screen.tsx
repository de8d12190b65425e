import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Split } from '../../../parts/panel'
import { screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { searchOf } from '../address-search'
import { type WorkspaceFilter, WorkspacesTable, workspaceFilterIn } from '../workspaces-table'
import { WorkspacePanel } from './workspace-panel'

/** Every workspace of every org, each leading to its org and its members. */
const WorkspacesScreen = ({ environment, selected }: ScreenProps) => {
  const search = useSearch()
  const [, navigate] = useLocation()
  const filter = useMemo(() => workspaceFilterIn(search), [search])
  const go = useCallback(
    (id: string | null, to: WorkspaceFilter, how: 'push' | 'replace') =>
      navigate(`${screenAddress(environment, 'workspaces', id)}${searchOf({ ...to })}`, { replace: how === 'replace' }),
    [environment, navigate],
  )
  const open = useCallback((id: string | null, how: 'push' | 'replace') => go(id, filter, how), [go, filter])
  return (
    <Split
      list={
        <WorkspacesTable
          environment={environment}
          filter={filter}
          onFilter={(part, how) => go(selected, { ...filter, ...part }, how)}
          selected={selected}
          onOpen={open}
        />
      }
      detail={
        selected !== null && (
          <WorkspacePanel key={`${environment} ${selected}`} environment={environment} id={selected} onClose={() => open(null, 'push')} />
        )
      }
    />
  )
}

export default WorkspacesScreen
