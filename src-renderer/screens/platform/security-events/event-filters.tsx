import { securityKinds, severities } from '@contract/platform/security-events'
import { NativeSelect } from '@mantine/core'
import { Chips } from '../../../parts/chips'
import { FilterSearch } from '../../../parts/filter-search'
import styles from '../../../parts/filters.module.css'
import { visible } from '../../../parts/visible-text'
import { Narrowed } from '../narrowed'
import { TimeChoice } from '../time-span'
import type { EventFilter } from './event-filter'
import { kindWords } from './event-words'

interface Props {
  filter: EventFilter
  /** How many there are of each severity, by the other filters; null while nobody knows. */
  counts: ReadonlyMap<string, number> | null
  /** `replace` while a text is being typed: each letter is no step to go back to. */
  onChange: (filter: EventFilter, how: 'push' | 'replace') => void
}

/** How the list is narrowed down: by severity, any text, kind, whether it is new, when; and by actor and org, as a panel sets them. */
export const EventFilters = ({ filter, counts, onChange }: Props) => {
  const set = (part: Partial<EventFilter>): void => onChange({ ...filter, ...part }, 'push')
  const words = [...new Set<string>([...severities, ...(counts?.keys() ?? []), ...filter.severities])]
  const kinds = [...new Set<string>([...securityKinds, ...(filter.kind ? [filter.kind] : [])])]
  return (
    <div className={styles.filters}>
      <Chips
        label="Severity"
        options={words.map((value) => ({
          value,
          words: visible(value).slice(0, 30),
          count: counts ? (counts.get(value) ?? 0) : undefined,
        }))}
        chosen={filter.severities}
        onChoose={(chosen) => set({ severities: chosen })}
      />
      <FilterSearch
        placeholder="Id, actor, address, title"
        text={filter.search}
        onSearch={(search) => onChange({ ...filter, search }, 'replace')}
      />
      <NativeSelect
        aria-label="Kind"
        value={filter.kind}
        onChange={(event) => set({ kind: event.currentTarget.value })}
        data={[{ value: '', label: 'Every kind' }, ...kinds.map((value) => ({ value, label: kindWords(value) }))]}
      />
      <NativeSelect
        aria-label="State"
        value={filter.acknowledged}
        onChange={(event) => set({ acknowledged: event.currentTarget.value as EventFilter['acknowledged'] })}
        data={[
          { value: '', label: 'New or not' },
          { value: 'no', label: 'New' },
          { value: 'yes', label: 'Acknowledged' },
        ]}
      />
      <TimeChoice time={filter.time} onChange={(time) => set({ time })} />
      <NativeSelect
        aria-label="How they are listed"
        value={filter.view}
        onChange={(event) => set({ view: event.currentTarget.value as EventFilter['view'] })}
        data={[
          { value: '', label: 'By actor and hour' },
          { value: 'single', label: 'One by one' },
        ]}
      />
      <Narrowed what="Actor" value={filter.actor_id} onClear={() => set({ actor_id: '' })} />
      <Narrowed what="Org" value={filter.org_id} onClear={() => set({ org_id: '' })} />
    </div>
  )
}
