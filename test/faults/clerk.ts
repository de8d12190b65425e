import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from './chance'
import { Died } from './core-process'
import type { Behaviour } from './oracle-words'
import { settle } from './person'
import type { Intention, World } from './soak-world'

const answers: readonly Behaviour[] = [
  'commit-reset',
  'reset',
  'commit-hang',
  '500-commit',
  '401',
  '403',
  '409',
  'html',
  'truncated',
  'late',
]

/** Somebody who changes many at once: jobs, resumed after every crash and stop, their failures tried again. */
export const clerk = async (world: World, chance: Chance, targets: readonly string[]): Promise<void> => {
  for (let promote = true; world.goesOn(); promote = !promote) {
    const operation = promote ? 'admins.promote' : 'admins.demote'
    const left = new Map<string, Intention>(targets.map((target) => [target, { operation, target, hidden: false, attempts: [] }]))
    world.intentions.push(...left.values())
    while (left.size > 0) await job(world, chance, left)
  }
}

/** Somebody who gives many their money back at once. */
export const refundClerk = async (world: World, chance: Chance, many: number): Promise<void> => {
  while (world.goesOn()) {
    const targets = Array.from({ length: many }, () => `pur_${chance.uuid()}`)
    const left = new Map<string, Intention>(
      targets.map((target) => [target, { operation: 'refunds.issue', target, hidden: true, attempts: [] }]),
    )
    world.intentions.push(...left.values())
    while (left.size > 0) await job(world, chance, left)
  }
}

/** One job over what is left; takes out of `left` what is done. */
const job = async (world: World, chance: Chance, left: Map<string, Intention>): Promise<void> => {
  const operation = [...left.values()][0]?.operation ?? 'admins.promote'
  for (const target of left.keys()) await world.oracle.plan(target, ...(chance.below(3) === 0 ? [chance.pick(answers)] : []))
  const job_id = chance.uuid()
  const inputs = [...left.keys()].map((target) =>
    operation === 'refunds.issue' ? { purchase_id: target, reason: 'A soak.' } : { user_id: target },
  )
  await through(world, async (core) => {
    const known = await core.call('jobs.get', { job_id })
    return known.ok && known.value !== null ? known : core.call('jobs.create', { job_id, operation, inputs, typed: 'read back' })
  })
  for (;;) {
    const at = await through(world, (core) => core.call('jobs.get', { job_id }))
    const state = at.ok ? at.value?.state : null
    if (state === undefined || state === null || state === 'ended') break
    if (state === 'paused' || state === 'stopped') await through(world, (core) => core.call('jobs.resume', { job_id }))
    await pause(50)
  }
  const items = await through(world, (core) => core.call('jobs.items', { job_id, limit: 1000 }))
  for (const item of items.ok ? items.value.items : []) {
    const intention = left.get(item.target)
    if (!intention) continue
    if (item.state === 'left_out') {
      // It is so already: done by an attempt of an earlier job.
      if (/^(Already|Not) an admin/.test(item.words ?? '')) left.delete(item.target)
      continue
    }
    intention.attempts.push(item.attempt)
    const done = item.state === 'done' || item.state === 'settled_done' || (await settle(world, item.attempt, intention.hidden)) === 'done'
    if (done) left.delete(item.target)
  }
}

type Core = Awaited<ReturnType<World['core']>>

/** Asks again, of the next core, where this one ends before it answers. */
const through = async <T>(world: World, ask: (core: Core) => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await ask(await world.core())
    } catch (error) {
      if (!(error instanceof Died)) throw error
    }
  }
}
