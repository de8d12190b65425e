import { parentPort, workerData } from 'node:worker_threads'
import type { PracticeOptions } from './practice-server'
import { servePractice } from './server'

// The worker thread the practice server runs in. start.ts is its other end: it is told once how starting went, and says
// 'close' when it is to end.
const port = parentPort
if (!port) throw new Error('The practice worker was not started as a worker.')

try {
  const { base_url, token, services, tokens, users, close } = await servePractice(workerData as PracticeOptions)
  port.once('message', () => close().finally(() => port.close()))
  port.postMessage({ started: { base_url, token, services, tokens, users } })
} catch (error) {
  port.postMessage({ failed: error instanceof Error ? error.message : String(error) })
  port.close()
}
