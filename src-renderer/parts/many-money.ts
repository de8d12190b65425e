import { moneyWords } from '@contract/money'
import type { HourSpent, Verdict } from './many-preview'
import { numbers } from './numbers'

type Stated = Pick<Verdict, 'cents' | 'currency'>

/** What a list says it comes to, by currency, and for how many it says nothing. Null where it says nothing at all. */
export const statedWords = (verdicts: readonly Stated[], fallback: string): string | null => {
  const sums = new Map<string, number>()
  let silent = 0
  for (const { cents, currency } of verdicts) {
    if (cents === null) silent++
    else sums.set(currency ?? fallback, (sums.get(currency ?? fallback) ?? 0) + cents)
  }
  if (sums.size === 0) return null
  const said = [...sums].map(([currency, cents]) => moneyWords(cents, currency)).join(' and ')
  return `As stated in the list: ${said}${silent > 0 ? `, and nothing for ${numbers.format(silent)}` : ''}. What is given back is the whole of each purchase.`
}

/** How often a job of so many will stop and ask at the limit of an hour, if it runs within the hour. */
export const asksAt = (count: number, limit: number, spent: number): number =>
  limit === 0 ? 0 : Math.max(0, Math.ceil((count - Math.max(0, limit - spent)) / limit))

/** What the limits of an hour will do to a job, said beforehand; null where it stays within them. */
export const limitWords = (
  verdicts: readonly Stated[],
  limit: HourSpent,
  noun: { one: string; many: string },
  currency: string,
): string | null => {
  if (limit === null) return null
  const { count, cents, spent_count, spent_cents } = limit
  const asks = asksAt(verdicts.length, count, spent_count)
  const used = spent_count > 0 ? `, ${numbers.format(spent_count)} of it used` : ''
  if (asks > 0)
    return `${numbers.format(verdicts.length)} ${verdicts.length === 1 ? noun.one : noun.many}, and the limit is ${numbers.format(count)} an hour${used}: the job will stop and ask ${times(asks)}.`
  const stated = verdicts.reduce((sum, one) => sum + (one.cents ?? 0), 0)
  if (cents > 0 && stated + spent_cents > cents)
    return `As stated it goes beyond ${moneyWords(cents, currency)} an hour${spent_cents > 0 ? `, of which ${moneyWords(spent_cents, currency)} is used` : ''}: the job will stop there and ask.`
  return cents > 0 && verdicts.some((one) => one.cents === null)
    ? `The job will stop and ask when the hour has come to ${moneyWords(cents, currency)}${spent_cents > 0 ? `; ${moneyWords(spent_cents, currency)} is used` : ''}.`
    : null
}

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${numbers.format(count)} times`)
