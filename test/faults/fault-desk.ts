import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Failure, Result } from '@contract/failure'
import { expect, onTestFinished, vi } from 'vitest'
import { type CallOptions, type CoreOptions, type CoreProcess, startCore } from './core-process'
import { deskFolder } from './desk-folder'
import { type FaultProxy, startFaultProxy } from './fault-proxy'
import { type Oracle, startOracle } from './oracle-process'

/** A desk: its own folder, proxy and core. The oracle is the file's, so every test takes users of its own. */
export interface FaultDesk {
  oracle: Oracle
  proxy: FaultProxy
  folder: string
  /** The core that is open now. */
  readonly core: CoreProcess
  /** Opens another core in the same folder. The one before must have ended. */
  restart(options?: CoreOptions): Promise<CoreProcess>
  promote(target: string, options?: CallOptions): Promise<Result<unknown>>
  demote(target: string, options?: CallOptions): Promise<Result<unknown>>
  /** An edit: it can be undone for some seconds. */
  hold(target: string, options?: CallOptions): Promise<Result<unknown>>
  /** How often the server was asked to change this target, and how often it did. */
  seen(target: string): Promise<{ requests: number; commits: number }>
  state(attempt: string): Promise<string | null>
  unknown(): Promise<string[]>
  /** Reads again until the server can't be at it any more. */
  recheck(attempt: string): Promise<'done' | 'not_done' | null>
}

const STILL_WORKING = 300

// Every test here starts programs: on a machine that is busy with others, that takes a while.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

/** What is to become so. */
export const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 })

let oracle: Promise<Oracle> | null = null
let taken = 0

/** The oracle of this test file. */
export const sharedOracle = (): Promise<Oracle> => {
  oracle ??= startOracle(400)
  return oracle
}
/** A user nobody else has in this file. */
export const newUser = (): string => `user_${taken++}`
/** One that can be changed and is in no list. */
export const hiddenUser = (): string => `hidden_${taken++}`

type Options = CoreOptions & Parameters<typeof deskFolder>[1]

const open = new Map<string, Promise<Opened>>()
type Opened = { desk: FaultDesk; end: () => Promise<void> }

/** A desk of one test's own, gone after it. */
export const faultDesk = async (options: Options = {}): Promise<FaultDesk> => {
  const { desk, end } = await openDesk(options)
  onTestFinished(end)
  return desk
}

/**
 * The desk that tests of this file share which have the same options: starting a core costs more than most of them. For tests
 * that look at their own targets only, and neither end it nor change its clock. `closeShared` ends them.
 */
export const sharedDesk = async (options: Options = {}): Promise<FaultDesk> => {
  const key = JSON.stringify(options)
  const opened = open.get(key) ?? openDesk(options)
  open.set(key, opened)
  return (await opened).desk
}

export const closeShared = async (): Promise<void> => {
  for (const opened of open.values()) await (await opened).end()
  open.clear()
  await (await sharedOracle()).close()
}

const openDesk = async (options: Options): Promise<Opened> => {
  const shared = await sharedOracle()
  const proxy = await startFaultProxy(shared.port)
  const folder = deskFolder(proxy.port, options)
  const settings = { still_working: STILL_WORKING, ...options }
  let core = await startCore(folder, settings)
  const end = async (): Promise<void> => {
    core.kill()
    await core.ended
    proxy.close()
    if (!options.folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const write = (
    operation: 'admins.promote' | 'admins.demote',
    target: string,
    { attempt = randomUUID(), typed = 'read back', ...rest }: CallOptions,
  ) => core.call(operation, { user_id: target }, { attempt, typed, ...rest })
  const desk: FaultDesk = {
    oracle: shared,
    proxy,
    folder,
    get core() {
      return core
    },
    async restart(other = {}) {
      core = await startCore(folder, { ...settings, ...other })
      return core
    },
    promote: (target, given = {}) => write('admins.promote', target, given),
    demote: (target, given = {}) => write('admins.demote', target, given),
    hold: (target, given = {}) => core.call('holds.hold', { user_id: target, reason: 'Spam.' }, { attempt: randomUUID(), ...given }),
    async seen(target) {
      const { requests, commits } = await shared.truth()
      const of = (list: { target: string }[]): number => list.filter((one) => one.target === target).length
      return { requests: of(requests), commits: of(commits) }
    },
    async state(attempt) {
      const got = await core.call('ledger.get', { attempt })
      return successOf(got)?.write.state ?? null
    },
    async unknown() {
      return successOf(await core.call('ledger.list', { states: ['unknown'] })).items.map(({ attempt }) => attempt)
    },
    async recheck(attempt) {
      const first = successOf(await core.call('ledger.recheck', { attempt }))
      if (first.settled !== null) return first.settled
      await pause((options.still_working ?? STILL_WORKING) + 50)
      return successOf(await core.call('ledger.recheck', { attempt })).settled
    },
  }
  return { desk, end }
}

export const successOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.failure)}`)
  return result.value
}
export const failureOf = (result: Result<unknown>): Failure => {
  if (result.ok) throw new Error(`expected a failure, got ${JSON.stringify(result.value)}`)
  return result.failure
}
