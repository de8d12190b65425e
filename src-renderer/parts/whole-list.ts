import { capabilityOf, contract, type Input } from '@contract'
import type { Failure } from '@contract/failure'
import type { Page } from '@contract/operation'
import { type UseQueryResult, useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { failureOf, read } from '../operations'
import { numbers } from './numbers'
import type { Rows } from './table'
import { type ListInput, type ListName, oldestOf, type RowOf } from './table-rows'

/** The most rows a call may ask for. */
const PART = 1000
const MOST_PARTS = 10

/** What is known of a list of which every row is wanted. */
export interface Whole<Row> {
  rows: readonly Row[]
  /** Something was read. */
  begun: boolean
  /** Every row there is was read. */
  complete: boolean
  note: string | null
  /** More of it is on its way: how many rows there are so far, and in all where the server says. Null once it is read. */
  reading: { done: number; total: number | null } | null
  fetching: boolean
  failure: Failure | null
  /** When the oldest part of it was read, in milliseconds; null before any was. */
  readAt: number | null
  again: () => void
}

/**
 * A list read to its end, for what the API can't do itself: filter, sort, join, foresee a clash. One part after the other,
 * at most `most` of 1,000 rows; where there are more, `note` says so. All who ask for the same list share its answers.
 */
export const useWhole = <N extends ListName>(
  environment: string,
  operation: N,
  input: ListInput<N>,
  most = MOST_PARTS,
): Whole<RowOf<N>> => {
  const client = useQueryClient()
  const [parts, setParts] = useState(1)
  const gathered = useQueries({
    queries: Array.from({ length: parts }, (_, part) =>
      read(environment, operation, { ...input, offset: part * PART, limit: PART } as Input<N>),
    ),
    combine: gather as (results: UseQueryResult[]) => Gathered<RowOf<N>>,
  })
  if (gathered.more && parts < most) setParts(parts + 1)
  const again = useCallback(
    () => void client.invalidateQueries({ queryKey: [environment, capabilityOf(operation), operation] }),
    [client, environment, operation],
  )
  return useMemo(() => {
    const { more, unread, total, ...known } = gathered
    const capped = more && parts >= most
    const note = [known.note, capped ? cappedWords(most * PART, total, contract[operation].offers) : null].filter(Boolean).join(' ')
    const reading = known.begun && !known.failure && !capped && (unread || more)
    return {
      ...known,
      complete: known.begun && !more && !known.note,
      note: note || null,
      reading: reading ? { done: known.rows.length, total: total === null ? null : Math.min(total, most * PART) } : null,
      again,
    }
  }, [gathered, parts, most, operation, again])
}

const cappedWords = (most: number, total: number | null, noun: string | null): string =>
  total === null
    ? `Only the first ${numbers.format(most)} ${noun ?? 'rows'} were read: the list goes on.`
    : `Only the first ${numbers.format(most)} of ${numbers.format(total)} ${noun ?? 'rows'} were read.`

interface Gathered<Row> extends Omit<Whole<Row>, 'again' | 'complete' | 'reading'> {
  /** The last part that was asked for is not the end. */
  more: boolean
  /** A part that was asked for never came yet. */
  unread: boolean
  /** By the server's own count. */
  total: number | null
}

const gather = <Row>(results: readonly UseQueryResult<Page<Row>>[]): Gathered<Row> => {
  const pages = results.flatMap(({ data }) => (data ? [data] : []))
  const failed = results.find(({ error, isFetching }) => error && !isFetching)
  return {
    rows: pages.flatMap(({ items }) => items),
    begun: results[0]?.data !== undefined,
    more: pages.length === results.length && pages.at(-1)?.end === false,
    unread: pages.length < results.length,
    total: pages.at(-1)?.total ?? null,
    note: pages.find(({ note }) => note)?.note ?? null,
    fetching: results.some(({ isFetching }) => isFetching),
    failure: failed ? failureOf(failed.error) : null,
    readAt: oldestOf(results),
  }
}

/** Rows of a list read whole, for a table. `shown` names how they were chosen: where it changes the table goes to its top. */
export const useTableRows = <Row>(whole: Omit<Whole<unknown>, 'rows'>, rows: readonly Row[], shown: string): Rows<Row> => {
  const { begun, note, reading, fetching, failure, readAt, again } = whole
  return useMemo(
    () => ({
      shown,
      length: begun ? { rows: rows.length, total: rows.length } : null,
      at: (index: number) => rows[index],
      note,
      reading,
      fetching,
      failure,
      readAt,
      again,
      view: () => undefined,
    }),
    [shown, rows, begun, note, reading, fetching, failure, readAt, again],
  )
}
