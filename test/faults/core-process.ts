import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Input, OperationName, Output } from '@contract'
import type { Result } from '@contract/failure'
import { bundled } from './bundle'
import type { CrashPoint, Order, Report } from './crash-points'
import { ENVIRONMENT } from './desk-folder'

/** Thrown by calls whose process ended before it answered. */
export class Died extends Error {}

export interface CallOptions {
  attempt?: string
  typed?: string
  seen?: unknown
  environment?: string | null
  id?: string
}

/** A core in its own process. Every call rejects with `Died` once it has ended. */
export interface CoreProcess {
  pid: number
  call<N extends OperationName>(operation: N, input: Input<N>, options?: CallOptions): Promise<Result<Output<N>>>
  /** A call as it might be replayed: sent as it is. */
  replay(call: unknown): Promise<Result<unknown>>
  arm(point: CrashPoint, nth?: number, within?: number): void
  clock(ahead: number): void
  lockKeychain(locked: boolean): void
  /** From now on sending throws. */
  breakSending(): void
  events: { event: string; payload: unknown }[]
  kill(): void
  /** How it ended: a signal's name, or an exit code. */
  ended: Promise<string | number>
  close(): Promise<void>
}

export interface CoreOptions {
  still_working?: number
  timeout?: number
  grace_seconds?: number
  ledger_off?: boolean
  dies_after?: number
  keychain_locked?: boolean
}

/** A process with everything loaded and nothing open: `open` makes it a core. Starting one ahead hides the time of loading. */
export const loadCore = async (): Promise<{ open(folder: string, options?: CoreOptions): Promise<CoreProcess>; kill(): void }> => {
  const file = join(await bundled(), 'core.js')
  const child = fork(file, [], { execArgv: [], stdio: ['ignore', 'ignore', process.env.OPSDESK_FAULTS_LOUD ? 'inherit' : 'ignore', 'ipc'] })
  return { open: (folder, options = {}) => openIn(child, folder, options), kill: () => void child.kill('SIGKILL') }
}

/** Loads and opens a core. Rejects with `Died` where it ended on the way. */
export const startCore = async (folder: string, options: CoreOptions = {}): Promise<CoreProcess> => (await loadCore()).open(folder, options)

const openIn = async (child: ChildProcess, folder: string, options: CoreOptions): Promise<CoreProcess> => {
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>()
  const events: CoreProcess['events'] = []
  let calls = 0
  let over = false
  const opened = new Promise<void>((resolve, reject) => {
    waiting.set(0, { resolve: resolve as () => void, reject })
  })
  child.on('message', (report: Report) => {
    if (report.said === 'event') events.push({ event: report.event, payload: report.payload })
    const n = report.said === 'open' ? 0 : report.said === 'answer' ? report.n : null
    if (n === null) return
    waiting.get(n)?.resolve((report as { result?: unknown }).result as never)
    waiting.delete(n)
  })
  const ended = new Promise<string | number>((resolve) => {
    child.once('exit', (code, signal) => {
      over = true
      for (const { reject } of waiting.values()) reject(new Died('the core ended'))
      waiting.clear()
      resolve(signal ?? code ?? 0)
    })
  })
  const order = (given: Order): void => {
    if (!over && child.connected) child.send(given, () => undefined)
  }
  const replay = (call: unknown): Promise<Result<unknown>> =>
    new Promise((resolve, reject) => {
      if (over) return reject(new Died('the core ended'))
      const n = ++calls
      waiting.set(n, { resolve, reject })
      order({ do: 'call', n, call })
    })
  order({
    do: 'open',
    folder,
    still_working: options.still_working ?? 1000,
    timeout: options.timeout ?? 2000,
    grace_seconds: options.grace_seconds ?? 0,
    ledger_off: options.ledger_off ?? false,
    dies_after: options.dies_after ?? null,
    keychain_locked: options.keychain_locked ?? false,
  })
  await opened
  return {
    pid: child.pid ?? 0,
    replay,
    call: (operation, input, { environment = ENVIRONMENT, ...rest } = {}) =>
      replay({ id: randomUUID(), operation, environment, input, ...rest }) as never,
    arm: (point, nth = 1, within = 0) => order({ do: 'arm', point, nth, within }),
    clock: (ahead) => order({ do: 'clock', ahead }),
    lockKeychain: (locked) => order({ do: 'keychain', locked }),
    breakSending: () => order({ do: 'break' }),
    events,
    kill: () => void child.kill('SIGKILL'),
    ended,
    async close() {
      order({ do: 'close' })
      await ended
    },
  }
}
