import { useCallback, useMemo, useState } from 'react'

/** The most rows one job takes. */
export const MOST_SELECTED = 10_000

/** Rows chosen for something done to many, by id. They stay chosen when they scroll out of what is loaded. */
export interface Selection {
  ids: ReadonlySet<string>
  /** Puts these in, or takes them out. */
  set: (ids: readonly string[], on: boolean) => void
  clear: () => void
}

const none: ReadonlySet<string> = new Set()

/** `scope` names what the ids belong to: in another environment nothing is selected. */
export const useSelection = (scope: string): Selection => {
  const [state, setState] = useState({ scope, ids: none })
  const ids = state.scope === scope ? state.ids : none
  const set = useCallback(
    (changed: readonly string[], on: boolean) =>
      setState((before) => {
        const next = new Set(before.scope === scope ? before.ids : none)
        for (const id of changed) {
          if (!on) next.delete(id)
          else if (next.size < MOST_SELECTED) next.add(id)
        }
        return { scope, ids: next }
      }),
    [scope],
  )
  const clear = useCallback(() => setState({ scope, ids: none }), [scope])
  return useMemo(() => ({ ids, set, clear }), [ids, set, clear])
}
