import { useCallback, useMemo, useState } from 'react'
import type { RowState } from './row-state'

interface Given<T, L> {
  /** Of which environment and filter it is: another is laid out anew. */
  name: string
  /** Every record that is known now, by id; null before the first answer. */
  latest: ReadonlyMap<string, T> | null
  /** Those the filter wants, in their order. */
  wanted: readonly T[] | null
  /** What this desk learned of a record that is no longer in the list. */
  learned: (id: string) => T | undefined
  /** What a row says of its record; `gone` where the list no longer holds it. */
  stateOf: (item: T, gone: boolean) => RowState
  /** Puts them in their places. */
  arrange: (items: readonly T[]) => L
}

/**
 * The rows of a queue. They are laid out once, and then each stays in its place whatever becomes of it: what is new waits
 * behind a count until the person asks for it, and what is decided stays, dimmed, until then.
 */
export const useLaidQueue = <T extends { id: string }, L extends { items: readonly T[] }>(given: Given<T, L>) => {
  const { name, latest, wanted, learned, stateOf, arrange } = given
  const [laid, setLaid] = useState<{ name: string; layout: L } | null>(null)
  const current = laid?.name === name ? laid.layout : null
  const show = useCallback(() => {
    if (wanted) setLaid({ name, layout: arrange(wanted) })
  }, [wanted, name, arrange])
  // The first answer, another filter, and what comes into a queue where there was nothing are shown at once.
  if (wanted && (current === null || (current.items.length === 0 && wanted.length > 0))) show()

  const rows = useMemo(() => {
    const laidOut = current?.items ?? []
    const ids = new Set(laidOut.map(({ id }) => id))
    const items = laidOut.map((item) => latest?.get(item.id) ?? learned(item.id) ?? item)
    const states = new Map(items.map((item) => [item.id, stateOf(item, latest !== null && !latest.has(item.id))]))
    return {
      items,
      states: states as ReadonlyMap<string, RowState>,
      fresh: (wanted ?? []).filter(({ id }) => !ids.has(id)).length,
      decided: [...states.values()].filter(({ closed, tone }) => closed && (tone === 'plain' || tone === 'good')).length,
    }
  }, [current, latest, learned, stateOf, wanted])

  return {
    ...rows,
    /** Changes when the rows are laid out anew. */
    layout: current,
    loading: current === null,
    /** Shows what is new, without reading anything. */
    show,
    /** Lays it out anew with what comes next. */
    clear: useCallback(() => setLaid(null), []),
  }
}
