import type { Input } from '@contract'
import { given, oneOf, searchOf, wordsIn } from '../../../parts/list-filter'
import { instantsOf, type Time, timeIn } from '../time-span'

/** Which events are listed and how, as it stands in the address. */
export interface EventFilter {
  search: string
  severities: string[]
  kind: string
  actor_id: string
  org_id: string
  acknowledged: '' | 'yes' | 'no'
  time: Time
  order: 'newest' | 'oldest'
  /** `''`: events of one actor within an hour together. `single`: one by one. */
  view: '' | 'single'
}

/** Reads an address's search. What is no filter counts as none. */
export const eventFilterIn = (search: string): EventFilter => {
  const word = wordsIn(search)
  return {
    search: word('search'),
    severities: [...new Set(word('severity').split(',').filter(Boolean))],
    kind: word('kind'),
    actor_id: word('actor_id'),
    org_id: word('org_id'),
    acknowledged: oneOf(['yes', 'no'], word('acknowledged')),
    time: timeIn(search),
    order: word('order') === 'oldest' ? 'oldest' : 'newest',
    view: word('view') === 'single' ? 'single' : '',
  }
}

/** The search for an address, with its question mark; empty where nothing is filtered. */
export const searchOfEvents = ({ time, severities, order, ...rest }: Partial<EventFilter>): string =>
  searchOf({ ...rest, severity: severities?.join(','), order: order === 'oldest' ? 'oldest' : '', ...time })

type Counted = Input<'security-events.counts'>

/** What the counts are asked: everything but the severities, which they tell apart. `now` in milliseconds since 1970. */
export const countsInputOf = ({ search, kind, actor_id, org_id, acknowledged, time }: EventFilter, now: number): Counted => ({
  ...given({ search, kind, actor_id, org_id, acknowledged }),
  ...instantsOf(time, now),
})

/** What the list is asked. */
export const eventInputOf = (filter: EventFilter, now: number): Omit<Input<'security-events.list'>, 'offset' | 'limit'> => ({
  ...countsInputOf(filter, now),
  ...(filter.severities.length > 0 ? { severity: filter.severities.join(',') } : {}),
  ...(filter.order === 'oldest' ? { order: 'oldest' as const } : {}),
})

export const isFiltered = ({ view, order, ...filter }: EventFilter): boolean => searchOfEvents(filter) !== ''
