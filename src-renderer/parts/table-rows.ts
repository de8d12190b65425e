import { capabilityOf, type Input, type Output, type QueryName } from '@contract'
import type { Page } from '@contract/operation'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { failureOf, read } from '../operations'
import { BLOCK, blocksOf, isFar, type Length, lengthOf, type Range } from './table-blocks'

/** The operations that answer with a window of a list. */
export type ListName = { [N in QueryName]: Output<N> extends Page<unknown> ? N : never }[QueryName]
export type RowOf<N extends ListName> = Output<N>['items'][number]
/** A list's own input, such as how it is sorted, without the window. */
export type ListInput<N extends ListName> = Omit<Input<N>, 'offset' | 'limit'>

/** A block's query: the table and whoever needs its first rows share one key, so they share one answer. */
export const readBlock = <N extends ListName>(environment: string | null, operation: N, input: ListInput<N>, block: number) =>
  read(environment, operation, { ...input, offset: block * BLOCK, limit: BLOCK } as Input<N>)

/** At rest for this long after a jump before anything is asked for; and at most one step a this long while scrolling on. */
const AFTER_JUMP = 90
const BETWEEN_STEPS = 120

/**
 * The rows of a list of any length, fetched in blocks as the visible range moves. Blocks that leave the view while they
 * are on their way are cancelled in main. When the operation or its input changes, the old rows stay until the first new block is there.
 */
export const useRows = <N extends ListName>(environment: string | null, operation: N, input: ListInput<N>) => {
  const client = useQueryClient()
  const key = JSON.stringify([operation, input])
  const [shown, setShown] = useState({ key, operation, input, length: null as Length | null })
  const [wanted, setWanted] = useState<readonly number[]>([0])
  const changing = shown.key !== key
  const asked = changing ? [0] : wanted
  const results = useQueries({ queries: asked.map((block) => readBlock(environment, operation, input, block)) })

  const seen = results
    .flatMap((result) => (result.data ? [{ ...(result.data as Page<RowOf<N>>), at: result.dataUpdatedAt }] : []))
    .sort((a, b) => b.at - a.at)
    .map(({ offset, items, total, end }) => ({ offset, items: items.length, total, end }))
  const first = results[0]
  if (changing && first && !first.isPending) {
    setShown({ key, operation, input, length: seen.length > 0 ? lengthOf(seen) : null })
    setWanted([0])
  } else if (!changing && seen.length > 0) {
    const length = lengthOf(seen, shown.length)
    if (length.rows !== shown.length?.rows || length.total !== shown.length.total) setShown({ ...shown, length })
  }

  const blocks = new Map<number, Page<RowOf<N>> | undefined>()
  const block = (number: number): Page<RowOf<N>> | undefined => {
    if (!blocks.has(number)) {
      const { queryKey } = readBlock(environment, shown.operation, shown.input, number)
      blocks.set(number, client.getQueryData(queryKey) as Page<RowOf<N>> | undefined)
    }
    return blocks.get(number)
  }

  const total = shown.length?.total ?? null
  const settle = useSettled(wanted, setWanted, total)
  const failed = results.find((result) => result.error && !result.isFetching)
  return {
    /** Names the rows on screen: changes when rows of another order take their place. */
    shown: shown.key,
    length: shown.length,
    /** The row at an index, undefined while it is on its way. */
    at: (index: number): RowOf<N> | undefined => block(Math.floor(index / BLOCK))?.items[index % BLOCK],
    note: asked.map(block).find((page) => page?.note)?.note ?? null,
    fetching: results.some((result) => result.isFetching),
    /** When the oldest of the blocks in view was read, in milliseconds; null before any was. */
    readAt: oldestOf(results),
    failure: failed ? failureOf(failed.error) : null,
    /** Reads again: at once what is in view, the rest when it comes into view. */
    again: () => void client.invalidateQueries({ queryKey: [environment, capabilityOf(operation), operation] }),
    /** Tells which rows are in view. */
    view: settle,
  }
}

/** When the first of these answers came, in milliseconds; null where none has. */
export const oldestOf = (results: readonly { dataUpdatedAt: number }[]): number | null => {
  const times = results.map(({ dataUpdatedAt }) => dataUpdatedAt).filter((at) => at > 0)
  return times.length === 0 ? null : Math.min(...times)
}

/** Lets the visible range through as blocks to ask for: steadily while reading on, only after a rest when flinging past. */
const useSettled = (wanted: readonly number[], setWanted: (blocks: readonly number[]) => void, total: number | null) => {
  const state = useRef({ wanted, total, stepped: 0, timer: 0 })
  state.current.wanted = wanted
  state.current.total = total
  useEffect(() => () => clearTimeout(state.current.timer), [])
  return useCallback(
    (range: Range) => {
      const now = state.current
      clearTimeout(now.timer)
      const next = blocksOf(range, now.total)
      if (next.length === 0 || next.join() === now.wanted.join()) return
      const wait = isFar(now.wanted, next) ? AFTER_JUMP : Math.max(0, now.stepped + BETWEEN_STEPS - performance.now())
      now.timer = window.setTimeout(() => {
        now.stepped = performance.now()
        setWanted(next)
      }, wait)
    },
    [setWanted],
  )
}
