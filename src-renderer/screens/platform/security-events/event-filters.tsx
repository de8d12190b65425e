import { securityKinds, severities } from '@contract/platform/security-events'
import { Chips } from '../../../parts/chips'
import { Choice } from '../../../parts/choice'
import { FilterSearch } from '../../../parts/filter-search'
import type { How } from '../../../parts/use-list-address'
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
  onChange: (part: Partial<EventFilter>, how?: How) => void
}

/** How the list is narrowed down: by severity, any text, kind, whether it is new, when; and by actor and org, as a panel sets them. */
export const EventFilters = ({ filter, counts, onChange }: Props) => {
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
        onChoose={(chosen) => onChange({ severities: chosen })}
      />
      <FilterSearch placeholder="Id, actor, address, title" text={filter.search} onSearch={(search) => onChange({ search }, 'replace')} />
      <Choice
        label="Kind"
        all="Every kind"
        value={filter.kind}
        options={securityKinds.map((value) => [value, kindWords(value)])}
        called={kindWords}
        onChoose={(kind) => onChange({ kind })}
      />
      <Choice
        label="State"
        all="New or not"
        value={filter.acknowledged}
        options={[
          ['no', 'New'],
          ['yes', 'Acknowledged'],
        ]}
        onChoose={(acknowledged) => onChange({ acknowledged })}
      />
      <TimeChoice time={filter.time} onChange={(time) => onChange({ time })} />
      <Choice
        label="How they are listed"
        all="By actor and hour"
        value={filter.view}
        options={[['single', 'One by one']]}
        onChoose={(view) => onChange({ view })}
      />
      <Narrowed what="Actor" value={filter.actor_id} onClear={() => onChange({ actor_id: '' })} />
      <Narrowed what="Org" value={filter.org_id} onClear={() => onChange({ org_id: '' })} />
    </>
  )
}
