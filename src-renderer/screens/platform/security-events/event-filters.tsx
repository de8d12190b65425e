import { securityKinds, severities } from '@contract/platform/security-events'
import { Chips } from '../../../parts/chips'
import { Choice } from '../../../parts/choice'
import { FilterSearch } from '../../../parts/filter-search'
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
  return (
    <>
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
      <Choice
        label="Kind"
        all="Every kind"
        value={filter.kind}
        options={securityKinds.map((value) => [value, kindWords(value)])}
        called={kindWords}
        onChoose={(kind) => set({ kind })}
      />
      <Choice
        label="State"
        all="New or not"
        value={filter.acknowledged}
        options={[
          ['no', 'New'],
          ['yes', 'Acknowledged'],
        ]}
        onChoose={(acknowledged) => set({ acknowledged })}
      />
      <TimeChoice time={filter.time} onChange={(time) => set({ time })} />
      <Choice
        label="How they are listed"
        all="By actor and hour"
        value={filter.view}
        options={[['single', 'One by one']]}
        onChoose={(view) => set({ view })}
      />
      <Narrowed what="Actor" value={filter.actor_id} onClear={() => set({ actor_id: '' })} />
      <Narrowed what="Org" value={filter.org_id} onClear={() => set({ org_id: '' })} />
    </>
  )
}
