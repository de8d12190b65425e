import { notificationEvents, notificationKinds, notificationSeverities } from '@contract/platform/notifications'
import { NativeSelect } from '@mantine/core'
import { Chips } from '../../../parts/chips'
import { FilterSearch } from '../../../parts/filter-search'
import styles from '../../../parts/filters.module.css'
import { Narrowed } from '../narrowed'
import { TimeChoice } from '../time-span'
import type { NotificationFilter } from './notification-filter'
import { eventWords } from './notification-words'

interface Props {
  filter: NotificationFilter
  /** How many of each queue nobody acknowledged; undefined where nobody knows. */
  waiting: Readonly<Record<string, number | undefined>>
  /** `replace` while a text is being typed: each letter is no step to go back to. */
  onChange: (filter: NotificationFilter, how: 'push' | 'replace') => void
}

const queueWords = { schedule: 'Schedules', message: 'Messages', usage: 'Usage' } as const

/** Which queue, and how it is narrowed down. */
export const NotificationFilters = ({ filter, waiting, onChange }: Props) => {
  const set = (part: Partial<NotificationFilter>): void => onChange({ ...filter, ...part }, 'push')
  const events: string[] = filter.kind ? [...notificationEvents[filter.kind]] : Object.values(notificationEvents).flat()
  return (
    <div className={styles.filters}>
      <Chips
        label="Queue, with what nobody acknowledged"
        options={notificationKinds.map((value) => ({ value, words: queueWords[value], count: waiting[value] }))}
        chosen={filter.kind ? [filter.kind] : []}
        onChoose={(chosen) => set({ kind: chosen.find((one) => one !== filter.kind) ?? '', event: '' })}
      />
      <Chips
        label="Which of them"
        options={[{ value: 'failures', words: 'Failures' }]}
        chosen={filter.failures ? ['failures'] : []}
        onChoose={(chosen) => set({ failures: chosen.length > 0 })}
      />
      <FilterSearch
        placeholder="Title, error or id"
        text={filter.search}
        onSearch={(search) => onChange({ ...filter, search }, 'replace')}
      />
      <NativeSelect
        aria-label="State"
        value={filter.state}
        onChange={(event) => set({ state: event.currentTarget.value as NotificationFilter['state'] })}
        data={[
          { value: 'new', label: 'New' },
          { value: 'seen', label: 'Acknowledged' },
          { value: 'any', label: 'New or not' },
        ]}
      />
      <NativeSelect
        aria-label="Event"
        value={filter.event}
        onChange={(event) => set({ event: event.currentTarget.value })}
        data={[
          { value: '', label: 'Every event' },
          ...[...new Set([...events, ...(filter.event ? [filter.event] : [])])].map((value) => ({ value, label: eventWords(value) })),
        ]}
      />
      <NativeSelect
        aria-label="Severity"
        value={filter.severity}
        onChange={(event) => set({ severity: event.currentTarget.value })}
        data={[
          { value: '', label: 'Any severity' },
          ...[...new Set<string>([...notificationSeverities, ...(filter.severity ? [filter.severity] : [])])].map((value) => ({
            value,
            label: eventWords(value),
          })),
        ]}
      />
      <TimeChoice time={filter.time} onChange={(time) => set({ time })} />
      <Narrowed what="Org" value={filter.org_id} onClear={() => set({ org_id: '' })} />
    </div>
  )
}
