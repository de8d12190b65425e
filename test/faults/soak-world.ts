import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from './chance'
import { type CoreOptions, type CoreProcess, Died, loadCore } from './core-process'
import type { CrashPoint } from './crash-points'
import { deskFolder } from './desk-folder'
import { type FaultProxy, startFaultProxy } from './fault-proxy'
import { type Oracle, startOracle } from './oracle-process'
import type { Behaviour } from './oracle-words'

/** One thing a person wants: this target changed this way, once. Every form opened for it is one of its attempts. */
export interface Intention {
  operation: 'admins.promote' | 'admins.demote' | 'holds.hold' | 'holds.release' | 'refunds.issue' | 'marketing-email.send'
  /** Of an e-mail, its subject. */
  target: string
  /** No read shows it. */
  hidden: boolean
  attempts: string[]
}

/** An oracle, a proxy, and a core that is killed over and over; people go on through all of it. */
export interface World {
  oracle: Oracle
  proxy: FaultProxy
  folder: string
  ledger_off: boolean
  intentions: Intention[]
  /** The core that is open now, or will be. */
  core(): Promise<CoreProcess>
  goesOn(): boolean
  /** The next write is to be held by the oracle, so that the core dies while it waits. */
  takeHold(): Behaviour | null
  twice: number
  kills: Map<CrashPoint, number>
}

export const STILL_WORKING = 1200
const TIMEOUT = 400
const TOO_LATE = 900

export interface Wanted {
  faults: number
  kills: number
  visible: number
  ledger_off?: boolean
}

export const openWorld = async (
  wanted: Wanted,
): Promise<{
  world: World
  kill: (chance: Chance) => Promise<void>
  faults: () => Promise<number>
  finish: () => Promise<CoreProcess>
  close: () => void
}> => {
  const oracle = await startOracle(wanted.visible, TOO_LATE)
  const proxy = await startFaultProxy(oracle.port)
  const folder = deskFolder(proxy.port)
  const options: CoreOptions = { still_working: STILL_WORKING, timeout: TIMEOUT, ledger_off: wanted.ledger_off ?? false }
  const kills = new Map<CrashPoint, number>()
  let hold: Behaviour | null = null
  let on = true
  let tellOpen: (core: CoreProcess) => void = () => undefined
  let current = new Promise<CoreProcess>((resolve) => {
    tellOpen = resolve
  })
  let spare = loadCore()

  const killed = (point: CrashPoint): void => void kills.set(point, (kills.get(point) ?? 0) + 1)
  const total = (): number => [...kills.values()].reduce((sum, count) => sum + count, 0)
  const faults = async (): Promise<number> => {
    const met = Object.entries(await oracle.injected()).filter(([behaviour]) => !behaviour.includes('hold'))
    return met.reduce((sum, [, count]) => sum + count, 0) + proxy.injected() + world.twice + total()
  }
  const world: World = {
    oracle,
    proxy,
    folder,
    ledger_off: wanted.ledger_off ?? false,
    intentions: [],
    core: () => current,
    goesOn: () => on,
    takeHold() {
      const taken = hold
      hold = null
      return taken
    },
    twice: 0,
    kills,
  }

  /** Opens the next core; now and then one that dies while it recovers. */
  const openNext = async (chance: Chance): Promise<CoreProcess> => {
    for (;;) {
      const loaded = await spare
      spare = loadCore()
      const dies_after = chance.below(6) === 0 ? 1 + chance.below(60) : undefined
      try {
        return await loaded.open(folder, { ...options, dies_after })
      } catch (error) {
        if (!(error instanceof Died)) throw error
        killed('during recovery')
      }
    }
  }
  const announce = (core: CoreProcess): void => {
    tellOpen(core)
    void core.ended.then(() => {
      current = new Promise((resolve) => {
        tellOpen = resolve
      })
    })
  }

  const points: readonly CrashPoint[] = [
    'before intend',
    'after intend',
    'before the head is kept',
    'after the head is kept',
    'before sending',
    'after the answer',
    'before outcome',
    'after outcome',
    'before settling',
    'after settling',
    'between items',
    'any moment',
    'any moment',
    'received',
    'committed',
  ]
  const kill = async (chance: Chance): Promise<void> => {
    while (on) {
      const core = await openNext(chance)
      announce(core)
      await Promise.race([pause(20 + chance.below(200)), core.ended])
      // Other faults get their share: one kill in so many, as was asked for.
      for (let met = await faults(); met < (total() + 1) * (wanted.faults / wanted.kills) && on; met = await faults()) await pause(20)
      const point = chance.pick(points)
      const release = heldBy(oracle, core, point)
      if (point === 'received') hold = chance.pick(['hold', 'hold-then-commit'] as const)
      else if (point === 'committed') hold = 'commit-then-hold'
      else core.arm(point, 1 + chance.below(3), chance.below(60))
      const reached = await Promise.race([core.ended.then(() => true), pause(1500).then(() => false)])
      if (!reached) core.kill()
      const how = await core.ended
      hold = null
      release()
      if (how === 'SIGKILL') killed(reached ? point : 'any moment')
      on = (await faults()) < wanted.faults || total() < wanted.kills
    }
  }

  return {
    world,
    kill,
    faults,
    /** A core that nobody kills, so that what is open can be ended. */
    async finish() {
      const core = await (await spare).open(folder, options)
      announce(core)
      return core
    },
    close() {
      void spare.then((one) => one.kill())
      proxy.close()
      oracle.close()
    },
  }
}

/** Kills the core when the oracle says that it holds a write. */
const heldBy = (oracle: Oracle, core: CoreProcess, point: CrashPoint): (() => void) => {
  if (point !== 'received' && point !== 'committed') return () => undefined
  return oracle.onHold(() => core.kill())
}
