import { type AbuseFlag, isResolved } from '@contract/marketplace/abuse-flags'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../operations'
import { statusFor, type View } from './filters'

/** More than an operator decides in weeks. What lies beyond is not shown, and the screen says so. */
export const MOST_WALKED = 5000
const PAGE = 1000
const REFRESH_MS = 30_000

export interface Walked {
  /** When reading began, in ms: what this desk learned later is newer. */
  begun: number
  flags: ReadonlyMap<string, AbuseFlag>
  /** There are more than were read. */
  more: boolean
  /** What the reader had to say of the list, such as rows it could not read. */
  note: string | null
}

/** Reads a whole list, so that its flags can be counted and grouped: the API does neither. */
const walk = async (environment: string, status: string | undefined, signal: AbortSignal): Promise<Walked> => {
  const flags = new Map<string, AbuseFlag>()
  let note: string | null = null
  const begun = Date.now()
  for (let offset = 0; offset < MOST_WALKED; offset += PAGE) {
    const page = await call(environment, 'abuse-flags.list', { offset, limit: PAGE, ...(status ? { status } : {}) }, { signal })
    for (const flag of page.items) flags.set(flag.id, flag)
    note ??= page.note
    if (page.end) return { begun, flags, more: false, note }
  }
  return { begun, flags, more: true, note }
}

/** The document does not say what an unresolved flag's status is called. Ours is the first guess; else it is looked up. */
let openWord = 'open'

const walkOpen = async (environment: string, signal: AbortSignal): Promise<Walked> => {
  const walked = await walk(environment, openWord, signal)
  if (walked.flags.size > 0) return walked
  const newest = await call(environment, 'abuse-flags.list', { offset: 0, limit: PAGE }, { signal })
  const other = newest.items.find((flag) => !isResolved(flag))?.status
  if (other === undefined || other === openWord) return walked
  openWord = other
  return walk(environment, other, signal)
}

/**
 * The flags of a view, read again by itself while the window is seen. Its key is not the capability's: after each
 * decision its own answer is shown at once, and reading a thousand flags again for it would be waste.
 */
export const readQueue = (environment: string, view: View) => {
  const status = statusFor(view, 'open')
  return queryOptions({
    queryKey: [environment, 'abuse-flags-queue', status ?? 'all'] as const,
    queryFn: ({ signal }) => (status === 'open' ? walkOpen(environment, signal) : walk(environment, status, signal)),
    staleTime: REFRESH_MS / 2,
    refetchInterval: REFRESH_MS,
    refetchOnWindowFocus: true,
  })
}

/** Every flag, resolved ones too, newest first as far as it goes: where a flag's history is looked up. Read seldom. */
export const readHistory = (environment: string) =>
  queryOptions({
    queryKey: [environment, 'abuse-flags-history'] as const,
    queryFn: ({ signal }) => walk(environment, undefined, signal),
    staleTime: 600_000,
  })
