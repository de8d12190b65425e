import type { ServedOperation } from '@contract'

export interface Waiting {
  attempt: string
  operation: ServedOperation
  target: string
}

/** The seconds in which an edit can still be undone, because nothing has been sent. */
export interface Grace {
  /** Resolves when the time is over, or at once when it is undone, or where there is no time to wait. */
  wait(write: Waiting): Promise<'over' | 'undone' | 'no_wait'>
  /** False where it has left already. */
  undo(attempt: string): boolean
  waiting(): readonly Waiting[]
  /** Nothing that waits leaves while a person is asked about it. The function returned lets the time begin again. */
  hold(): () => void
  /** Undoes all that waits: the app is closing. */
  undoAll(): void
}

/** `seconds` is asked at each write, so that the setting takes effect at once; 0 sends without waiting. */
export const createGrace = (
  seconds: (write: Waiting) => number,
  now: () => Date,
  told: (write: Waiting & { until: string | null }) => void,
): Grace => {
  const held = new Map<string, { write: Waiting; end: (how: 'over' | 'undone') => void; start: () => void; stop: () => void }>()

  return {
    wait(write) {
      const milliseconds = seconds(write) * 1000
      if (milliseconds <= 0) return Promise.resolve('no_wait')
      return new Promise((resolve) => {
        let timer: ReturnType<typeof setTimeout> | undefined
        const stop = (): void => clearTimeout(timer)
        const start = (): void => {
          timer = setTimeout(() => end('over'), milliseconds)
          told({ ...write, until: new Date(now().getTime() + milliseconds).toISOString() })
        }
        const end = (how: 'over' | 'undone'): void => {
          stop()
          held.delete(write.attempt)
          told({ ...write, until: null })
          resolve(how)
        }
        held.set(write.attempt, { write, end, start, stop })
        start()
      })
    },
    undo(attempt) {
      const found = held.get(attempt)
      found?.end('undone')
      return found !== undefined
    },
    waiting: () => [...held.values()].map(({ write }) => write),
    hold() {
      const stopped = [...held.values()]
      for (const { stop } of stopped) stop()
      return () => {
        for (const { write, start } of stopped) if (held.has(write.attempt)) start()
      }
    },
    undoAll() {
      for (const { end } of [...held.values()]) end('undone')
    },
  }
}
