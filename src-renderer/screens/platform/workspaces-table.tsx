import { type Workspace, workspaceSortKeys } from '@contract/platform/workspaces'
import { type ReactNode, useMemo } from 'react'
import { NoneHere, NoneLikeThat } from '../../parts/empty'
import { FilterSearch } from '../../parts/filter-search'
import { anything, listFilter, sortOf } from '../../parts/list-filter'
import { Listing } from '../../parts/listing'
import { OnlyOf } from '../../parts/only-of'
import { workspaceColumns } from './workspace-columns'

/** Which workspaces are listed and how, as it stands in the address. */
export const workspaceFilter = listFilter({ search: anything, org_id: anything }, workspaceSortKeys)
export type WorkspaceFilter = ReturnType<typeof workspaceFilter.read>

interface Props {
  environment: string
  /** In an org's own page: its workspaces alone. */
  within?: boolean
  filter: WorkspaceFilter
  onFilter: (part: Partial<WorkspaceFilter>, how: 'push' | 'replace') => void
  selected: string | null
  onOpen: (id: string, how: 'push' | 'replace') => void
  /** What there is to say where an org has none. */
  none?: ReactNode
}

const noun = { one: 'workspace', many: 'workspaces' }
const copies = [{ key: 'c', label: 'id', value: ({ id }: Workspace) => id }] as const
const idOf = ({ id }: Workspace): string => id
const fields = workspaceColumns(true)

/** Workspaces, of every org or of one. */
export const WorkspacesTable = ({ environment, within = false, filter, onFilter, selected, onOpen, none }: Props) => {
  const input = useMemo(() => workspaceFilter.input(filter), [filter])
  const columns = useMemo(() => workspaceColumns(!within), [within])
  // Of one org, being of it is no filter.
  const narrowing = within ? { ...filter, org_id: '' } : filter
  return (
    <Listing
      environment={environment}
      operation="workspaces.list"
      remembered={within ? 'workspaces of an org' : 'workspaces'}
      input={input}
      title="Workspaces"
      within={within}
      noun={noun}
      columns={columns}
      fields={fields}
      file={within ? `workspaces-${filter.org_id}` : 'workspaces'}
      idOf={idOf}
      copies={copies}
      selected={selected}
      onOpen={onOpen}
      sort={sortOf(filter, '', (sorting) => onFilter(sorting, 'push'))}
      filters={
        <>
          <FilterSearch
            placeholder={within ? 'Name or id' : 'Name, org or id'}
            text={filter.search}
            onSearch={(search) => onFilter({ search }, 'replace')}
          />
          <OnlyOf what="Of the org" id={narrowing.org_id} every="Every org" onEvery={() => onFilter({ org_id: '' }, 'push')} />
        </>
      }
      empty={
        workspaceFilter.isNarrowed(narrowing) ? (
          <NoneLikeThat noun={noun} onAll={() => onFilter(within ? { search: '' } : workspaceFilter.none, 'push')}>
            Names, orgs and ids are searched as they are written, in any case.
          </NoneLikeThat>
        ) : (
          (none ?? <NoneHere noun={noun}>The platform answered, and its list is empty.</NoneHere>)
        )
      }
    />
  )
}
