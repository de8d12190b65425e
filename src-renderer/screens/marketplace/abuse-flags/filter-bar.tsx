import { Button, Menu, TextInput } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useKept } from '../../../parts/use-kept'
import { visible } from '../../../parts/visible-text'
import { type Filter, filterIn, searchOf, views, viewWords } from './filters'
import { filtersKey, noFilters, SavedFilters } from './kept-triage'
import styles from './queue.module.css'
import type { Queue } from './use-queue'

interface Props {
  environment: string
  queue: Queue
  filter: Filter
  onFilter: (filter: Filter) => void
}

/** So many types have a chip; the others are in a menu. */
const CHIPS = 3
const numbers = new Intl.NumberFormat('en')

/** Which flags are shown: how they stand, of which type, in which order; and the filters somebody kept. */
const FilterBar = ({ environment, queue, filter, onFilter }: Props) => {
  const { counts, snoozedCount } = queue
  const chosen = counts.find(({ type }) => type === filter.type) ?? (filter.type === null ? null : { type: filter.type, count: 0 })
  const first = counts.slice(0, CHIPS)
  const chips = chosen && !first.includes(chosen) ? [...first.slice(0, CHIPS - 1), chosen] : first
  const others = counts.filter((one) => !chips.includes(one))
  return (
    <div className={styles.filters}>
      <Menu>
        <Menu.Target>
          <button
            type="button"
            className={styles.chip}
            data-on={filter.type === null || undefined}
            aria-label={`Show: ${viewWords[filter.view]}`}
          >
            {viewWords[filter.view]} {!queue.loading && <b>{numbers.format(queue.total)}</b>}
            <IconChevronDown size="0.75rem" aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.map((view) => (
            <Menu.Item key={view} onClick={() => onFilter({ ...filter, view, type: null })}>
              {viewWords[view]}
              {view === 'snoozed' && snoozedCount > 0 && <span className="muted"> {snoozedCount}</span>}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {chips.map(({ type, count }) => (
        <button
          key={type}
          type="button"
          className={styles.chip}
          data-on={type === filter.type || undefined}
          aria-pressed={type === filter.type}
          onClick={() => onFilter({ ...filter, type: type === filter.type ? null : type })}
        >
          <bdi className="clip">{visible(type)}</bdi> <b>{numbers.format(count)}</b>
        </button>
      ))}
      {others.length > 0 && (
        <Menu>
          <Menu.Target>
            <button type="button" className={styles.chip}>
              {others.length} more <IconChevronDown size="0.75rem" aria-hidden="true" />
            </button>
          </Menu.Target>
          <Menu.Dropdown mah="20rem" style={{ overflow: 'auto' }}>
            {others.map(({ type, count }) => (
              <Menu.Item key={type} onClick={() => onFilter({ ...filter, type })}>
                <bdi>{visible(type)}</bdi> <span className="muted">{numbers.format(count)}</span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <span className="grow" />
      <Saved environment={environment} filter={filter} onFilter={onFilter} />
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
}

const Saved = ({ environment, filter, onFilter }: Omit<Props, 'queue'>) => {
  const [saved, setSaved] = useKept(filtersKey(environment), SavedFilters, noFilters)
  const [name, setName] = useState('')
  const [opened, setOpened] = useState(false)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const as = name.trim()
    if (as === '') return
    setSaved([...saved.filter((one) => one.name !== as), { name: as, search: searchOf(filter) }].slice(-50))
    setName('')
    setOpened(false)
  }
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened} width="16rem">
      <Menu.Target>
        <button type="button" className={styles.order}>
          Filters
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {saved.length > 0 && <Menu.Label>Kept on this computer</Menu.Label>}
        {saved.map((one) => (
          <Menu.Item key={one.name} onClick={() => onFilter(filterIn(one.search))}>
            <bdi>{one.name}</bdi>
          </Menu.Item>
        ))}
        {saved.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>Forget</Menu.Label>
            {saved.map((one) => (
              <Menu.Item key={one.name} closeMenuOnClick={false} onClick={() => setSaved(saved.filter(({ name }) => name !== one.name))}>
                Forget <bdi>{one.name}</bdi>
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        <form onSubmit={save} style={{ display: 'flex', gap: '0.375rem', padding: '0.375rem' }}>
          <TextInput
            aria-label="Name of this filter"
            placeholder="Name of this filter"
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.currentTarget.value)}
            // The menu takes letters to find its items.
            onKeyDown={(event) => event.stopPropagation()}
          />
          <Button type="submit" disabled={name.trim() === ''}>
            Keep
          </Button>
        </form>
      </Menu.Dropdown>
    </Menu>
  )
}

export default FilterBar
