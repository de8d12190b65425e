import { connectionStates } from '@contract/platform/connectors'
import { Button, NativeSelect } from '@mantine/core'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { capital } from '../../../parts/capital'
import { ChartWaiting } from '../../../parts/chart-waiting'
import { Chips } from '../../../parts/chips'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { FilterSearch } from '../../../parts/filter-search'
import filters from '../../../parts/filters.module.css'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import { visible } from '../../../parts/visible-text'
import { useWhole } from '../../../parts/whole-list'
import { connectionColumns, connectionCopies, connectionFields, idOfConnection } from './connector-columns'
import { type ConnectorFilter, connectionsInputOf, filterless, isFiltered } from './connector-filter'
import { connectorName, countIn } from './connector-words'
import { ViewChoice } from './view-choice'

const ConnectionDetail = lazy(() => import('./connection-detail'))
const ConnectionStates = lazy(() => import('./connection-states'))

const noun = { one: 'connection', many: 'connections' }
const nothing = {}

interface Props {
  environment: string
  selected: string | null
  filter: ConnectorFilter
  go: (id: string | null, to: ConnectorFilter, how?: 'push' | 'replace') => void
}

/** Who is connected to what, and how each connection stands. */
export const ConnectionsList = ({ environment, selected, filter, go }: Props) => {
  const place = usePlace()
  const input = useMemo(() => connectionsInputOf(filter), [filter])
  const catalogue = useWhole(environment, 'connectors.list', nothing, 1)
  const exporting = useExport({
    environment,
    operation: 'connectors.connections',
    input,
    columns: connectionFields,
    fileName: `connections-${place?.name ?? ''}`,
  })
  const change = (part: Partial<ConnectorFilter>, how: 'push' | 'replace' = 'push'): void => go(selected, { ...filter, ...part }, how)
  const of = filter.connector_id ? catalogue.rows.filter(({ id }) => id === filter.connector_id) : catalogue.rows
  // The catalogue counts connections whatever org they are of.
  const counted = catalogue.begun && filter.org_id === '' && filter.text === ''
  const chips = connectionStates.map((value) => ({
    value,
    words: capital(value),
    ...(counted ? { count: of.reduce((sum, connector) => sum + countIn(connector, value), 0) } : {}),
  }))
  const open = useCallback((id: string | null, how: 'push' | 'replace') => go(id, filter, how), [go, filter])
  return (
    <Split
      list={
        <Table
          environment={environment}
          operation="connectors.connections"
          remembered="connectors.connections"
          input={input}
          title="Connectors"
          noun={noun}
          columns={connectionColumns}
          idOf={idOfConnection}
          copies={connectionCopies}
          selected={selected}
          onOpen={open}
          actions={<ExportButton {...exporting} />}
          under={
            <>
              <div className={filters.filters}>
                <ViewChoice filter={filter} onChange={(to) => go(null, to)} />
                <FilterSearch placeholder="Account, org or id" text={filter.text} onSearch={(text) => change({ text }, 'replace')} />
                <NativeSelect
                  aria-label="Connector"
                  value={filter.connector_id}
                  onChange={(event) => change({ connector_id: event.currentTarget.value })}
                  data={[
                    { value: '', label: 'Every connector' },
                    ...catalogue.rows.map((connector) => ({ value: connector.id, label: connectorName(connector).slice(0, 60) })),
                    ...(filter.connector_id && !catalogue.rows.some(({ id }) => id === filter.connector_id)
                      ? [{ value: filter.connector_id, label: visible(filter.connector_id) }]
                      : []),
                  ]}
                />
                <Chips
                  label="State"
                  options={chips}
                  chosen={chips.map(({ value }) => value).filter((value) => value === filter.state)}
                  onChoose={(chosen) => change({ state: chosen.find((one) => one !== filter.state) ?? '' })}
                />
                {filter.org_id && (
                  <span className={filters.days}>
                    <span className="muted">Of the org</span> <span className="mono clip">{filter.org_id}</span>
                    <Button onClick={() => change({ org_id: '' })}>Every org</Button>
                  </span>
                )}
              </div>
              {selected === null && counted && of.length > 0 && (
                <Suspense fallback={<ChartWaiting height="8rem" />}>
                  <ConnectionStates connectors={of} />
                </Suspense>
              )}
              {exporting.run && <ExportState {...exporting} />}
            </>
          }
          empty={
            isFiltered(filter) ? (
              <Empty
                title="No connection is like that"
                action={<Button onClick={() => go(null, { ...filterless, view: 'connections' })}>Show all</Button>}
              >
                Accounts, names of orgs and ids are searched as they are written, in any case.
              </Empty>
            ) : (
              <Empty title={`No connections in ${place?.name ?? 'this environment'}`}>
                The platform answered, and no org is connected to anything.
              </Empty>
            )
          }
        />
      }
      detail={
        selected !== null && (
          <Suspense>
            <ConnectionDetail
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
