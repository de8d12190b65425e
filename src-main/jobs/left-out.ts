import { contract, type Output, type ServedOperation } from '@contract'
import { moneyWords } from '@contract/money'
import type { Effect, Mutation } from '@contract/operation'
import type { Profile } from '../environments/profiles'
import type { Ledger } from '../ledger/ledger'
import type { KnownWrite } from '../ledger/outcomes'
import { redactText } from '../ledger/redact'
import { HOUR, type HourLimit } from '../writes/over-limit'

type Items = Output<'jobs.preview'>['items']

interface Parts {
  ledger: Pick<Ledger, 'known' | 'spent'>
  aloneUpTo: (effect: Effect) => number | null
  limitOf: (effect: Effect) => HourLimit | null
  now: () => Date
}

/**
 * The same items, less what this desk itself knows can't be done: a write whose end nobody knows stands in the way, it
 * was done before and can be done once, or it takes a second person. `stated` is by line, in the smallest unit.
 */
export const leftOutHere = async (
  { ledger, aloneUpTo, limitOf }: Parts,
  profile: Profile,
  operation: ServedOperation,
  items: Items,
  stated: readonly (number | null)[] | undefined,
): Promise<Items> => {
  const { once, effect } = contract[operation] as unknown as Mutation
  const targets = items.filter(({ why_not }) => why_not === null).map(({ target }) => redactText(target))
  const known = new Map<string, string>()
  for (const write of targets.length > 0 ? await ledger.known(profile.id, operation, targets) : []) {
    const why = inTheWay(write, once)
    if (why !== null) known.set(write.target, why)
  }
  const alone = aloneUpTo(effect)
  const currency = limitOf(effect)?.currency ?? 'usd'
  return items.map((item, index) =>
    item.why_not === null
      ? { ...item, why_not: known.get(redactText(item.target)) ?? needsSecond(alone, stated?.[index] ?? null, currency) }
      : item,
  )
}

const inTheWay = ({ state, at, answer }: KnownWrite, once: Mutation['once']): string | null => {
  if (state === 'sending') return 'A write on this is under way.'
  if (state === 'unknown') return 'Nobody knows what became of a write on this: settle it in the ledger first.'
  if (once === null) return null
  // One that a person settled has no answer: they said that it happened.
  return answer === null || once(answer) ? `Done from this desk already, on ${at.slice(0, 10)}.` : null
}

const needsSecond = (alone: number | null, stated: number | null, currency: string): string | null => {
  if (alone === null) return null
  if (stated === null) return 'It takes a second person: its amount is not stated.'
  return stated > alone ? `It takes a second person: ${moneyWords(stated, currency)} is more than one may do alone.` : null
}

/** How much of the limit of an hour is used up before a job begins; null where nothing is counted. */
export const hourSpent = async (
  { ledger, limitOf, now }: Parts,
  profile: Profile,
  operation: ServedOperation,
): Promise<Output<'jobs.preview'>['limit']> => {
  const { effect } = contract[operation] as unknown as Mutation
  const limit = limitOf(effect)
  if (limit === null || (limit.count === 0 && limit.cents === 0)) return null
  const spent = await ledger.spent(profile.id, effect, new Date(now().getTime() - HOUR))
  return { count: limit.count, cents: limit.cents, spent_count: spent.count, spent_cents: spent.cents }
}
