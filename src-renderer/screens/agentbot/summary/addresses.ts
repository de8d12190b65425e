import type { ExpiringTrial } from '@contract/agentbot/summary'

/** One address and nothing else: with a comma or a new line in it, one recipient would become two. */
const ADDRESS = /^[^\s,;<>"()\\\p{Cc}\p{Cf}]+@[^\s,;<>"()\\@\p{Cc}\p{Cf}]+$/u

/** The e-mail addresses to write to, each once, in the order given; and how many were none. */
export const addressesOf = (soon: readonly Pick<ExpiringTrial, 'email'>[]): { addresses: string[]; left_out: number } => {
  const good = soon.flatMap(({ email }) => (email !== null && ADDRESS.test(email.trim()) ? [email.trim()] : []))
  return { addresses: [...new Set(good)], left_out: soon.length - good.length }
}

/** "3 days", "1 day", "today"; null where nobody says. */
export const daysWords = (days: number | null): string | null => {
  if (days === null) return null
  if (days <= 0) return 'today'
  return days === 1 ? '1 day' : `${days} days`
}
