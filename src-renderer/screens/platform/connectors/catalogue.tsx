import { connectorHealths } from '@contract/platform/connectors'
import { lazy, Suspense, useMemo } from 'react'
import { AtMostOneChip } from '../../../parts/chips'
import { NoneHere, NoneLikeThat } from '../../../parts/empty'
import { FilterSearch } from '../../../parts/filter-search'
import { Listing } from '../../../parts/listing'
import { Split } from '../../../parts/panel'
import { connectorColumns, connectorCopies, connectorFields, idOfConnector } from './connector-columns'
import { catalogueInputOf, filterless, isFiltered } from './connector-filter'
import type { ListProps } from './screen'
import { ViewChoice } from './view-choice'

const ConnectorDetail = lazy(() => import('./connector-detail'))

const noun = { one: 'connector', many: 'connectors' }
const chips = connectorHealths.map((value) => ({ value, words: value }))

/** Every connector, with how it is and how much goes wrong with it. */
export const Catalogue = ({ environment, selected, filter, go, open, close, change }: ListProps) => {
  const input = useMemo(() => catalogueInputOf(filter), [filter])
  return (
    <Split
      list={
        <Listing
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
          fields={connectorFields}
          file="connectors"
          filters={
            <>
              <ViewChoice filter={filter} onChange={(to) => go(null, to)} />
              <FilterSearch placeholder="Name or id" text={filter.text} onSearch={(text) => change({ text }, 'replace')} />
              <AtMostOneChip label="Health" options={chips} chosen={filter.health} onChoose={(health) => change({ health })} />
            </>
          }
          empty={
            isFiltered(filter) ? (
              <NoneLikeThat noun={noun} onAll={() => change(filterless)}>
                Names and ids are searched as they are written, in any case.
              </NoneLikeThat>
            ) : (
              <NoneHere noun={noun}>The platform answered, and its catalogue is empty.</NoneHere>
            )
          }
        />
      }
      detail={
        selected !== null && (
          <Suspense>
            <ConnectorDetail key={`${environment} ${selected}`} environment={environment} id={selected} onClose={close} />
          </Suspense>
        )
      }
    />
  )
}
