import { capabilityOf } from '@contract'
import type { Page } from '@contract/operation'
import { type Query, useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import type { ListName, RowOf } from './table-rows'

/** A row of a list that was read. */
export interface Listed<R> {
  record: R
  /** Which cached answer it is from. */
  from: string
  /** When that was read, in milliseconds. */
  at: number
}

/** The row of this list that is the one; null where it holds none, or was not read yet. */
export const listedIn = <R>(query: Query, isIt: (row: R) => boolean): Listed<R> | null => {
  const record = (query.state.data as Page<R> | undefined)?.items.find(isIt)
  return record === undefined ? null : { record, from: query.queryHash, at: query.state.dataUpdatedAt }
}

/** The same of several lists, from what was read last. */
export const newestListed = <R>(queries: readonly Query[], isIt: (row: R) => boolean): Listed<R> | null =>
  queries
    .map((query) => listedIn(query, isIt))
    .reduce((best, one) => (best === null || (one !== null && one.at > best.at) ? one : best), null)

/**
 * The row of this id in what was read last of a list of this environment, and when; null where nothing that was read holds
 * it, or no id is asked for. For a record whose own path a server does not offer: nothing is asked for it.
 */
export const useListedRow = <N extends ListName>(environment: string, operation: N, id: string | null): Listed<RowOf<N>> | null => {
  type Row = RowOf<N> & { id: string }
  const cache = useQueryClient().getQueryCache()
  const newest = useCallback((): Listed<Row> | null => {
    if (id === null) return null
    const read = cache.findAll({ queryKey: [environment, capabilityOf(operation), operation] })
    return newestListed<Row>(read, (row) => row.id === id)
  }, [cache, environment, operation, id])
  const onRead = useCallback((changed: () => void) => cache.subscribe(changed), [cache])
  // Its instant tells a list that was read again from what it was.
  useSyncExternalStore(onRead, () => newest()?.at ?? 0)
  return newest()
}
