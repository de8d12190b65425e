import type { Write } from '@contract/desk/ledger'
import { chanceOf } from './chance'
import { clerk, refundClerk } from './clerk'
import type { CoreProcess } from './core-process'
import type { CrashPoint } from './crash-points'
import type { Truth } from './oracle-words'
import { cashier, person, writer } from './person'
import { type Intention, openWorld, type Wanted } from './soak-world'

export interface Figures {
  faults: number
  kills: number
  points: Map<CrashPoint, number>
  intentions: number
  /** Intentions that were carried out, and more than once, by operation. */
  by: Map<string, { carried: number; doubled: number }>
  writes: number
  /** Intentions or idempotency keys that were carried out more than once. */
  doubled: number
  /** Requests the server had that are not in the ledger; a chain that is not whole counts as one. */
  lost: number
  /** Writes whose outcome is still unknown when all was reconciled. */
  unresolved: number
  /** Writes of which the ledger says another thing than the server. */
  untrue: number
  seconds: number
}

const PEOPLE = 48
const CLERKS = 2
const CASHIERS = 6
const OWN = 2
const FILE = 6

/** People, clerks, and somebody who kills the core, until there were enough faults and kills; then the accounts are compared. */
export const soak = async (
  seed: number,
  wanted: Omit<Wanted, 'visible'>,
  progress: (faults: number, kills: number) => void = () => undefined,
): Promise<Figures> => {
  const begun = performance.now()
  const chance = chanceOf(seed)
  const visible = PEOPLE * OWN + CLERKS * FILE
  const { world, kill, faults, finish, close } = await openWorld({ ...wanted, visible })
  const count = (): number => [...world.kills.values()].reduce((sum, one) => sum + one, 0)
  const report = setInterval(() => void faults().then((met) => progress(met, count())), 10_000)
  try {
    const own = (n: number): string[] => Array.from({ length: OWN }, (_, index) => `user_${n * OWN + index}`)
    const clerksOwn = (n: number): string[] => Array.from({ length: FILE }, (_, index) => `user_${PEOPLE * OWN + n * FILE + index}`)
    const everybody = Promise.all([
      ...Array.from({ length: PEOPLE }, (_, n) => {
        const hidden = own(n).map((id) => ({ target: id.replace('user', 'hidden'), hidden: true }))
        return person(world, chance.branch(n), [...own(n).map((target) => ({ target, hidden: false })), ...hidden])
      }),
      ...Array.from({ length: CASHIERS }, (_, n) => cashier(world, chance.branch(200 + n))),
      writer(world, chance.branch(300)),
      ...(world.ledger_off ? [] : [refundClerk(world, chance.branch(400), FILE)]),
      ...(world.ledger_off ? [] : Array.from({ length: CLERKS }, (_, n) => clerk(world, chance.branch(100 + n), clerksOwn(n)))),
    ])
    await Promise.race([kill(chance.branch(1000)), everybody])
    const core = await finish()
    await everybody
    const figures = await compare(core, await world.oracle.truth(), world.intentions, world.ledger_off)
    await core.close()
    return { faults: await faults(), kills: count(), points: world.kills, ...figures, seconds: (performance.now() - begun) / 1000 }
  } finally {
    clearInterval(report)
    close()
  }
}

const compare = async (
  core: CoreProcess,
  truth: Truth,
  intentions: readonly Intention[],
  ledger_off: boolean,
): Promise<Pick<Figures, 'intentions' | 'by' | 'writes' | 'doubled' | 'lost' | 'unresolved' | 'untrue'>> => {
  const times = new Map<string, number>()
  for (const { key } of truth.commits) times.set(key, (times.get(key) ?? 0) + 1)
  const timesOf = ({ attempts }: Intention): number => attempts.reduce((sum, attempt) => sum + (times.get(attempt) ?? 0), 0)
  const doubled = intentions.filter((intention) => timesOf(intention) > 1).length
  const by: Figures['by'] = new Map()
  for (const intention of intentions) {
    const { carried, doubled } = by.get(intention.operation) ?? { carried: 0, doubled: 0 }
    const count = timesOf(intention)
    by.set(intention.operation, { carried: carried + (count > 0 ? 1 : 0), doubled: doubled + (count > 1 ? 1 : 0) })
  }
  if (ledger_off) return { intentions: intentions.length, by, writes: 0, doubled, lost: 0, unresolved: 0, untrue: 0 }

  const writes = await allWrites(core)
  const recorded = new Set(writes.map(({ attempt }) => attempt))
  const lost = truth.requests.filter(({ key }) => !recorded.has(key)).length
  const verified = await core.call('ledger.verify', {})
  const whole = verified.ok && verified.value.whole && verified.value.tail_lost === 0
  const saysDone = ({ state }: Write): boolean => state === 'done' || state === 'settled_done'
  const untrue = writes.filter((write) => (saysDone(write) ? 1 : 0) !== (times.get(write.attempt) ?? 0)).length
  const notCarried = intentions.filter((intention) => timesOf(intention) === 0).length
  const unresolved = writes.filter(({ state }) => state === 'unknown' || state === 'sending').length + notCarried
  return { intentions: intentions.length, by, writes: writes.length, doubled, lost: lost + (whole ? 0 : 1), unresolved, untrue }
}

const allWrites = async (core: CoreProcess): Promise<Write[]> => {
  const writes: Write[] = []
  for (;;) {
    const page = await core.call('ledger.list', { offset: writes.length, limit: 1000 })
    if (!page.ok) throw new Error(page.failure.what)
    writes.push(...page.value.items)
    if (page.value.end) return writes
  }
}
