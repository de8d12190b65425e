import { billingHealths } from '@contract/platform/usage-records'
import { Button } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { z } from 'zod'
import { Chips } from '../../../parts/chips'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { FilterSearch } from '../../../parts/filter-search'
import filters from '../../../parts/filters.module.css'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import { useKept } from '../../../parts/use-kept'
import { screenAddress } from '../../../shell/address'
import { searchOf } from '../address-search'
import { idOfUsage, usageBooks, usageColumns, usageCopies } from './usage-columns'
import { isFiltered, type UsageFilter, usageFilterIn, usageInputOf } from './usage-filter'
import { UsageStrip } from './usage-strip'
import { UsageViews } from './usage-views'
import { plainWord } from './usage-words'

const noun = { one: 'org', many: 'orgs' }
const chips = billingHealths.map((value) => ({ value, words: plainWord(value) }))
const Shown = z.boolean()
/** With large text in a small window the list has no room below a chart: there it is shown when it is asked for. */
const hasRoom = (): boolean => window.innerHeight / Number.parseFloat(getComputedStyle(document.documentElement).fontSize) >= 38

/** The spend of the platform over time, and how the billing of every org stands. A row leads to the org's own page. */
export const UsageOrgs = ({ environment }: { environment: string }) => {
  const place = usePlace()
  const search = useSearch()
  const [, navigate] = useLocation()
  const filter = useMemo(() => usageFilterIn(search), [search])
  const input = useMemo(() => usageInputOf(filter), [filter])
  const [charted, setCharted] = useKept('opsdesk.usage.charted', Shown, hasRoom())
  const open = useCallback((id: string) => navigate(screenAddress(environment, 'usage', id)), [environment, navigate])
  const change = (part: Partial<UsageFilter>, how: 'push' | 'replace' = 'push'): void =>
    navigate(`${screenAddress(environment, 'usage')}${searchOf({ ...filter, ...part })}`, { replace: how === 'replace' })
  const exporting = useExport({ environment, operation: 'usage.orgs', input, columns: usageBooks, fileName: `usage-${place?.name ?? ''}` })
  return (
    <Table
      environment={environment}
      operation="usage.orgs"
      input={input}
      title="Usage and spend"
      noun={noun}
      columns={usageColumns}
      idOf={idOfUsage}
      copies={usageCopies}
      selected={null}
      onOpen={open}
      sort={{
        by: filter.sort_by || 'attention',
        order: filter.sort_order === 'desc' ? 'desc' : 'asc',
        onSort: (sort_by, sort_order) => change({ sort_by, sort_order }),
      }}
      actions={
        <>
          <Button aria-pressed={charted} onClick={() => setCharted(!charted)}>
            {charted ? 'Hide chart' : 'Show chart'}
          </Button>
          <ExportButton {...exporting} />
        </>
      }
      under={
        <>
          <UsageViews environment={environment} now="orgs" />
          {charted && (
            <UsageStrip environment={environment} currency={filter.currency} onCurrency={(currency) => change({ currency }, 'replace')} />
          )}
          <div className={filters.filters}>
            <FilterSearch
              placeholder="Name or id"
              className={filters.search}
              maxLength={200}
              text={filter.search}
              onSearch={(text) => change({ search: text }, 'replace')}
            />
            <Chips
              label="Billing"
              options={chips}
              chosen={chips.map(({ value }) => value).filter((value) => value === filter.health)}
              onChoose={(chosen) => change({ health: chosen.find((one) => one !== filter.health) ?? '' })}
            />
          </div>
          {exporting.run && <ExportState {...exporting} />}
        </>
      }
      empty={
        isFiltered(filter) ? (
          <Empty
            title="No org’s billing is like that"
            action={<Button onClick={() => change({ search: '', health: '' })}>Show all</Button>}
          >
            Names and ids are searched as they are written, in any case.
          </Empty>
        ) : (
          <Empty title={`No org is billed in ${place?.name ?? 'this environment'}`}>The platform answered, and its list is empty.</Empty>
        )
      }
    />
  )
}
