import type { Input } from '@contract'
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
  const asked = new URLSearchParams(search)
  const word = (name: string): string => (asked.get(name) ?? '').slice(0, 200)
  return {
    search: word('search'),
    severities: [...new Set(word('severity').split(',').filter(Boolean))],
    kind: word('kind'),
    actor_id: word('actor_id'),
    org_id: word('org_id'),
    acknowledged: (['yes', 'no'] as const).find((one) => one === word('acknowledged')) ?? '',
    time: timeIn(asked),
    order: word('order') === 'oldest' ? 'oldest' : 'newest',
    view: word('view') === 'single' ? 'single' : '',
  }
}

/** The search for an address, with its question mark; empty where nothing is filtered. */
export const searchOfEvents = ({ time, severities, order, ...rest }: Partial<EventFilter>): string => {
  const words = { ...rest, severity: severities?.join(',') ?? '', order: order === 'oldest' ? 'oldest' : '', ...time }
  const search = new URLSearchParams(Object.entries(words).filter(([, value]) => value.trim() !== ''))
  return search.size > 0 ? `?${search}` : ''
}

type Counted = Input<'security-events.counts'>

/** What the counts are asked: everything but the severities, which they tell apart. `now` in milliseconds since 1970. */
export const countsInputOf = ({ search, kind, actor_id, org_id, acknowledged, time }: EventFilter, now: number): Counted => ({
  ...(search.trim() ? { search: search.trim() } : {}),
  ...(kind ? { kind } : {}),
  ...(actor_id ? { actor_id } : {}),
  ...(org_id ? { org_id } : {}),
  ...(acknowledged ? { acknowledged } : {}),
  ...instantsOf(time, now),
})

/** What the list is asked. */
export const eventInputOf = (filter: EventFilter, now: number): Omit<Input<'security-events.list'>, 'offset' | 'limit'> => ({
  ...countsInputOf(filter, now),
  ...(filter.severities.length > 0 ? { severity: filter.severities.join(',') } : {}),
  ...(filter.order === 'oldest' ? { order: 'oldest' as const } : {}),
})

export const isFiltered = ({ view, order, ...filter }: EventFilter): boolean => searchOfEvents(filter) !== ''
