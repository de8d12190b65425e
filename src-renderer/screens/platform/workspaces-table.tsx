import type { Input } from '@contract'
import { type Workspace, workspaceSortKeys } from '@contract/platform/workspaces'
import { Button } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { Empty } from '../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../parts/export-csv'
import { FilterSearch } from '../../parts/filter-search'
import filters from '../../parts/filters.module.css'
import { usePlace } from '../../parts/place'
import { Table } from '../../parts/table'
import { visible } from '../../parts/visible-text'
import { workspaceColumns } from './workspace-columns'

/** Which workspaces are listed and how, as it stands in the address. */
export interface WorkspaceFilter {
  search: string
  org_id: string
  sort_by: string
  sort_order: string
}

/** Reads an address's search. What is no filter counts as none. */
export const workspaceFilterIn = (search: string): WorkspaceFilter => {
  const asked = new URLSearchParams(search)
  return {
    search: (asked.get('search') ?? '').slice(0, 200),
    org_id: (asked.get('org_id') ?? '').slice(0, 200),
    sort_by: workspaceSortKeys.find((one) => one === asked.get('sort_by')) ?? '',
    sort_order: asked.get('sort_order') === 'desc' ? 'desc' : '',
  }
}

const inputOf = ({ search, org_id, sort_by, sort_order }: WorkspaceFilter): Omit<Input<'workspaces.list'>, 'offset' | 'limit'> => ({
  ...(search.trim() ? { search: search.trim() } : {}),
  ...(org_id ? { org_id } : {}),
  ...(sort_by
    ? { sort_by: sort_by as (typeof workspaceSortKeys)[number], sort_order: sort_order === 'desc' ? ('desc' as const) : ('asc' as const) }
    : {}),
})

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

/** Workspaces, of every org or of one. */
export const WorkspacesTable = ({ environment, within = false, filter, onFilter, selected, onOpen, none }: Props) => {
  const place = usePlace()
  const input = useMemo(() => inputOf(filter), [filter])
  const columns = useMemo(() => workspaceColumns(!within), [within])
  const fileName = `workspaces-${within ? `${filter.org_id}-` : ''}${place?.name ?? ''}`
  const exporting = useExport({ environment, operation: 'workspaces.list', input, columns: workspaceColumns(true), fileName })
  const narrowed = filter.search.trim() !== '' || (!within && filter.org_id !== '')
  return (
    <Table
      environment={environment}
      operation="workspaces.list"
      remembered={within ? 'workspaces of an org' : 'workspaces'}
      input={input}
      title="Workspaces"
      within={within}
      noun={noun}
      columns={columns}
      idOf={idOf}
      copies={copies}
      selected={selected}
      onOpen={onOpen}
      sort={{
        by: filter.sort_by,
        order: filter.sort_order === 'desc' ? 'desc' : 'asc',
        onSort: (sort_by, sort_order) => onFilter({ sort_by, sort_order }, 'push'),
      }}
      actions={<ExportButton {...exporting} />}
      under={
        <>
          <div className={filters.filters}>
            <FilterSearch
              placeholder={within ? 'Name or id' : 'Name, org or id'}
              className={filters.search}
              maxLength={200}
              text={filter.search}
              onSearch={(search) => onFilter({ search }, 'replace')}
            />
            {!within && filter.org_id && (
              <>
                <span className="muted">
                  Of the org <span className="mono">{visible(filter.org_id)}</span>
                </span>
                <Button onClick={() => onFilter({ org_id: '' }, 'push')}>Every org</Button>
              </>
            )}
          </div>
          {exporting.run && <ExportState {...exporting} />}
        </>
      }
      empty={
        narrowed ? (
          <Empty
            title="No workspace is like that"
            action={<Button onClick={() => onFilter(within ? { search: '' } : { search: '', org_id: '' }, 'push')}>Show all</Button>}
          >
            Names, orgs and ids are searched as they are written, in any case.
          </Empty>
        ) : (
          (none ?? (
            <Empty title={`No workspaces in ${place?.name ?? 'this environment'}`}>The platform answered, and its list is empty.</Empty>
          ))
        )
      }
    />
  )
}
