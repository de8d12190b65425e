import type { Failure } from '@contract/failure'
import { type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { failureOf } from '../../operations'

interface Queue<T> {
  items: readonly T[]
  loading: boolean
  failure: Failure | null
}

/**
 * The record the address names: as the queue holds it, else read by itself, as `one` says. Null where none is named, where
 * there is none, and until it was looked for; `lone` and `failure` say what came of that.
 */
export const useSelected = <T extends { id: string }, K extends readonly unknown[]>(
  queue: Queue<T>,
  selected: string | null,
  one: Pick<UseQueryOptions<T | null, Error, T | null, K>, 'queryKey' | 'queryFn'>,
) => {
  const inQueue = useMemo(() => queue.items.find(({ id }) => id === selected), [queue.items, selected])
  const lone = useQuery({
    ...one,
    // Where the queue could not be read, it may still be there.
    enabled: selected !== null && (!queue.loading || queue.failure !== null) && inQueue === undefined,
  })
  return {
    record: selected === null ? null : (inQueue ?? lone.data ?? null),
    lone,
    failure: lone.isFetching ? null : failureOf(lone.error),
  }
}
