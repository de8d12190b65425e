import type { Outcome } from './entry'

type Kept = Omit<Outcome, 'kind'>

/** Outcomes that are known and not on disk yet: a full disk must not lose an answer. */
export interface Unwritten {
  /** Resolves when it is on disk; rejects where the disk refuses, and keeps it for the next time. */
  add(outcome: Kept): Promise<void>
  /** Writes what is kept, oldest first. Rejects at the first that is refused. */
  flush(): Promise<void>
  size(): number
}

/** One writes at a time: two would each take the other's outcome for written. */
export const createUnwritten = (write: (outcome: Kept) => Promise<void>): Unwritten => {
  const kept: Kept[] = []
  let queue: Promise<void> = Promise.resolve()

  const writeAll = async (): Promise<void> => {
    while (kept[0]) {
      await write(kept[0])
      kept.shift()
    }
  }
  const flush = (): Promise<void> => {
    const step = queue.then(writeAll)
    queue = step.catch(() => undefined)
    return step
  }
  return {
    add(outcome) {
      kept.push(outcome)
      return flush()
    },
    flush,
    size: () => kept.length,
  }
}
