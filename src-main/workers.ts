import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { type Remote, wrap } from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'

export type WorkerName = 'practice' | 'ledger' | 'drafts' | 'health-history' | 'database'

/**
 * The built file of a worker thread. From the bundle it stands beside this file; from the sources (tests, the browser
 * shell) the build in out/ is used, since a worker can't load TypeScript.
 */
export const workerFile = (name: WorkerName): URL => {
  const beside = new URL(`./${name}.js`, import.meta.url)
  return existsSync(beside) ? beside : new URL(`../out/main/${name}.js`, import.meta.url)
}

/**
 * Starts a thread and gives what it offers. A call that the thread does not live to answer, because it could not start,
 * threw outside a call or ended, rejects with the reason: comlink alone would let it wait for ever.
 */
export const roomIn = <T>(file: URL): { room: Remote<T>; worker: Worker } => {
  const worker = new Worker(file)
  const waiting = new Set<(reason: unknown) => void>()
  let ended: Error | null = null
  const end = (reason: Error): void => {
    ended ??= reason
    for (const refuse of waiting) refuse(ended)
    waiting.clear()
  }
  worker.once('error', end)
  worker.once('exit', () => end(new Error('The thread has ended.')))

  const remote = wrap<T>(nodeEndpoint(worker)) as object
  type Ask = (...given: unknown[]) => Promise<unknown>
  const call = (name: string): Ask => {
    const ask = (remote as Record<string, Ask>)[name] as Ask
    return (...given) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended)
        waiting.add(reject)
        ask(...given)
          .then(resolve, reject)
          .finally(() => waiting.delete(reject))
      })
  }
  // A promise is what has a `then`: without this, to await the room would call into the thread.
  const room = new Proxy({}, { get: (_, name) => (typeof name === 'string' && name !== 'then' ? call(name) : undefined) })
  return { room: room as Remote<T>, worker }
}
