import { setTimeout as pause } from 'node:timers/promises'
import { type Failure, fail, type Result } from '@contract/failure'
import pRetry from 'p-retry'
import { cancelled } from './failures'

/** One try of a read: its result, and whether and after how long the same request may be sent again. */
export interface Try<T> {
  result: Result<T>
  /** Whether the failure may pass by itself. */
  passing: boolean
  /** Seconds the server asked to wait, or null. */
  wait: number | null
}

/** Tries in all, the first included. */
const MOST_TRIES = 3
/** Longer than this nobody is kept waiting: the failure says how long the server asked for. In seconds. */
const LONGEST_WAIT = 10

/**
 * Sends a read again while its failure may pass: few tries, growing and jittered pauses, at least as long as the server
 * asks for, all within `budget` milliseconds. Reads only: a write is never repeated by itself. Throws only what `send` throws.
 */
export const retried = async <T>(
  send: () => Promise<Try<T>>,
  { budget, signal }: { budget: number; signal: AbortSignal },
): Promise<Result<T>> => {
  const started = performance.now()
  const left = (): number => budget - (performance.now() - started)
  try {
    return await pRetry(
      async () => {
        const { result, passing, wait } = await send()
        if (!result.ok && passing) throw new Passing(result.failure, wait)
        return result
      },
      {
        retries: MOST_TRIES - 1,
        minTimeout: 250,
        factor: 3,
        randomize: true,
        signal,
        shouldRetry: ({ error }) =>
          error instanceof Passing && (error.wait ?? 0) <= LONGEST_WAIT && (error.wait ?? 0) * 1000 < left() && left() > 1000,
        // The server's own wait comes before the growing one, so that a crowd told the same second does not return in it.
        async onFailedAttempt({ error, retriesLeft }) {
          if (!(error instanceof Passing) || retriesLeft === 0 || !error.wait || error.wait > LONGEST_WAIT || error.wait * 1000 >= left())
            return
          await pause(error.wait * 1000, undefined, { signal })
        },
      },
    )
  } catch (error) {
    if (error instanceof Passing) return fail(error.failure)
    if (signal.aborted) return fail(cancelled())
    throw error
  }
}

class Passing extends Error {
  constructor(
    readonly failure: Failure,
    readonly wait: number | null,
  ) {
    super(failure.code)
  }
}
