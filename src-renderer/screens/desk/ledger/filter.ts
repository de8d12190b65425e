import type { Input } from '@contract'
import { LineState } from '@contract/desk/ledger'
import { dayOf } from '../../../parts/list-filter'

/** What the ledger shows, as it stands in the address. `environment` is an id or `all`; the dates are days here. */
export interface Filter {
  environment: string
  states: LineState[]
  operation: string
  from: string
  to: string
  text: string
}

/** The chips: a settled write is one thing to look for, whichever way it was settled, and so are the steps of rollouts. */
export const stateChips = [
  { value: 'unknown', words: 'Unknown', states: ['unknown'] },
  { value: 'sending', words: 'Sending', states: ['sending'] },
  { value: 'done', words: 'Done', states: ['done'] },
  { value: 'refused', words: 'Refused', states: ['refused'] },
  { value: 'settled', words: 'Settled', states: ['settled_done', 'settled_not_done'] },
  { value: 'rollouts', words: 'Rollouts', states: ['begun', 'ended'] },
] as const satisfies readonly { value: string; words: string; states: readonly LineState[] }[]
export type StateChip = (typeof stateChips)[number]['value']

/** Reads an address's search. What is no filter counts as none; the open environment is the default. */
export const filterIn = (search: string, environment: string): Filter => {
  const asked = new URLSearchParams(search)
  const word = (name: string): string => asked.get(name) ?? ''
  return {
    environment: word('environment') || environment,
    states: word('states')
      .split(',')
      .filter((state): state is LineState => LineState.safeParse(state).success),
    operation: word('operation').slice(0, 100),
    from: dayOf(word('from')),
    to: dayOf(word('to')),
    text: word('text').slice(0, 200),
  }
}

/** The search for an address, only what differs from the default. */
export const searchOf = (filter: Filter, environment: string): string => {
  const search = new URLSearchParams()
  if (filter.environment !== environment) search.set('environment', filter.environment)
  if (filter.states.length > 0) search.set('states', filter.states.join(','))
  for (const name of ['operation', 'from', 'to', 'text'] as const) if (filter[name]) search.set(name, filter[name])
  return search.toString()
}

/** What the ledger is asked. A day is a day on this machine: from its first instant to its last. */
export const inputOf = (filter: Filter): Omit<Input<'ledger.lines'>, 'offset' | 'limit'> => ({
  ...(filter.environment === 'all' ? {} : { environment: filter.environment }),
  ...(filter.states.length > 0 ? { states: filter.states } : {}),
  ...(filter.operation ? { operation: filter.operation } : {}),
  ...(filter.from ? { from: new Date(`${filter.from}T00:00:00`).toISOString() } : {}),
  ...(filter.to ? { to: new Date(`${filter.to}T23:59:59.999`).toISOString() } : {}),
  ...(filter.text.trim() ? { text: filter.text.trim() } : {}),
})

export const chipsOf = (states: readonly LineState[]): StateChip[] =>
  stateChips.filter((chip) => chip.states.some((state) => states.includes(state))).map(({ value }) => value)
export const statesOf = (chips: readonly StateChip[]): LineState[] =>
  stateChips.filter(({ value }) => chips.includes(value)).flatMap(({ states }) => [...states])
