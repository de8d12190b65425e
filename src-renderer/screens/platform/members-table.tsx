import { boundaryRules } from '@contract/platform/org-boundaries'
import { orgRoles } from '@contract/platform/org-roles'
import { NativeSelect } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { AtMostOneChip, Chips } from '../../parts/chips'
import { RowsExportButton, RowsExportState, useRowsExport } from '../../parts/export-rows'
import { FilterSearch } from '../../parts/filter-search'
import filters from '../../parts/filters.module.css'
import { TableOf } from '../../parts/table'
import { useTableRows, type Whole } from '../../parts/whole-list'
import { exportColumns, exportRow, memberColumns } from './member-columns'
import { filteredRows, type MemberFilter } from './member-filter'
import { countsByRule, isGrave, type MemberRow, type MemberSort, sortedRows } from './member-rows'

interface Props {
  title: string
  /** In a page of its own title: members of one org. */
  within?: boolean
  rows: readonly MemberRow[]
  /** The lists they are from, as far as they were read. */
  whole: Omit<Whole<unknown>, 'rows'>
  filter: MemberFilter
  onFilter: (part: Partial<MemberFilter>, how: 'push' | 'replace') => void
  selected: string | null
  onOpen: (id: string, how: 'push' | 'replace') => void
  /** Without an ending. */
  fileName: string
  empty: ReactNode
}

/** Over all orgs somebody has a row for each place they have. */
const nouns = { within: { one: 'member', many: 'members' }, over: { one: 'role', many: 'roles' } }
const copies = [{ key: 'c', label: 'user id', value: ({ member, org_id }: MemberRow) => member?.user_id ?? org_id }] as const
const idOf = ({ id }: MemberRow): string => id
const matrix = [{ value: 'matrix', words: 'Role matrix' }] as const
const roles = orgRoles.map((value) => ({ value, words: value }))

/** Members as a list or as a role matrix, and who of them crosses a boundary. They were read whole, so all of it is at once. */
export const MembersTable = ({ title, within = false, rows, whole, filter, onFilter, selected, onOpen, fileName, empty }: Props) => {
  const shown = useMemo(() => sortedRows(filteredRows(rows, filter), filter.sort, filter.order), [rows, filter])
  const columns = useMemo(() => memberColumns(filter.matrix, !within), [filter.matrix, within])
  const table = useTableRows(whole, shown, JSON.stringify({ ...filter, matrix: undefined }))
  const counts = useMemo(() => countsByRule(rows), [rows])
  const marked = useMemo(() => rows.filter(({ crossings }) => crossings.length > 0).length, [rows])
  const grave = useMemo(() => rows.filter(isGrave).length, [rows])
  const exporting = useRowsExport({ rows: () => shown.map(exportRow), columns: exportColumns, fileName })
  return (
    <TableOf
      operation="members.list"
      remembered={`members${within ? ' of an org' : ''}${filter.matrix ? ' matrix' : ''}`}
      title={title}
      within={within}
      noun={within ? nouns.within : nouns.over}
      columns={columns}
      rows={table}
      idOf={idOf}
      copies={copies}
      selected={selected}
      onOpen={onOpen}
      sort={{ by: filter.sort, order: filter.order, onSort: (by, order) => onFilter({ sort: by as MemberSort, order }, 'push') }}
      actions={
        <>
          <Chips
            label="Show as"
            options={matrix}
            chosen={filter.matrix ? ['matrix'] : []}
            onChoose={(chosen) => onFilter({ matrix: chosen.length > 0 }, 'push')}
          />
          <RowsExportButton {...exporting} disabled={!whole.begun} />
        </>
      }
      under={
        <>
          <div className={filters.filters}>
            <FilterSearch
              placeholder={within ? 'Name, e-mail or id' : 'Name, e-mail, org or id'}
              text={filter.search}
              onSearch={(search) => onFilter({ search }, 'replace')}
            />
            <NativeSelect
              aria-label="Which boundary"
              value={filter.crosses}
              onChange={(event) => onFilter({ crosses: event.currentTarget.value as MemberFilter['crosses'] }, 'push')}
              data={[
                { value: '', label: 'Everyone' },
                { value: 'any', label: `Crosses a boundary (${marked})` },
                { value: 'grave', label: `To be decided (${grave})` },
                ...boundaryRules
                  .filter(({ rule }) => counts.has(rule) || filter.crosses === rule)
                  .map(({ rule, heading }) => ({ value: rule, label: `${heading} (${counts.get(rule) ?? 0})` })),
              ]}
            />
            <AtMostOneChip label="Role" options={roles} chosen={filter.role} onChoose={(role) => onFilter({ role }, 'push')} />
          </div>
          <RowsExportState {...exporting} />
        </>
      }
      empty={empty}
    />
  )
}
