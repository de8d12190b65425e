import { feedbackSeverities } from '@contract/platform/feedback-words'
import { FilterSearch } from '../../../parts/filter-search'
import styles from '../../../parts/triage/queue.module.css'
import { SavedFilters } from '../../../parts/triage/saved-filters'
import { ChoiceChip, TypeChips } from '../../../parts/triage/type-chips'
import { Narrowed } from '../narrowed'
import { type Filter, filterIn, orders, orderWords, searchOf, stands, standWords, typesOf } from './filters'
import { filtersKey } from './kept-triage'
import { typeWords } from './probe-words'
import type { Queue } from './use-queue'

interface Props {
  environment: string
  queue: Queue
  filter: Filter
  onFilter: (filter: Filter) => void
}

/** All groups of probes have a chip. */
const CHIPS = 6
const anybody = 'Anybody’s'

/** Which feedback is shown: how it stands, of which kind, how bad, whose, in which order; and the filters somebody kept. */
const FilterBar = ({ environment, queue, filter, onFilter }: Props) => {
  const severities = [...new Set([...feedbackSeverities, ...queue.severities.map(({ type }) => type)])].toReversed()
  const counted = (severity: string): number => queue.severities.find(({ type }) => type === severity)?.count ?? 0
  const whose = [anybody, 'me', 'none', ...(filter.assignee && !['me', 'none'].includes(filter.assignee) ? [filter.assignee] : [])]
  return (
    <>
      <ChoiceChip
        label="Status"
        chosen={filter.stand}
        on={filter.stand !== 'any'}
        count={queue.loading ? undefined : queue.total}
        options={stands.map((value) => ({
          value,
          words: standWords(value),
          beside: value === 'snoozed' && queue.snoozedCount > 0 && <span className="muted"> {queue.snoozedCount}</span>,
        }))}
        onChoose={(stand) => onFilter({ ...filter, stand })}
      />
      <TypeChips
        counts={queue.types}
        chosen={typesOf(filter)}
        most={CHIPS}
        words={typeWords}
        onChoose={(types) => onFilter({ ...filter, type: types.join(',') || null })}
      />
      <ChoiceChip
        label="Severity"
        chosen={filter.severity ?? 'any'}
        on={filter.severity !== null}
        options={[{ value: 'any', words: 'Any severity' }].concat(
          severities.map((value) => ({
            value,
            words: typeWords(value),
            beside: <span className="muted"> {counted(value).toLocaleString('en')}</span>,
          })),
        )}
        onChoose={(value) => onFilter({ ...filter, severity: value === 'any' ? null : value })}
      />
      <ChoiceChip
        label="Assigned"
        chosen={filter.assignee ?? anybody}
        on={filter.assignee !== null}
        options={whose.map((value) => ({ value, words: value === 'me' ? 'Mine' : value === 'none' ? 'Nobody’s' : value }))}
        onChoose={(value) => onFilter({ ...filter, assignee: value === anybody ? null : value })}
      />
      <Narrowed what="Org" value={filter.org_id ?? ''} onClear={() => onFilter({ ...filter, org_id: null })} />
      <FilterSearch text={filter.search} placeholder="Text or id" onSearch={(search) => onFilter({ ...filter, search })} />
      <span className="grow" />
      <SavedFilters keptAt={filtersKey(environment)} search={searchOf(filter)} onSearch={(search) => onFilter(filterIn(search))} />
      <button
        type="button"
        className={styles.order}
        title="Change the order"
        onClick={() => onFilter({ ...filter, order: orders[(orders.indexOf(filter.order) + 1) % orders.length] ?? 'worst' })}
      >
        {orderWords[filter.order]}
      </button>
    </>
  )
}

export default FilterBar
