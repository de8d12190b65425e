import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { workerFile } from '../workers'
import type { PracticeOptions, PracticeServer } from './practice-server'

/** What worker.ts says of its start, once. */
type Started = { started: Pick<PracticeServer, 'base_url' | 'token' | 'services' | 'tokens' | 'users'> } | { failed: string }

/** How long the worker may take to close before it is ended. */
const PATIENCE = 3000

/**
 * Starts the practice server in a worker thread, since its SQL blocks the thread it runs in. Rejects with the reason
 * where it can't start; `ended` tells when it later stops by itself.
 */
export const startPracticeInWorker = async (options: PracticeOptions, file = workerFile('practice')): Promise<PracticeServer> => {
  const worker = new Worker(file, { workerData: options })
  let crash: string | null = null
  let closing = false
  worker.on('error', (error) => {
    crash = error instanceof Error ? error.message : String(error)
  })
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve())
  })
  const ended = exited.then(() => (closing ? null : (crash ?? 'The practice server stopped.')))

  const said = await Promise.race([
    once(worker, 'message').then(([message]) => message as Started),
    ended.then((reason): Started => ({ failed: reason ?? '' })),
  ]).catch((error: unknown): Started => ({ failed: error instanceof Error ? error.message : String(error) }))
  if ('failed' in said) {
    await worker.terminate()
    throw new Error(`Practice could not be started: ${said.failed}`)
  }

  return {
    ...said.started,
    ended,
    close: async () => {
      closing = true
      worker.postMessage('close')
      const late = setTimeout(() => void worker.terminate(), PATIENCE)
      await exited
      clearTimeout(late)
    },
  }
}
