/**
 * Work done once for all who ask at the same time under one name. It goes on while anybody waits for it: one caller's
 * cancel ends its own waiting only, the last one's ends the work.
 */
export const createSharedWork = <T>() => {
  const running = new Map<string, { promise: Promise<T>; controller: AbortController; waiting: number }>()

  /** Rejects with the signal's reason when `signal` aborts, and as `work` does. `shared` is false for whoever began it. */
  return async (name: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<{ value: T; shared: boolean }> => {
    signal.throwIfAborted()
    const joined = running.get(name)
    const job = joined ?? begin(name, work)
    job.waiting++
    let leave = (): void => undefined
    try {
      const left = new Promise<never>((_, reject) => {
        leave = () => reject(signal.reason)
        signal.addEventListener('abort', leave)
      })
      return { value: await Promise.race([job.promise, left]), shared: joined !== undefined }
    } finally {
      signal.removeEventListener('abort', leave)
      job.waiting--
      if (job.waiting === 0) {
        if (running.get(name) === job) running.delete(name)
        job.controller.abort()
      }
    }
  }

  function begin(name: string, work: (signal: AbortSignal) => Promise<T>) {
    const controller = new AbortController()
    const job = { promise: work(controller.signal), controller, waiting: 0 }
    running.set(name, job)
    const over = (): void => {
      if (running.get(name) === job) running.delete(name)
    }
    job.promise.then(over, over)
    return job
  }
}
