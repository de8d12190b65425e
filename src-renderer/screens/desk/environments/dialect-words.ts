import type { ListDialect } from '@contract/desk/environments'

/** How the server pages, in a sentence. */
export const pagingWords = (paging: ListDialect['paging']): string => {
  if (paging === null) return 'It obeys no paging: it gives every row at once'
  if (paging.style === 'page') return `By page: ${paging.page} and ${paging.size}; the first page is ${paging.first}`
  return `By row: ${paging.offset} and ${paging.limit}`
}

/** How the server sorts, in a sentence. */
export const sortingWords = (sorting: ListDialect['sorting']): string => {
  if (sorting === null) return 'It obeys no sorting: rows come in its own order'
  return sorting.style === 'two' ? `${sorting.key} and ${sorting.order}` : `${sorting.key}, with a minus sign for descending`
}

export const capWords = (max_size: number | null): string =>
  max_size === null ? 'None seen' : `At most ${new Intl.NumberFormat('en').format(max_size)} rows at once`
