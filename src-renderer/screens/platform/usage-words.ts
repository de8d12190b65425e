import { moneyWords } from '@contract/money'
import { type Finding, usageRules } from '@contract/platform/usage-rules'
import { entryOf } from '../../parts/entry-of'
import type { Tone } from '../../parts/tag'
import { visible } from '../../parts/visible-text'

/** A word of the API as people read it: `payment_failed` → "payment failed". One nobody knows is shown as it came. */
export const plainWord = (word: string): string => visible(word.replaceAll('_', ' '))

const tones: Record<string, Tone> = {
  payment_failed: 'bad',
  over_limit: 'bad',
  payment_overdue: 'warn',
  near_limit: 'warn',
  good: 'plain',
  failed: 'bad',
  overdue: 'warn',
  due: 'plain',
  paid: 'plain',
  none: 'plain',
  queued: 'plain',
  running: 'plain',
  done: 'plain',
  cancelled: 'plain',
  spike: 'warn',
  sudden_stop: 'warn',
}
export const toneOf = (word: string): Tone => entryOf(tones, word) ?? 'plain'

/** "$1,200.00", or a dash where nobody knows. */
export const moneyOrDash = (cents: number | null, currency: string): string => (cents === null ? '–' : moneyWords(cents, currency))

/** How much of its limit is spent, in whole percent, rounded down: 100 % means all. Null without a limit. */
export const usedOf = ({ spend_cents, limit_cents }: { spend_cents: number; limit_cents: number | null }): number | null =>
  limit_cents === null || limit_cents <= 0 ? null : Math.floor((spend_cents / limit_cents) * 100)

/** "+9.8 %", "−12 %": how this differs from that. Null where that is nothing. */
export const changeWords = (now: number, before: number | null): string | null => {
  if (before === null || before <= 0) return null
  const change = now / before - 1
  const percent = Math.abs(change) >= 1 ? Math.round(Math.abs(change) * 100) : Math.round(Math.abs(change) * 1000) / 10
  if (percent === 0) return 'the same'
  return `${change > 0 ? '+' : '−'}${percent.toLocaleString('en')} %`
}

/** "20 Nov" of a day in UTC. What is no day is shown as it came. */
export const shortDay = (day: string): string => {
  const at = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(at.getTime()) ? visible(day) : days.format(at)
}
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** "$22K", for an axis: the exact sums are in the table. */
export const shortMoney = (amount: number, currency: string): string =>
  `${moneyWords(0, currency).replace(/[\d.,\s]/g, '')}${amount.toLocaleString('en', { notation: 'compact' })}`

export const titleOfFinding = ({ rule }: Finding): string => usageRules[rule].title
