import { capabilityOf } from '@contract'
import type { Page } from '@contract/operation'
import { type Query, useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import type { ListName, RowOf } from './table-rows'

interface Listed<Row> {
  row: Row
  /** When it was read, in milliseconds. */
  at: number
}

/**
 * The row of this id in what was read last of a list of this environment, and when; null where nothing that was read holds
 * it. For a record whose own path a server does not offer: nothing is asked for it.
 */
export const useListedRow = <N extends ListName>(environment: string, operation: N, id: string): Listed<RowOf<N>> | null => {
  const cache = useQueryClient().getQueryCache()
  const newest = useCallback((): Query | null => {
    const read = cache.findAll({ queryKey: [environment, capabilityOf(operation), operation] })
    const holding = read.filter((query) => rowIn(query, id) !== undefined)
    return holding.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)[0] ?? null
  }, [cache, environment, operation, id])
  const onRead = useCallback((changed: () => void) => cache.subscribe(changed), [cache])
  // Its instant tells a query that was read again from what it was.
  useSyncExternalStore(onRead, () => newest()?.state.dataUpdatedAt ?? 0)
  const query = newest()
  const row = query && rowIn(query, id)
  return query && row ? { row: row as RowOf<N>, at: query.state.dataUpdatedAt } : null
}

const rowIn = (query: Query, id: string): { id: string } | undefined =>
  (query.state.data as Page<{ id: string }> | undefined)?.items.find((row) => row.id === id)
