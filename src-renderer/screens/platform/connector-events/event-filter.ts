import type { Input } from '@contract'
import { eventStates } from '@contract/platform/connector-events'
import { given, isGiven, oneOf, wordsIn } from '../../../parts/list-filter'

/** Which events are listed, as it stands in the address. Empty where it is not asked for. */
export interface EventFilter {
  text: string
  /** One of eventStates, `given_up` for what failed or was dropped, or `undelivered` for all that are not delivered. */
  state: string
  connector_id: string
  org_id: string
  verification: string
  cause: string
  /** A stretch back from now, such as 24h, or an instant in ISO 8601. */
  since: string
  /** The view: events, or `causes`. */
  view: string
  /** The part of the open event. */
  tab: string
}

/** Stretches back from now, in ms. */
export const spans: Record<string, number> = { '1h': 3_600_000, '6h': 21_600_000, '24h': 86_400_000, '3d': 259_200_000, '7d': 604_800_000 }
/** Those that can be redelivered: failed, dropped, and stalled ones that still count as retried. */
export const UNDELIVERED = 'failed,dropped,retrying'

/** Those the platform does not try again. */
export const GIVEN_UP = ['failed', 'dropped']

/** Reads an address's search. What is no filter counts as none. */
export const filterIn = (search: string): EventFilter => {
  const word = wordsIn(search)
  const since = word('since')
  return {
    text: word('text'),
    state: oneOf(['undelivered', 'given_up', ...eventStates], word('state')),
    connector_id: word('connector_id'),
    org_id: word('org_id'),
    verification: word('verification'),
    cause: word('cause'),
    since: Object.hasOwn(spans, since) || !Number.isNaN(Date.parse(since)) ? since : '',
    view: oneOf(['causes'], word('view')),
    tab: word('tab'),
  }
}

/** The instant a filter begins at, to the minute, so that a list that stands open is the same list for that long. */
export const instantOfSince = (since: string, now: number): string | null => {
  const span = Object.hasOwn(spans, since) ? spans[since] : undefined
  if (span !== undefined) return new Date(Math.floor((now - span) / 60_000) * 60_000).toISOString()
  const read = Date.parse(since)
  return Number.isNaN(read) ? null : new Date(read).toISOString()
}

type ListAsked = Omit<Input<'connector-events.list'>, 'offset' | 'limit'>

/** What the list is asked. */
export const inputOf = (filter: EventFilter, now: number): ListAsked => {
  const { text, state, connector_id, org_id, verification, cause } = filter
  const since = instantOfSince(filter.since, now)
  return {
    ...given({ connector_id, org_id, verification, cause, search: text }),
    ...(state === '' ? {} : { state: state === 'undelivered' ? UNDELIVERED : state === 'given_up' ? GIVEN_UP.join(',') : state }),
    ...(since === null ? {} : { since }),
  }
}

/** What the causes are asked: of all that is not delivered, unless one state was chosen. */
export const causesInputOf = (filter: EventFilter, now: number): Omit<Input<'connector-events.causes'>, 'offset' | 'limit'> => {
  const { search: _, cause: __, ...input } = inputOf({ ...filter, state: filter.state || 'undelivered' }, now)
  return input
}

export const isFiltered = ({ view: _, tab: __, ...filter }: EventFilter): boolean => isGiven(filter)

/** Every event, as a list. */
export const filterless: EventFilter = filterIn('')
