import type { Capability } from '@contract/capability'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'

/** The pause before the next reading, in milliseconds: longer after failures in a row, so that a server in trouble is left alone. */
export const pauseAfter = (every: number, failures: number): number => every * ([1, 2, 5][Math.min(Math.max(0, failures - 1), 2)] ?? 1)

/** Older than this, what is on screen is called stale. */
export const staleAfter = (every: number): number => 2.5 * every

/**
 * Reads again by itself whatever is shown of a capability: every so many milliseconds while the window is in view, less often while
 * it fails, at once when the window comes back to view and is overdue.
 */
export const useRefreshing = (environment: string, capability: Capability, every: number) => {
  const client = useQueryClient()
  const [failures, setFailures] = useState(0)
  const counted = useRef(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let due = Date.now() + every
    let over = false
    const plan = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => void look(), Math.max(0, due - Date.now()))
    }
    const look = async (): Promise<void> => {
      // Nobody sees it: the reading waits until somebody does.
      if (document.hidden) return
      await client.invalidateQueries({ queryKey: [environment, capability] })
      if (over) return
      const shown = client.getQueryCache().findAll({ queryKey: [environment, capability], type: 'active' })
      counted.current = shown.some(({ state }) => state.status === 'error') ? counted.current + 1 : 0
      setFailures(counted.current)
      due = Date.now() + pauseAfter(every, counted.current)
      plan()
    }
    const seen = (): void => {
      if (!document.hidden) plan()
    }
    plan()
    document.addEventListener('visibilitychange', seen)
    return () => {
      over = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [client, environment, capability, every])

  const subscribe = useCallback((changed: () => void) => client.getQueryCache().subscribe(changed), [client])
  /** When the oldest of what is shown was read, in milliseconds; null before anything was. */
  const readAt = useSyncExternalStore(subscribe, () => {
    const shown = client.getQueryCache().findAll({ queryKey: [environment, capability], type: 'active' })
    const times = shown.map(({ state }) => state.dataUpdatedAt).filter((at) => at > 0)
    return times.length === 0 ? null : Math.min(...times)
  })
  return { readAt, failing: failures > 0, every, pause: pauseAfter(every, failures) }
}
