import type { Figure } from '@contract/desk/ledger'
import type { RefundReason } from '@contract/desk/settings'
import { NativeSelect } from '@mantine/core'
import { Chips } from '../../../parts/chips'
import { DayRange } from '../../../parts/day-range'
import { FilterSearch } from '../../../parts/filter-search'
import { chipsOf, type RefundsFilter, type Span, stateChips, statesOf } from './refunds-list-filter'

interface Props {
  filter: RefundsFilter
  reasons: readonly RefundReason[]
  /** Of all refunds here: who issued them, and which reasons there are. */
  figures: readonly Figure[]
  /** `replace` while a text is being typed: each letter is no step to go back to. */
  onChange: (filter: RefundsFilter, how: 'push' | 'replace') => void
}

/** How the list is narrowed down: by how it ended, by any text, why, by whom, and when. */
export const RefundsFilters = ({ filter, reasons, figures, onChange }: Props) => {
  const set = (part: Partial<RefundsFilter>): void => onChange({ ...filter, ...part }, 'push')
  const days = figures.filter(({ by }) => by === 'day')
  const chips = stateChips.map(({ value, words, states }) => ({
    value,
    words,
    count: days.filter(({ state }) => (states as readonly string[]).includes(state)).reduce((sum, { count }) => sum + count, 0),
  }))
  return (
    <>
      <Chips label="State" options={chips} chosen={chipsOf(filter.states)} onChoose={(chosen) => set({ states: statesOf(chosen) })} />
      <FilterSearch
        placeholder="Purchase, refund, reason, words"
        text={filter.text}
        onSearch={(text) => onChange({ ...filter, text }, 'replace')}
      />
      <NativeSelect
        aria-label="Reason"
        value={filter.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
        data={[{ value: '', label: 'Every reason' }, ...reasonsIn(figures, reasons, filter.reason)]}
      />
      <NativeSelect
        aria-label="Operator"
        value={filter.os_user}
        onChange={(event) => set({ os_user: event.currentTarget.value })}
        data={[{ value: '', label: 'Everybody' }, ...operatorsIn(figures, filter.os_user)]}
      />
      <RefundsTime filter={filter} onChange={set} />
    </>
  )
}

const spanWords: Record<Span, string> = {
  '': 'All time',
  today: 'Today',
  '7': '7 days',
  '30': '30 days',
  '90': '90 days',
  own: 'From … to …',
}

/** The time that list, figures and export are of. */
export const RefundsTime = ({ filter, onChange }: { filter: RefundsFilter; onChange: (part: Partial<RefundsFilter>) => void }) => (
  <>
    <NativeSelect
      aria-label="Time"
      value={filter.span}
      onChange={(event) => onChange({ span: event.currentTarget.value as Span })}
      data={(['today', '7', '30', '90', '', 'own'] as const).map((value) => ({ value, label: spanWords[value] }))}
    />
    {filter.span === 'own' && <DayRange from={filter.from} to={filter.to} onChange={onChange} />}
  </>
)

/** The codes that are set, and whatever else stands there as a whole reason. */
const reasonsIn = (figures: readonly Figure[], reasons: readonly RefundReason[], chosen: string) => {
  const known = new Map(reasons.map(({ code, label }) => [code, label]))
  const met = figures.filter(({ by, key }) => by === 'reason' && key && !known.has(key)).map(({ key }) => key ?? '')
  for (const key of [...met, chosen]) if (key !== '' && !known.has(key)) known.set(key, key.length > 60 ? `${key.slice(0, 60)}…` : key)
  return [...known].map(([value, label]) => ({ value, label }))
}
const operatorsIn = (figures: readonly Figure[], chosen: string): string[] =>
  [...new Set([...figures.filter(({ by, key }) => by === 'operator' && key).map(({ key }) => key ?? ''), chosen])]
    .filter((key) => key !== '')
    .sort()
