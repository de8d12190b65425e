import type { QueryClient } from '@tanstack/react-query'

/**
 * Reads again what became stale while it was read for the first time. The client takes such news for answered by the read
 * under way, whose answer may have been made before: what is shown would stay behind until the next look.
 */
export const readAgainWhatIsStaleOnArrival = (client: QueryClient): void => {
  const stale = new Set<string>()
  client.getQueryCache().subscribe((event) => {
    const { queryHash, queryKey, state } = event.query
    if (event.type === 'removed') stale.delete(queryHash)
    if (event.type !== 'updated') return
    const { type } = event.action
    if (type === 'invalidate' && state.fetchStatus !== 'idle' && state.data === undefined) stale.add(queryHash)
    // What was given up or failed is read anew by whoever wants it.
    else if (type === 'error') stale.delete(queryHash)
    else if (type === 'success' && stale.delete(queryHash)) void client.invalidateQueries({ queryKey, exact: true })
  })
}
