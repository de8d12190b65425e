import type { Input } from '@contract'
import { WriteState } from '@contract/desk/ledger'
import { dayOf } from '../../../parts/list-filter'

/** The operation whose writes are listed and counted here. */
export const ISSUE = 'refunds.issue'

const sorts = ['at', 'target', 'state', 'status', 'amount_cents', 'reason', 'os_user', 'duration_ms'] as const
type Sort = (typeof sorts)[number]

/** For how long back: whole days on this machine, today among them. `own`: from one day to another, both included. */
export const spans = ['', 'today', '7', '30', '90', 'own'] as const
export type Span = (typeof spans)[number]

/** What is shown of the refunds, as it stands in the address. */
export interface RefundsFilter {
  show: 'list' | 'figures'
  states: WriteState[]
  /** A reason's code, or a whole reason. */
  reason: string
  os_user: string
  span: Span
  from: string
  to: string
  text: string
  sort: Sort
  order: 'asc' | 'desc'
}

export const stateChips = [
  { value: 'unknown', words: 'Unknown', states: ['unknown', 'sending'] },
  { value: 'done', words: 'Done', states: ['done'] },
  { value: 'refused', words: 'Refused', states: ['refused'] },
  { value: 'settled', words: 'Settled', states: ['settled_done', 'settled_not_done'] },
] as const satisfies readonly { value: string; words: string; states: readonly WriteState[] }[]
export type StateChip = (typeof stateChips)[number]['value']

/** Reads an address's search. What is no filter counts as none. */
export const refundsFilterIn = (search: string): RefundsFilter => {
  const asked = new URLSearchParams(search)
  const word = (name: string): string => asked.get(name) ?? ''
  const from = dayOf(word('from'))
  const to = dayOf(word('to'))
  return {
    show: word('show') === 'figures' ? 'figures' : 'list',
    states: word('states')
      .split(',')
      .filter((state): state is WriteState => WriteState.safeParse(state).success),
    reason: word('reason').slice(0, 300),
    os_user: word('os_user').slice(0, 300),
    span: spans.find((span) => span === word('span')) ?? (from || to ? 'own' : ''),
    from,
    to,
    text: word('text').slice(0, 200),
    sort: sorts.find((sort) => sort === word('sort')) ?? 'at',
    order: word('order') === 'asc' ? 'asc' : 'desc',
  }
}

/** The search for an address, only what differs from the whole list, newest first. */
export const searchOfRefunds = (filter: RefundsFilter): string => {
  const search = new URLSearchParams()
  if (filter.show === 'figures') search.set('show', 'figures')
  if (filter.states.length > 0) search.set('states', filter.states.join(','))
  for (const name of ['reason', 'os_user', 'span', 'text'] as const) if (filter[name]) search.set(name, filter[name])
  if (filter.span === 'own') for (const name of ['from', 'to'] as const) if (filter[name]) search.set(name, filter[name])
  if (filter.sort !== 'at') search.set('sort', filter.sort)
  if (filter.order !== 'desc') search.set('order', filter.order)
  return search.toString()
}

/** From the first instant of one local day to the last of another, as the ledger is asked. `today` is any instant of it. */
export const rangeOf = ({ span, from, to }: Pick<RefundsFilter, 'span' | 'from' | 'to'>, today: Date): { from?: string; to?: string } => {
  if (span === '') return {}
  if (span === 'own')
    return {
      ...(from ? { from: new Date(`${from}T00:00:00`).toISOString() } : {}),
      ...(to ? { to: dayAfter(new Date(`${to}T00:00:00`)).toISOString() } : {}),
    }
  const days = span === 'today' ? 1 : Number(span)
  // By the calendar: a day has 23 or 25 hours twice a year.
  return { from: new Date(today.getFullYear(), today.getMonth(), today.getDate() - (days - 1)).toISOString() }
}
const dayAfter = (day: Date): Date => new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1)

type Asked = Omit<Input<'ledger.outcomes'>, 'offset' | 'limit'>

/** What the list is asked for: every filter. */
export const inputOfList = (filter: RefundsFilter, environment: string, today: Date): Asked => ({
  operation: ISSUE,
  environment,
  ...(filter.states.length > 0 ? { states: filter.states } : {}),
  ...(filter.reason ? { reason: filter.reason } : {}),
  ...(filter.os_user ? { os_user: filter.os_user } : {}),
  ...(filter.text.trim() ? { text: filter.text.trim() } : {}),
  ...rangeOf(filter, today),
  sort: filter.sort,
  order: filter.order,
})

export const chipsOf = (states: readonly WriteState[]): StateChip[] =>
  stateChips.filter((chip) => chip.states.some((state) => states.includes(state))).map(({ value }) => value)
export const statesOf = (chips: readonly StateChip[]): WriteState[] =>
  stateChips.filter(({ value }) => chips.includes(value)).flatMap(({ states }) => [...states])

/** Whether anything is left out of the list. */
export const isNarrowed = ({ states, reason, os_user, span, text }: RefundsFilter): boolean =>
  states.length > 0 || [reason, os_user, span, text.trim()].some((word) => word !== '')
