import { Split } from '../../../parts/panel'
import { useListAddress } from '../../../parts/use-list-address'
import type { ScreenProps } from '../../screen'
import { WorkspacesTable, workspaceFilter } from '../workspaces-table'
import { WorkspacePanel } from './workspace-panel'

/** Every workspace of every org, each leading to its org and its members. */
const WorkspacesScreen = (props: ScreenProps) => {
  const { environment, selected } = props
  const { filter, open, close, change } = useListAddress('workspaces', props, workspaceFilter)
  return (
    <Split
      list={<WorkspacesTable environment={environment} filter={filter} onFilter={change} selected={selected} onOpen={open} />}
      detail={
        selected !== null && <WorkspacePanel key={`${environment} ${selected}`} environment={environment} id={selected} onClose={close} />
      }
    />
  )
}

export default WorkspacesScreen
