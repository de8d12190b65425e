import type { Environment } from '@contract/desk/environments'
import { NativeSelect } from '@mantine/core'
import { Chips } from '../../../parts/chips'
import { Choice } from '../../../parts/choice'
import { DayRange } from '../../../parts/day-range'
import { FilterSearch } from '../../../parts/filter-search'
import styles from '../../../parts/filters.module.css'
import { useUnknownWrites } from '../../../parts/unknown-writes'
import { chipsOf, type Filter, stateChips, statesOf } from './filter'
import { lineKinds } from './line-words'

interface Props {
  filter: Filter
  environments: readonly Environment[]
  /** `replace` while a text is being typed: each letter is no step to go back to. */
  onChange: (filter: Filter, how: 'push' | 'replace') => void
}

/** How the ledger is narrowed down: by how a line of it stands, where, what, when, and by any text in it. */
export const Filters = ({ filter, environments, onChange }: Props) => {
  const unknown = useUnknownWrites().data?.items.filter(({ environment }) => [environment, 'all'].includes(filter.environment)).length
  const chips = stateChips.map(({ value, words }) => ({ value, words, count: value === 'unknown' ? unknown : undefined }))
  const set = (part: Partial<Filter>): void => onChange({ ...filter, ...part }, 'push')
  return (
    <div className={styles.filters}>
      <Chips label="State" options={chips} chosen={chipsOf(filter.states)} onChoose={(chosen) => set({ states: statesOf(chosen) })} />
      <FilterSearch placeholder="Id, subject, operation" text={filter.text} onSearch={(text) => onChange({ ...filter, text }, 'replace')} />
      <NativeSelect
        aria-label="Environment"
        value={filter.environment}
        onChange={(event) => set({ environment: event.currentTarget.value })}
        data={[{ value: 'all', label: 'All environments' }, ...environments.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Choice
        label="Operation"
        all="Every operation"
        value={filter.operation}
        options={lineKinds().map(({ name, words }) => [name, words])}
        onChoose={(operation) => set({ operation })}
      />
      <DayRange from={filter.from} to={filter.to} onChange={set} />
    </div>
  )
}
