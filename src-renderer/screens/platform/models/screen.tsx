import { modelHealths, modelStages } from '@contract/platform/models'
import { Button, NativeSelect } from '@mantine/core'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Chips } from '../../../parts/chips'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { FilterSearch } from '../../../parts/filter-search'
import filters from '../../../parts/filters.module.css'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import { screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { searchOf } from '../address-search'
import { idOfModel, modelBooks, modelColumns, modelCopies } from './model-columns'
import { isFiltered, type ModelFilter, modelFilterIn, modelInputOf } from './model-filter'

// Its charts are heavy beside a list.
const ModelPanel = lazy(() => import('./model-panel'))

const noun = { one: 'model', many: 'models' }
const chips = modelHealths.map((value) => ({ value, words: value }))
const none = { search: '', health: '', stage: '', org_id: '' }

/** The models agents may ask: how each answers, what it costs, and who asks it. What is degraded stands first. */
const ModelsScreen = ({ environment, selected }: ScreenProps) => {
  const place = usePlace()
  const search = useSearch()
  const [, navigate] = useLocation()
  const filter = useMemo(() => modelFilterIn(search), [search])
  const input = useMemo(() => modelInputOf(filter), [filter])
  const open = useCallback(
    (id: string | null, how: 'push' | 'replace' = 'push') =>
      navigate(`${screenAddress(environment, 'models', id)}${search && `?${search}`}`, { replace: how === 'replace' }),
    [environment, navigate, search],
  )
  const change = (part: Partial<ModelFilter>, how: 'push' | 'replace' = 'push'): void =>
    navigate(`${screenAddress(environment, 'models', selected)}${searchOf({ ...filter, ...part })}`, { replace: how === 'replace' })
  const exporting = useExport({
    environment,
    operation: 'models.list',
    input,
    columns: modelBooks,
    fileName: `models-${place?.name ?? ''}`,
  })
  return (
    <Split
      list={
        <Table
          environment={environment}
          operation="models.list"
          input={input}
          title="Models"
          noun={noun}
          columns={modelColumns}
          idOf={idOfModel}
          copies={modelCopies}
          selected={selected}
          onOpen={open}
          sort={{
            by: filter.sort_by || 'attention',
            order: filter.sort_order === 'desc' ? 'desc' : 'asc',
            onSort: (sort_by, sort_order) => change({ sort_by, sort_order }),
          }}
          actions={<ExportButton {...exporting} />}
          under={
            <>
              <div className={filters.filters}>
                <FilterSearch
                  placeholder="Name, vendor or id"
                  className={filters.search}
                  maxLength={200}
                  text={filter.search}
                  onSearch={(text) => change({ search: text }, 'replace')}
                />
                <Chips
                  label="Health"
                  options={chips}
                  chosen={chips.map(({ value }) => value).filter((value) => value === filter.health)}
                  onChoose={(chosen) => change({ health: chosen.find((one) => one !== filter.health) ?? '' })}
                />
                <NativeSelect
                  aria-label="Stage"
                  value={filter.stage}
                  onChange={(event) => change({ stage: event.currentTarget.value })}
                  data={[{ value: '', label: 'Every stage' }, ...modelStages.map((value) => ({ value, label: value }))]}
                />
                {filter.org_id && (
                  <Button onClick={() => change({ org_id: '' })} title="Show those nobody of this org asked as well">
                    Asked by {filter.org_id} ×
                  </Button>
                )}
              </div>
              {exporting.run && <ExportState {...exporting} />}
            </>
          }
          empty={
            isFiltered(filter) ? (
              <Empty title="No model is like that" action={<Button onClick={() => change(none)}>Show all</Button>}>
                Names, vendors and ids are searched as they are written, in any case.
              </Empty>
            ) : (
              <Empty title={`No models in ${place?.name ?? 'this environment'}`}>The platform answered, and its catalogue is empty.</Empty>
            )
          }
        />
      }
      detail={
        selected !== null && (
          <Suspense>
            <ModelPanel key={`${environment} ${selected}`} environment={environment} id={selected} onClose={() => open(null)} />
          </Suspense>
        )
      }
    />
  )
}

export default ModelsScreen
