import { type Failure, failure } from '@contract/failure'
import { moneyWords } from '@contract/money'
import type { Effect } from '@contract/operation'
import type { Profile } from '../environments/profiles'
import type { Ledger } from '../ledger/ledger'

/** How many writes of an effect, and how much in the smallest unit of the currency that is set, go out in an hour unasked. 0 is no limit. */
export interface HourLimit {
  count: number
  cents: number
  currency: string
}

export const HOUR = 3_600_000

/**
 * Why this one would go beyond the limit of an hour in this environment, by the ledger's own count; null where it would
 * not. What is under way or unknown counts as done. Without a stated amount the sum is only noticed when it is reached.
 */
export const overLimit = async (
  ledger: Pick<Ledger, 'spent'>,
  profile: Profile,
  effect: Effect,
  limit: HourLimit,
  stated_cents: number | undefined,
  now: Date,
): Promise<Failure | null> => {
  if (limit.count === 0 && limit.cents === 0) return null
  const spent = await ledger.spent(profile.id, effect, new Date(now.getTime() - HOUR))
  const many = limit.count > 0 && spent.count + 1 > limit.count
  const much = limit.cents > 0 && spent.cents + (stated_cents ?? 1) > limit.cents
  if (!many && !much) return null
  const why = many
    ? `This would be number ${spent.count + 1} within the hour in ${profile.name}, and your limit is ${limit.count}.`
    : `Within the hour this would come to more than your limit of ${moneyWords(limit.cents, limit.currency)} in ${profile.name}: ${moneyWords(spent.cents, limit.currency)} so far.`
  return failure('over_limit', why, {
    not: 'Nothing was sent and nothing changed.',
    next: 'Make sure that it is meant, then say so; or wait until the hour is over.',
    fields: { count: String(spent.count), cents: String(spent.cents) },
  })
}
