import { capabilityOf } from '@contract'
import type { Page } from '@contract/operation'
import type { QueryClient } from '@tanstack/react-query'
import type { ListName, RowOf } from '../../parts/table-rows'

/** A row that some list on screen was already given, by its id; undefined where none was. */
export const rowInLists = <N extends ListName>(
  client: QueryClient,
  environment: string,
  operation: N,
  idOf: (row: RowOf<N>) => string,
  id: string,
): RowOf<N> | undefined => {
  const pages = client.getQueriesData<Page<RowOf<N>>>({ queryKey: [environment, capabilityOf(operation), operation] })
  for (const [, page] of pages) {
    const row = page?.items.find((one) => idOf(one) === id)
    if (row !== undefined) return row
  }
  return undefined
}
