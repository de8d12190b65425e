import { notificationEvents, notificationKinds, notificationSeverities } from '@contract/platform/notifications'
import { NativeSelect } from '@mantine/core'
import { AtMostOneChip, Chips } from '../../../parts/chips'
import { Choice } from '../../../parts/choice'
import { FilterSearch } from '../../../parts/filter-search'
import type { How } from '../../../parts/use-list-address'
import { Narrowed } from '../narrowed'
import { TimeChoice } from '../time-span'
import type { NotificationFilter } from './notification-filter'
import { eventWords } from './notification-words'

interface Props {
  filter: NotificationFilter
  /** How many of each queue nobody acknowledged; undefined where nobody knows. */
  waiting: Readonly<Record<string, number | undefined>>
  /** `replace` while a text is being typed: each letter is no step to go back to. */
  onChange: (part: Partial<NotificationFilter>, how?: How) => void
}

const queueWords = { schedule: 'Schedules', message: 'Messages', usage: 'Usage' } as const

/** Which queue, and how it is narrowed down. */
export const NotificationFilters = ({ filter, waiting, onChange }: Props) => {
  const events: string[] = filter.kind ? [...notificationEvents[filter.kind]] : Object.values(notificationEvents).flat()
  return (
    <>
      <AtMostOneChip
        label="Queue, with what nobody acknowledged"
        options={notificationKinds.map((value) => ({ value, words: queueWords[value], count: waiting[value] }))}
        chosen={filter.kind}
        onChoose={(kind) => onChange({ kind, event: '' })}
      />
      <Chips
        label="Which of them"
        options={[{ value: 'failures', words: 'Failures' }]}
        chosen={filter.failures ? ['failures'] : []}
        onChoose={(chosen) => onChange({ failures: chosen.length > 0 })}
      />
      <FilterSearch placeholder="Title, error or id" text={filter.search} onSearch={(search) => onChange({ search }, 'replace')} />
      <NativeSelect
        aria-label="State"
        value={filter.state}
        onChange={(event) => onChange({ state: event.currentTarget.value as NotificationFilter['state'] })}
        data={[
          { value: 'new', label: 'New' },
          { value: 'seen', label: 'Acknowledged' },
          { value: 'any', label: 'New or not' },
        ]}
      />
      <Choice
        label="Event"
        all="Every event"
        value={filter.event}
        options={events.map((value) => [value, eventWords(value)])}
        called={eventWords}
        onChoose={(event) => onChange({ event })}
      />
      <Choice
        label="Severity"
        all="Any severity"
        value={filter.severity}
        options={notificationSeverities.map((value) => [value, eventWords(value)])}
        called={eventWords}
        onChoose={(severity) => onChange({ severity })}
      />
      <TimeChoice time={filter.time} onChange={(time) => onChange({ time })} />
      <Narrowed what="Org" value={filter.org_id} onClear={() => onChange({ org_id: '' })} />
    </>
  )
}
