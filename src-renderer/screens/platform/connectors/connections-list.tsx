import { connectionStates } from '@contract/platform/connectors'
import { lazy, Suspense, useMemo } from 'react'
import { ChartWaiting } from '../../../parts/chart-waiting'
import { AtMostOneChip } from '../../../parts/chips'
import { Choice } from '../../../parts/choice'
import { NoneHere, NoneLikeThat } from '../../../parts/empty'
import { FilterSearch } from '../../../parts/filter-search'
import { Listing } from '../../../parts/listing'
import { OnlyOf } from '../../../parts/only-of'
import { Split } from '../../../parts/panel'
import { useWhole } from '../../../parts/whole-list'
import { connectionColumns, connectionCopies, connectionFields, idOfConnection } from './connector-columns'
import { connectionsInputOf, filterless, isFiltered } from './connector-filter'
import { connectorName, countIn } from './connector-words'
import type { ListProps } from './screen'
import { ViewChoice } from './view-choice'

const ConnectionDetail = lazy(() => import('./connection-detail'))
const ConnectionStates = lazy(() => import('./connection-states'))

const noun = { one: 'connection', many: 'connections' }
const nothing = {}

/** Who is connected to what, and how each connection stands. */
export const ConnectionsList = ({ environment, selected, filter, go, open, close, change }: ListProps) => {
  const input = useMemo(() => connectionsInputOf(filter), [filter])
  const catalogue = useWhole(environment, 'connectors.list', nothing, 1)
  const of = filter.connector_id ? catalogue.rows.filter(({ id }) => id === filter.connector_id) : catalogue.rows
  // The catalogue counts connections whatever org they are of.
  const counted = catalogue.begun && filter.org_id === '' && filter.text === ''
  const chips = connectionStates.map((value) => ({
    value,
    words: value,
    ...(counted ? { count: of.reduce((sum, connector) => sum + countIn(connector, value), 0) } : {}),
  }))
  return (
    <Split
      list={
        <Listing
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
          fields={connectionFields}
          file="connections"
          filters={
            <>
              <ViewChoice filter={filter} onChange={(to) => go(null, to)} />
              <FilterSearch placeholder="Account, org or id" text={filter.text} onSearch={(text) => change({ text }, 'replace')} />
              <Choice
                label="Connector"
                all="Every connector"
                value={filter.connector_id}
                options={catalogue.rows.map((connector) => [connector.id, connectorName(connector).slice(0, 60)])}
                onChoose={(connector_id) => change({ connector_id })}
              />
              <AtMostOneChip label="State" options={chips} chosen={filter.state} onChoose={(state) => change({ state })} />
              <OnlyOf what="Of the org" id={filter.org_id} every="Every org" onEvery={() => change({ org_id: '' })} />
            </>
          }
          below={
            selected === null &&
            counted &&
            of.length > 0 && (
              <Suspense fallback={<ChartWaiting height="8rem" />}>
                <ConnectionStates connectors={of} />
              </Suspense>
            )
          }
          empty={
            isFiltered(filter) ? (
              <NoneLikeThat noun={noun} onAll={() => go(null, { ...filterless, view: 'connections' })}>
                Accounts, names of orgs and ids are searched as they are written, in any case.
              </NoneLikeThat>
            ) : (
              <NoneHere noun={noun}>The platform answered, and no org is connected to anything.</NoneHere>
            )
          }
        />
      }
      detail={
        selected !== null && (
          <Suspense>
            <ConnectionDetail key={`${environment} ${selected}`} environment={environment} id={selected} onClose={close} />
          </Suspense>
        )
      }
    />
  )
}
