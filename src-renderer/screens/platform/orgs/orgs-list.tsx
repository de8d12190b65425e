import { orgStatuses } from '@contract/platform/orgs'
import { Button } from '@mantine/core'
import { useCallback, useEffect, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Chips } from '../../../parts/chips'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { FilterSearch } from '../../../parts/filter-search'
import filters from '../../../parts/filters.module.css'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import { screenAddress } from '../../../shell/address'
import { searchOf } from '../address-search'
import { statusWords } from '../org-words'
import { leaveList } from './list-address'
import { idOfOrg, orgColumns, orgCopies } from './org-columns'
import { isFiltered, type OrgFilter, orgFilterIn, orgInputOf } from './org-filter'

const noun = { one: 'org', many: 'orgs' }
const chips = orgStatuses.map((value) => ({ value, words: capital(statusWords(value)) }))

/** Every org. A row leads to the org's own page. */
export const OrgsList = ({ environment }: { environment: string }) => {
  const place = usePlace()
  const search = useSearch()
  const [, navigate] = useLocation()
  const filter = useMemo(() => orgFilterIn(search), [search])
  const input = useMemo(() => orgInputOf(filter), [filter])
  useEffect(() => leaveList(environment, search), [environment, search])
  const open = useCallback((id: string) => navigate(screenAddress(environment, 'orgs', id)), [environment, navigate])
  const change = (part: Partial<OrgFilter>, how: 'push' | 'replace' = 'push'): void =>
    navigate(`${screenAddress(environment, 'orgs')}${searchOf({ ...filter, ...part })}`, { replace: how === 'replace' })
  const exporting = useExport({ environment, operation: 'orgs.list', input, columns: orgColumns, fileName: `orgs-${place?.name ?? ''}` })
  return (
    <Table
      environment={environment}
      operation="orgs.list"
      input={input}
      title="Orgs"
      noun={noun}
      columns={orgColumns}
      idOf={idOfOrg}
      copies={orgCopies}
      selected={null}
      onOpen={open}
      sort={{
        by: filter.sort_by || 'name',
        order: filter.sort_order === 'desc' ? 'desc' : 'asc',
        onSort: (sort_by, sort_order) => change({ sort_by, sort_order }),
      }}
      actions={<ExportButton {...exporting} />}
      under={
        <>
          <div className={filters.filters}>
            <FilterSearch
              placeholder="Name, slug or id"
              className={filters.search}
              maxLength={200}
              text={filter.search}
              onSearch={(text) => change({ search: text }, 'replace')}
            />
            <Chips
              label="Status"
              options={chips}
              chosen={chips.map(({ value }) => value).filter((value) => value === filter.status)}
              onChoose={(chosen) => change({ status: chosen.find((one) => one !== filter.status) ?? '' })}
            />
          </div>
          {exporting.run && <ExportState {...exporting} />}
        </>
      }
      empty={
        isFiltered(filter) ? (
          <Empty title="No org is like that" action={<Button onClick={() => change({ search: '', status: '' })}>Show all</Button>}>
            Names, slugs and ids are searched as they are written, in any case.
          </Empty>
        ) : (
          <Empty title={`No orgs in ${place?.name ?? 'this environment'}`}>The platform answered, and its list is empty.</Empty>
        )
      }
    />
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
