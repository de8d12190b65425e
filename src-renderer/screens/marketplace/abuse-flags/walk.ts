import { type AbuseFlag, isResolved } from '@contract/marketplace/abuse-flags'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../operations'
import { REFRESH_MS, type Walked, walk } from '../../../parts/triage/walk'
import { statusFor, type View } from './filters'

type Flags = Walked<AbuseFlag>

const walkFlags = (environment: string, status: string | undefined, signal: AbortSignal): Promise<Flags> =>
  walk(environment, 'abuse-flags.list', status ? { status } : {}, ({ id }) => id, signal)

/** The document does not say what an unresolved flag's status is called. Ours is the first guess; else it is looked up. */
let openWord = 'open'

const walkOpen = async (environment: string, signal: AbortSignal): Promise<Flags> => {
  const walked = await walkFlags(environment, openWord, signal)
  if (walked.records.size > 0) return walked
  const newest = await call(environment, 'abuse-flags.list', { offset: 0, limit: 1000 }, { signal })
  const other = newest.items.find((flag) => !isResolved(flag))?.status
  if (other === undefined || other === openWord) return walked
  openWord = other
  return walkFlags(environment, other, signal)
}

/**
 * The flags of a view, read again by itself while the window is seen. Its key is not the capability's: after each
 * decision its own answer is shown at once, and reading a thousand flags again for it would be waste.
 */
export const readQueue = (environment: string, view: View) => {
  const status = statusFor(view, 'open')
  return queryOptions({
    queryKey: [environment, 'abuse-flags-queue', status ?? 'all'] as const,
    queryFn: ({ signal }) => (status === 'open' ? walkOpen(environment, signal) : walkFlags(environment, status, signal)),
    staleTime: REFRESH_MS / 2,
    refetchInterval: REFRESH_MS,
    refetchOnWindowFocus: true,
  })
}

/** Every flag, resolved ones too, newest first as far as it goes: where a flag's history is looked up. Read seldom. */
export const readHistory = (environment: string) =>
  queryOptions({
    queryKey: [environment, 'abuse-flags-history'] as const,
    queryFn: ({ signal }) => walkFlags(environment, undefined, signal),
    staleTime: 600_000,
  })
