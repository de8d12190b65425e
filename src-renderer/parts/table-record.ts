import { capabilityOf, contract, type Input, isOperationName, type OperationName, type Output, type QueryName } from '@contract'
import type { Environment } from '@contract/desk/environments'
import { type Query, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { failureOf, read } from '../operations'
import { sourceHere } from './from-source'
import { type Listed, listedIn, newestListed } from './listed-row'
import { usePlace } from './place'

/** The reads of one record: null where there is none of that id. */
export type FoundName = { [N in QueryName]: null extends Output<N> ? N : never }[QueryName]

/**
 * The lists that hold the same kind of record, from the same source: their rows have the very same schema. The API and a
 * database may write the same instant differently, and then a record would seem to have changed.
 */
const listsOf = (operation: FoundName | null, place: Environment | null): ReadonlySet<string> => {
  if (operation === null) return new Set()
  const list = contract[operation].within?.list
  const row = list && isOperationName(list) ? rowOf(list) : null
  const all = Object.keys(contract).filter(isOperationName)
  const source = sourceHere(place, operation)
  return new Set(row ? all.filter((name) => rowOf(name) === row && sourceHere(place, name) === source) : [])
}
const rowOf = (name: OperationName): unknown => ('row' in contract[name] ? contract[name].row : null)

/** Whether a row is the record that is asked for. */
const isIt =
  (operation: FoundName | null, input: unknown) =>
  (row: unknown): boolean => {
    const match =
      operation === null ? undefined : (contract[operation].within?.match as ((row: unknown, input: unknown) => boolean) | undefined)
    return match?.(row, input) ?? false
  }

const isList = (query: Query, environment: string, lists: ReadonlySet<string>): boolean =>
  query.queryKey[0] === environment && lists.has(String(query.queryKey[2]))

const newest = <R>(
  client: QueryClient,
  environment: string,
  operation: FoundName | null,
  input: unknown,
  lists: ReadonlySet<string>,
): Listed<R> | null => {
  const queries = client.getQueryCache().findAll({ predicate: (query) => isList(query, environment, lists) && !query.state.isInvalidated })
  return newestListed<R>(queries, isIt(operation, input))
}

const nothing = { queryKey: ['no record'], queryFn: () => null }

/**
 * One record. A row already on this screen is that record and follows its list; only where no
 * list that was read holds it is it looked for, which walks the whole list and can take a while. `within` is how old,
 * in milliseconds, a row may be. Where there is no such read, or nothing that is connected answers it, the record is null
 * and `readable` false.
 */
export const useRecord = <N extends FoundName>(
  environment: string,
  operation: N | null,
  input: Input<N>,
  { within = Number.POSITIVE_INFINITY, paused = false } = {},
) => {
  type R = NonNullable<Output<N>>
  const client = useQueryClient()
  // Where there is no such read there is no input either.
  const wanted = JSON.stringify(input ?? null)
  const place = usePlace()
  const lists = useMemo(() => listsOf(operation, place), [operation, place])
  const [state, setState] = useState(() => ({ wanted, found: newest<R>(client, environment, operation, input, lists) }))
  if (state.wanted !== wanted) setState({ wanted, found: newest<R>(client, environment, operation, input, lists) })
  const [asked, setAsked] = useState(false)

  useEffect(() => {
    const subject: unknown = JSON.parse(wanted)
    return client.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'success' || !isList(event.query, environment, lists)) return
      // What was read may be stale already as it arrives (stale-on-arrival.ts).
      const found = event.query.state.isInvalidated ? null : listedIn<R>(event.query, isIt(operation, subject))
      setState((before) => {
        if (found) return { wanted, found }
        return before.found?.from === event.query.queryHash
          ? { wanted, found: newest<R>(client, environment, operation, subject, lists) }
          : before
      })
    })
  }, [client, environment, operation, wanted, lists])

  const [opened] = useState(Date.now)
  const row = state.found && opened - state.found.at <= within && !asked ? state.found : null
  const looked = useQuery({
    ...(operation === null ? nothing : read(environment, operation, input)),
    enabled: operation !== null && row === null && !paused,
  } as ReturnType<typeof read<N>>)
  const failure = row === null && !looked.isFetching ? failureOf(looked.error) : null
  // Nothing that is connected reads it: the same as where there is no such read.
  const unreadable = operation === null || failure?.code === 'not_connected'
  const data = (unreadable ? null : looked.data) as R | null | undefined
  return {
    readable: !unreadable,
    /** Undefined while it is looked for; null where no list holds it. */
    record: row ? row.record : data,
    at: row ? row.at : looked.dataUpdatedAt,
    looking: row === null && looked.isFetching,
    failure: unreadable ? null : failure,
    /** Looks for it on the server, whatever is known here. */
    again: async (): Promise<void> => {
      if (operation === null) return
      setAsked(true)
      await client.invalidateQueries({ queryKey: [environment, capabilityOf(operation), operation], refetchType: 'none' })
      await looked.refetch()
    },
  }
}
