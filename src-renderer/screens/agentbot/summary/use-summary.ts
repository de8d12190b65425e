import { type Query, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { failureOf, read } from '../../../operations'
import { EVERY, pauseAfter } from './polling'

/**
 * The summary, read every minute while its screen is open and the window in view, less often while it fails. `pause` is
 * the time between two readings now; null where it is not read by itself.
 */
export const useSummary = (environment: string, connected: boolean) => {
  /** How many failures there were at the last success: the count itself never goes back. */
  const before = useRef<number | null>(null)
  const pauseOf = ({ state }: Pick<Query, 'state'>): number => {
    if (state.status !== 'error' || before.current === null) before.current = state.errorUpdateCount - (state.status === 'error' ? 1 : 0)
    return pauseAfter(state.errorUpdateCount - before.current)
  }
  const query = useQuery({
    ...read(environment, 'summary.get', {}),
    enabled: connected,
    staleTime: EVERY / 2,
    refetchOnMount: true,
    // A cookie that is not there does not come by waiting.
    refetchInterval: (asked) => (failureOf(asked.state.error)?.code === 'no_credential' ? false : pauseOf(asked)),
  })
  const failure = failureOf(query.error)
  return {
    summary: query.data ?? null,
    /** When it was read, in milliseconds; null before. */
    readAt: query.dataUpdatedAt || null,
    failure,
    fetching: query.isFetching,
    failures: before.current === null ? 0 : query.errorUpdateCount - before.current,
    again: () => void query.refetch(),
  }
}
