import type { Input } from '@contract'
import { type NotificationKind, notificationKinds } from '@contract/platform/notifications'
import { given, oneOf, searchOf, wordsIn } from '../../../parts/list-filter'
import { instantsOf, type Time, timeIn } from '../time-span'

/** `new`: nobody acknowledged it yet. */
export const notificationStates = ['new', 'seen', 'any'] as const
type State = (typeof notificationStates)[number]

/** Which notifications are listed, as it stands in the address. Empty texts ask for nothing. */
export interface NotificationFilter {
  kind: NotificationKind | ''
  state: State
  /** Only what did not work. */
  failures: boolean
  event: string
  severity: string
  org_id: string
  search: string
  time: Time
}

/** Reads an address's search. What is no filter counts as none. */
export const notificationFilterIn = (search: string): NotificationFilter => {
  const word = wordsIn(search)
  return {
    kind: oneOf(notificationKinds, word('kind')),
    state: oneOf(notificationStates, word('state')) || 'new',
    failures: word('failures') === 'true',
    event: word('event'),
    severity: word('severity'),
    org_id: word('org_id'),
    search: word('search'),
    time: timeIn(search),
  }
}

export const searchOfNotifications = ({ state, failures, time, ...words }: NotificationFilter): string =>
  searchOf({ ...words, ...time, state: state === 'new' ? '' : state, failures: failures ? 'true' : '' })

/** What the list is asked. `now` as instantsOf takes it. */
export const notificationInputOf = (filter: NotificationFilter, now: number): Omit<Input<'notifications.list'>, 'offset' | 'limit'> => {
  const { kind, event, severity, org_id, search } = filter
  return {
    ...given({ kind, event, severity, org_id, search }),
    ...(filter.state === 'any' ? {} : { acknowledged: filter.state === 'seen' }),
    ...(filter.failures ? { failures: true } : {}),
    ...instantsOf(filter.time, now),
  }
}

/** Whether anything but the queue is chosen. */
export const isFiltered = ({ kind: _, state, ...rest }: NotificationFilter): boolean =>
  state === 'seen' || searchOfNotifications({ ...rest, kind: '', state: 'new' }) !== ''
