/** A server may still be working on what it was sent. Until this is over, "it is not there" proves nothing. In ms. */
const STILL_WORKING = 60_000

/** For how long a server may still be at a write that was given up. */
export interface StillWorking {
  /** No usable answer came to this attempt, now. */
  gaveUp(attempt: string): void
  /** Milliseconds; 0 or less when it can't be at it any more. */
  left(attempt: string): number
}

/**
 * Counted on a clock that nobody can set: a wall clock put ahead would make "not yet" into "not done". What an earlier
 * process gave up was given up before this one began.
 */
export const createStillWorking = (lasts = STILL_WORKING): StillWorking => {
  const begun = performance.now()
  const ended = new Map<string, number>()
  return {
    gaveUp: (attempt) => void ended.set(attempt, performance.now()),
    left: (attempt) => lasts - (performance.now() - (ended.get(attempt) ?? begun)),
  }
}
