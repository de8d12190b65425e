import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import { cancelled } from './failures'
import type { PageRead } from './list-reader'
import { LARGEST_PAGE } from './list-window'

/** More rows than any marketplace here has users; a server that never ends its list is left there. */
const MOST_ROWS = 2_000_000

interface Search {
  /** Reads one window of the list. */
  read: (offset: number, limit: number) => Promise<Result<PageRead>>
  match: (row: unknown) => boolean
  signal: AbortSignal
  /** Milliseconds for the whole search. */
  timeout: number
  progress?: (done: number, total: number | null) => void
}

/**
 * Finds a record the API has no read for by walking its list, in the largest pages there are. Null where the list does
 * not hold it. Fails rather than say so when it could not look at every row.
 */
export const searchRecord = async ({ read, match, signal, timeout, progress }: Search): Promise<Result<unknown>> => {
  const until = performance.now() + timeout
  let sure = true
  for (let offset = 0; offset < MOST_ROWS; ) {
    if (signal.aborted) return fail(cancelled())
    if (performance.now() > until) return fail(incomplete('timeout', 'Finding this record took too long: the API only lists them.'))
    const page = await read(offset, LARGEST_PAGE)
    if (!page.ok) return page
    const { items, end, total } = page.value.page
    const record = items.find(match)
    if (record !== undefined) return succeed(record)

    sure &&= page.value.complete
    progress?.(offset + items.length, total)
    if (end) return sure ? succeed(null) : fail(incomplete('bad_answer', 'Not found, but some rows of the list could not be read.'))
    offset += LARGEST_PAGE
  }
  return fail(incomplete('bad_answer', 'The list does not end.'))
}

const incomplete = (code: Failure['code'], what: string): Failure => failure(code, what, { next: 'Open it from the list, if it is there.' })
