import type { Capability } from '@contract/capability'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'

/** The pause before the next reading, in milliseconds: longer after failures in a row, so that a server in trouble is left alone. */
export const pauseAfter = (every: number, failures: number): number => every * ([1, 2, 5][Math.min(Math.max(0, failures - 1), 2)] ?? 1)

/** Older than this, what is on screen is called stale. */
export const staleAfter = (every: number): number => 2.5 * every

interface Reading {
  /** How long to pause between readings that succeed, in milliseconds. */
  every: number
  /** Reads once; whether it failed. */
  read: () => Promise<boolean>
  /** Nobody sees it: the reading waits until somebody does. */
  hidden: () => boolean
  /** Told after each reading how many failed in a row. */
  onFailures: (failures: number) => void
}

/** Reads on and on. `seen`: the window came back to view, and what is overdue is read at once. `end`: no more. */
export const readOn = ({ every, read, hidden, onFailures }: Reading): { seen: () => void; end: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = Date.now() + every
  let failures = 0
  let over = false
  const plan = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), Math.max(0, due - Date.now()))
  }
  const look = async (): Promise<void> => {
    if (hidden()) return
    const failed = await read()
    if (over) return
    failures = failed ? failures + 1 : 0
    onFailures(failures)
    due = Date.now() + pauseAfter(every, failures)
    plan()
  }
  plan()
  return {
    seen() {
      if (!hidden()) plan()
    },
    end() {
      over = true
      clearTimeout(timer)
    },
  }
}

/**
 * Reads again by itself whatever is shown of a capability: every so many milliseconds while the window is in view, less often while
 * it fails, at once when the window comes back to view and is overdue.
 */
export const useRefreshing = (environment: string, capability: Capability, every: number) => {
  const client = useQueryClient()
  const [failures, setFailures] = useState(0)
  useEffect(() => {
    const { seen, end } = readOn({
      every,
      async read() {
        await client.invalidateQueries({ queryKey: [environment, capability] })
        const shown = client.getQueryCache().findAll({ queryKey: [environment, capability], type: 'active' })
        return shown.some(({ state }) => state.status === 'error')
      },
      hidden: () => document.hidden,
      onFailures: setFailures,
    })
    document.addEventListener('visibilitychange', seen)
    return () => {
      end()
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
