import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from './chance'
import { Died } from './core-process'
import { EVERY_MAIL, wireFaults } from './fault-proxy'
import type { Behaviour, ReadBehaviour } from './oracle-words'
import { type Intention, STILL_WORKING, type World } from './soak-world'

const answers: readonly Behaviour[] = [
  'commit-reset',
  'reset',
  'hang',
  'commit-hang',
  'late',
  '500-commit',
  '500',
  '503',
  '503-gateway',
  '429',
  '401',
  '403',
  '409',
  'redirect',
  'html',
  'broken-json',
  'truncated',
  'wrong-shape',
  'slow',
]
const readAnswers: readonly ReadBehaviour[] = ['reset', '503', '429', 'html', 'truncated', 'wrong-shape']

/** Somebody with a few users to look after, who presses again whenever it did not work, as people do. */
export const person = async (world: World, chance: Chance, targets: readonly Pick<Intention, 'target' | 'hidden'>[]): Promise<void> => {
  const admins = new Set<string>()
  const held = new Set<string>()
  while (world.goesOn()) {
    const { target, hidden } = chance.pick(targets)
    const holding = chance.below(2) === 0
    const [now, begin, end] = holding
      ? ([held, 'holds.hold', 'holds.release'] as const)
      : ([admins, 'admins.promote', 'admins.demote'] as const)
    const intention: Intention = { operation: now.has(target) ? end : begin, target, hidden, attempts: [] }
    world.intentions.push(intention)
    await carry(world, chance, intention)
    if (!now.delete(target)) now.add(target)
  }
}

/** Somebody who gives money back: every purchase once. No read shows a refund. */
export const cashier = async (world: World, chance: Chance): Promise<void> => {
  while (world.goesOn()) {
    const intention: Intention = { operation: 'refunds.issue', target: `pur_${chance.uuid()}`, hidden: true, attempts: [] }
    world.intentions.push(intention)
    await carry(world, chance, intention)
  }
}

/** Somebody who writes to everyone, one e-mail after the other: they are in each other's way. */
export const writer = async (world: World, chance: Chance): Promise<void> => {
  while (world.goesOn()) {
    const intention: Intention = { operation: 'marketing-email.send', target: `News ${chance.uuid()}`, hidden: true, attempts: [] }
    world.intentions.push(intention)
    await carry(world, chance, intention)
  }
}

/** Presses until the intention is carried out: the same form while the process lives, a new one after a crash. */
const carry = async (world: World, chance: Chance, intention: Intention): Promise<void> => {
  const troubles = 1 + chance.below(3)
  let form: string | null = null
  for (let presses = 0; ; presses++) {
    await trouble(world, chance, intention, presses < troubles)
    const attempt: string = form ?? chance.uuid()
    if (form === null) intention.attempts.push(attempt)
    form = attempt
    try {
      const twice = presses < troubles && chance.below(10) === 0
      const result = await press(world, intention, attempt, twice)
      if (result.ok) return
      // A person who is told that it is so already has what they wanted.
      if (result.failure.code === 'refused_here' && /^(Already|Not) (an admin|held)/.test(result.failure.what)) return
      if (world.ledger_off) continue
      const { code, happened, fields } = result.failure
      if (happened !== 'unknown' && code !== 'blocked') continue
      if ((await settle(world, fields.attempt ?? attempt, intention.hidden)) === 'done') return
      form = null
    } catch (error) {
      if (!(error instanceof Died)) throw error
      form = null
      // After a crash the person looks at what the ledger has of the form they pressed last.
      if (!world.ledger_off && (await settle(world, attempt, intention.hidden)) === 'done') return
    }
  }
}

/** What is filled in for it. */
const inputOf = ({ operation, target }: Pick<Intention, 'operation' | 'target'>): object => {
  if (operation === 'refunds.issue') return { purchase_id: target, reason: 'A soak.' }
  if (operation === 'marketing-email.send') return { subject: target, html_body: '<p>A soak.</p>' }
  return operation === 'holds.hold' ? { user_id: target, reason: 'A soak.' } : { user_id: target }
}

const press = async (world: World, intention: Intention, attempt: string, twice: boolean) => {
  const core = await world.core()
  const once = () => core.call(intention.operation, inputOf(intention) as never, { attempt, typed: 'read back' })
  if (!twice) return once()
  world.twice++
  const [first] = await Promise.all([once(), once()])
  return first
}

/** What is to go wrong with the next press on this target; nothing where `wanted` is false. */
const trouble = async (
  { oracle, proxy, takeHold }: World,
  chance: Chance,
  { operation, target }: Intention,
  wanted: boolean,
): Promise<void> => {
  const held = takeHold()
  const dice = chance.below(100)
  const answer = chance.pick(answers)
  const wire = chance.pick(wireFaults)
  proxy.plan(operation === 'marketing-email.send' ? EVERY_MAIL : target, ...(wanted && !held && dice >= 70 && dice < 95 ? [wire] : []))
  await oracle.plan(target, ...(held ? [held] : wanted && dice < 70 ? [dice === 0 ? 'huge' : answer] : []))
  if (wanted && dice >= 95) await oracle.planReads(chance.pick(readAnswers))
}

/** Settles a write as people can: by reading again, or, where no record shows it, by finding out and saying so. */
export const settle = async (world: World, attempt: string, hidden: boolean): Promise<'done' | 'not_done'> => {
  for (;;) {
    try {
      const core = await world.core()
      const got = await core.call('ledger.get', { attempt })
      const state = got.ok ? (got.value?.write.state ?? 'none') : 'sending'
      if (state === 'done' || state === 'settled_done') return 'done'
      if (state !== 'sending' && state !== 'unknown') return 'not_done'
      if (state === 'unknown' && hidden) {
        await pause(STILL_WORKING)
        const outcome = (await world.oracle.commitsOf(attempt)) > 0 ? 'done' : 'not_done'
        await (await world.core()).call('ledger.settle', { attempt, outcome, note: 'Looked at the server.' })
      } else if (state === 'unknown') {
        const read = await core.call('ledger.recheck', { attempt })
        if (!read.ok || read.value.settled === null) await pause(100)
      } else await pause(20)
    } catch (error) {
      if (!(error instanceof Died)) throw error
    }
  }
}
