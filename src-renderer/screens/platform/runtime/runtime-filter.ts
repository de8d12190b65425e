import type { Input } from '@contract'
import { given, isGiven, oneOf, searchOf, wordsIn } from '../../../parts/list-filter'

/** What of runtime is shown. */
export const runtimeParts = ['health', 'queues', 'sandboxes', 'jobs'] as const
export type RuntimePart = (typeof runtimeParts)[number]

/** What is shown and how it is narrowed down, as it stands in the address. */
export interface RuntimeFilter {
  show: RuntimePart
  search: string
  states: string[]
  queue: string
  org_id: string
}

/** Reads an address. A record without a word of what it is is a job: that is what the ledger leads to. */
export const runtimeFilterIn = (search: string, selected: string | null): RuntimeFilter => {
  const word = wordsIn(search)
  return {
    show: oneOf(runtimeParts, word('show')) || (selected === null ? 'health' : 'jobs'),
    search: word('search'),
    states: [...new Set(word('state').split(',').filter(Boolean))],
    queue: word('queue'),
    org_id: word('org_id'),
  }
}

/** The search for an address, with its question mark; empty for the health of it all. */
export const searchOfRuntime = ({ show, states, ...rest }: Partial<RuntimeFilter>): string =>
  searchOf({ show: show === 'health' ? '' : show, state: states?.join(','), ...rest })

/** The same part with nothing left out. */
export const all = (show: RuntimePart): RuntimeFilter => ({ show, search: '', states: [], queue: '', org_id: '' })

export const isFiltered = ({ search, states, queue, org_id }: RuntimeFilter): boolean =>
  states.length > 0 || isGiven({ search, queue, org_id })

export const jobsInputOf = ({ search, states, queue, org_id }: RuntimeFilter): Omit<Input<'runtime.jobs'>, 'offset' | 'limit'> =>
  given({ search, state: states.join(','), queue, org_id })

export const sandboxesInputOf = ({ search, states, org_id }: RuntimeFilter): Omit<Input<'runtime.sandboxes'>, 'offset' | 'limit'> =>
  given({ search, state: states[0] ?? '', org_id })
