import { FLAPPING } from '@contract/desk/health-history-spans'

const MINUTE = 60_000

/**
 * Whether changes at these times (milliseconds, any order) mean flapping at `now`: many within the hour, and not steady
 * since. Steady for twenty minutes it is what it is, ok or failing, however restless it was before.
 */
export const flaps = (changes: readonly number[], now: number): boolean => {
  const recent = recentChanges(changes, now)
  if (recent.length < FLAPPING.changes) return false
  return now - Math.max(...recent) < FLAPPING.steady_minutes * MINUTE
}

/** The changes that count: those of the last hour. */
export const recentChanges = (changes: readonly number[], now: number): number[] =>
  changes.filter((at) => at <= now && now - at < FLAPPING.within_minutes * MINUTE)
