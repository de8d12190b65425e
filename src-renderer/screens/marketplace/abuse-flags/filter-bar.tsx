import styles from '../../../parts/triage/queue.module.css'
import { SavedFilters } from '../../../parts/triage/saved-filters'
import { ChoiceChip, TypeChips } from '../../../parts/triage/type-chips'
import { type Filter, filterIn, searchOf, views, viewWords } from './filters'
import { filtersKey } from './kept-triage'
import type { Queue } from './use-queue'

interface Props {
  environment: string
  queue: Queue
  filter: Filter
  onFilter: (filter: Filter) => void
}

/** So many types have a chip; the others are in a menu. */
const CHIPS = 3

/** Which flags are shown: how they stand, of which type, in which order; and the filters somebody kept. */
const FilterBar = ({ environment, queue, filter, onFilter }: Props) => (
  <div className={styles.filters}>
    <ChoiceChip
      label="Show"
      chosen={filter.view}
      on={filter.type === null}
      count={queue.loading ? undefined : queue.total}
      options={views.map((value) => ({
        value,
        words: viewWords[value],
        beside: value === 'snoozed' && queue.snoozedCount > 0 && <span className="muted"> {queue.snoozedCount}</span>,
      }))}
      onChoose={(view) => onFilter({ ...filter, view, type: null })}
    />
    <TypeChips
      counts={queue.counts}
      chosen={filter.type === null ? [] : [filter.type]}
      most={CHIPS}
      onChoose={([type = null]) => onFilter({ ...filter, type })}
    />
    <span className="grow" />
    <SavedFilters keptAt={filtersKey(environment)} search={searchOf(filter)} onSearch={(search) => onFilter(filterIn(search))} />
    <button
      type="button"
      className={styles.order}
      onClick={() => onFilter({ ...filter, order: filter.order === 'oldest' ? 'newest' : 'oldest' })}
      title={filter.order === 'oldest' ? 'Show the newest first' : 'Show the oldest first'}
    >
      {filter.order === 'oldest' ? 'Oldest first' : 'Newest first'}
    </button>
  </div>
)

export default FilterBar
