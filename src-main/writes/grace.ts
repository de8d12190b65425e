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
  /** Undoes all that waits: the app is closing. */
  undoAll(): void
}

/** `seconds` is asked at each write, so that the setting takes effect at once; 0 sends without waiting. */
export const createGrace = (seconds: () => number, now: () => Date, told: (write: Waiting & { until: string | null }) => void): Grace => {
  const held = new Map<string, { write: Waiting; end: (how: 'over' | 'undone') => void }>()

  return {
    wait(write) {
      const milliseconds = seconds() * 1000
      if (milliseconds <= 0) return Promise.resolve('no_wait')
      return new Promise((resolve) => {
        const timer = setTimeout(() => end('over'), milliseconds)
        const end = (how: 'over' | 'undone'): void => {
          clearTimeout(timer)
          held.delete(write.attempt)
          told({ ...write, until: null })
          resolve(how)
        }
        held.set(write.attempt, { write, end })
        told({ ...write, until: new Date(now().getTime() + milliseconds).toISOString() })
      })
    },
    undo(attempt) {
      const found = held.get(attempt)
      found?.end('undone')
      return found !== undefined
    },
    waiting: () => [...held.values()].map(({ write }) => write),
    undoAll() {
      for (const { end } of [...held.values()]) end('undone')
    },
  }
}
