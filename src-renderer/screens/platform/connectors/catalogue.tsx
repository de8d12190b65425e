import { connectorHealths } from '@contract/platform/connectors'
import { Button } from '@mantine/core'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { capital } from '../../../parts/capital'
import { Chips } from '../../../parts/chips'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { FilterSearch } from '../../../parts/filter-search'
import filters from '../../../parts/filters.module.css'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import { connectorColumns, connectorCopies, connectorFields, idOfConnector } from './connector-columns'
import { type ConnectorFilter, catalogueInputOf, filterless, isFiltered } from './connector-filter'
import { ViewChoice } from './view-choice'

const ConnectorDetail = lazy(() => import('./connector-detail'))

const noun = { one: 'connector', many: 'connectors' }
const chips = connectorHealths.map((value) => ({ value, words: capital(value) }))

interface Props {
  environment: string
  selected: string | null
  filter: ConnectorFilter
  go: (id: string | null, to: ConnectorFilter, how?: 'push' | 'replace') => void
}

/** Every connector, with how it is and how much goes wrong with it. */
export const Catalogue = ({ environment, selected, filter, go }: Props) => {
  const place = usePlace()
  const input = useMemo(() => catalogueInputOf(filter), [filter])
  const exporting = useExport({
    environment,
    operation: 'connectors.list',
    input,
    columns: connectorFields,
    fileName: `connectors-${place?.name ?? ''}`,
  })
  const open = useCallback((id: string | null, how: 'push' | 'replace') => go(id, filter, how), [go, filter])
  return (
    <Split
      list={
        <Table
          environment={environment}
          operation="connectors.list"
          input={input}
          title="Connectors"
          noun={noun}
          columns={connectorColumns}
          idOf={idOfConnector}
          copies={connectorCopies}
          selected={selected}
          onOpen={open}
          actions={<ExportButton {...exporting} />}
          under={
            <>
              <div className={filters.filters}>
                <ViewChoice filter={filter} onChange={(to) => go(null, to)} />
                <FilterSearch
                  placeholder="Name or id"
                  text={filter.text}
                  onSearch={(text) => go(selected, { ...filter, text }, 'replace')}
                />
                <Chips
                  label="Health"
                  options={chips}
                  chosen={chips.map(({ value }) => value).filter((value) => value === filter.health)}
                  onChoose={(chosen) => go(selected, { ...filter, health: chosen.find((one) => one !== filter.health) ?? '' })}
                />
              </div>
              {exporting.run && <ExportState {...exporting} />}
            </>
          }
          empty={
            isFiltered(filter) ? (
              <Empty title="No connector is like that" action={<Button onClick={() => go(selected, filterless)}>Show all</Button>}>
                Names and ids are searched as they are written, in any case.
              </Empty>
            ) : (
              <Empty title={`No connectors in ${place?.name ?? 'this environment'}`}>
                The platform answered, and its catalogue is empty.
              </Empty>
            )
          }
        />
      }
      detail={
        selected !== null && (
          <Suspense>
            <ConnectorDetail
              key={`${environment} ${selected}`}
              environment={environment}
              id={selected}
              onClose={() => open(null, 'push')}
            />
          </Suspense>
        )
      }
    />
  )
}
