import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { bundled } from './bundle'
import type { Asked, Behaviour, Commit, ReadBehaviour, Told, Truth } from './oracle-words'

/** The oracle as the harness holds it. */
export interface Oracle {
  port: number
  /** What it does with the next writes on this target, one each; `ok` after that. */
  plan(target: string, ...behaviours: Behaviour[]): Promise<void>
  planReads(...behaviours: ReadBehaviour[]): Promise<void>
  /** Does the write on this target that was planned to wait for it. */
  commitNow(target: string): Promise<void>
  truth(): Promise<Truth>
  /** How often a write with this Idempotency-Key was done. */
  commitsOf(key: string): Promise<number>
  /** How often each behaviour but `ok` was met. */
  injected(): Promise<Record<string, number>>
  /** Resolves when it has, or has committed, a write it was told to hold. */
  holds(): Promise<Commit>
  /** Calls back at every held write until the function it returns is called. */
  onHold(listener: (write: Commit) => void): () => void
  close(): void
}

type Ask = Asked extends infer A ? A : never

/**
 * Starts the oracle in its own process, with this many users in its list and any number outside of it. `too_late` is
 * after how many ms a late commit is left out: where the machine held the oracle up, nobody could tell it from a fault.
 */
export const startOracle = async (visible = 50, too_late = Number.POSITIVE_INFINITY): Promise<Oracle> => {
  const child: ChildProcess = fork(join(await bundled(), 'oracle.js'), [String(visible), String(too_late)], { execArgv: [] })
  const waiting = new Map<number, (answer: unknown) => void>()
  const listeners = new Set<(write: Commit) => void>()
  let asked = 0
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the oracle ended')))
    child.on('message', (told: Told) => {
      if (told.event === 'listening') resolve(told.port)
      else if (told.event === 'answer') waiting.get(told.n)?.(told.answer)
      else for (const listener of listeners) listener(told)
    })
  })
  const ask = <T>(question: Ask): Promise<T> =>
    new Promise((resolve) => {
      const n = ++asked
      waiting.set(n, (answer) => {
        waiting.delete(n)
        resolve(answer as T)
      })
      child.send({ n, ...question })
    })
  return {
    port,
    plan: (target, ...behaviours) => ask({ what: 'plan', plan: { target, behaviours } }),
    planReads: (...behaviours) => ask({ what: 'plan_reads', behaviours }),
    commitNow: (target) => ask({ what: 'commit_now', target }),
    truth: () => ask({ what: 'truth' }),
    injected: () => ask({ what: 'injected' }),
    commitsOf: (key) => ask({ what: 'commits_of', key }),
    holds: () =>
      new Promise((resolve) => {
        const once = (write: Commit): void => {
          listeners.delete(once)
          resolve(write)
        }
        listeners.add(once)
      }),
    onHold(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => void child.kill('SIGKILL'),
  }
}
