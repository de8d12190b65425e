import { modelHealths, modelStages } from '@contract/platform/models'
import { Button } from '@mantine/core'
import { lazy, Suspense, useMemo } from 'react'
import { AtMostOneChip } from '../../../parts/chips'
import { Choice } from '../../../parts/choice'
import { NoneHere, NoneLikeThat } from '../../../parts/empty'
import { FilterSearch } from '../../../parts/filter-search'
import { sortOf } from '../../../parts/list-filter'
import { Listing } from '../../../parts/listing'
import { Split } from '../../../parts/panel'
import { useListAddress } from '../../../parts/use-list-address'
import type { ScreenProps } from '../../screen'
import { idOfModel, modelBooks, modelColumns, modelCopies } from './model-columns'
import { modelFilter } from './model-filter'

// Its charts are heavy beside a list.
const ModelPanel = lazy(() => import('./model-panel'))

const noun = { one: 'model', many: 'models' }
const chips = modelHealths.map((value) => ({ value, words: value }))
const stages = modelStages.map((value) => [value, value] as const)

/** The models agents may ask: how each answers, what it costs, and who asks it. What is degraded stands first. */
const ModelsScreen = (props: ScreenProps) => {
  const { environment, selected } = props
  const { filter, open, close, change } = useListAddress('models', props, modelFilter)
  const input = useMemo(() => modelFilter.input(filter), [filter])
  return (
    <Split
      list={
        <Listing
          environment={environment}
          operation="models.list"
          input={input}
          title="Models"
          noun={noun}
          columns={modelColumns}
          fields={modelBooks}
          file="models"
          idOf={idOfModel}
          copies={modelCopies}
          selected={selected}
          onOpen={open}
          sort={sortOf(filter, 'attention', change)}
          filters={
            <>
              <FilterSearch placeholder="Name, vendor or id" text={filter.search} onSearch={(search) => change({ search }, 'replace')} />
              <AtMostOneChip label="Health" options={chips} chosen={filter.health} onChoose={(health) => change({ health })} />
              <Choice label="Stage" all="Every stage" value={filter.stage} options={stages} onChoose={(stage) => change({ stage })} />
              {filter.org_id && (
                <Button onClick={() => change({ org_id: '' })} title="Show those nobody of this org asked as well">
                  Asked by {filter.org_id} ×
                </Button>
              )}
            </>
          }
          empty={
            modelFilter.isNarrowed(filter) ? (
              <NoneLikeThat noun={noun} onAll={() => change(modelFilter.none)}>
                Names, vendors and ids are searched as they are written, in any case.
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
            <ModelPanel key={`${environment} ${selected}`} environment={environment} id={selected} onClose={close} />
          </Suspense>
        )
      }
    />
  )
}

export default ModelsScreen
