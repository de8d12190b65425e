import { knownStatus } from '@contract/agentbot/summary-words'
import { FLAPPING } from '@contract/desk/health-history-spans'

const MINUTE = 60_000

/** A change of a service's state: `at` in milliseconds. */
interface Change {
  at: number
  was: string
  now: string
}

/**
 * Whether these changes (in any order) mean flapping at `now`: many turns within the hour, and not steady since. Steady
 * for twenty minutes it is what it is, ok or failing, however restless it was before.
 */
export const flaps = (changes: readonly Change[], now: number): boolean => {
  const turns = recentTurns(changes, now)
  return turns.length >= FLAPPING.turns && now - Math.max(...turns) < FLAPPING.steady_minutes * MINUTE
}

/** When, in the time that counts, it went between ok and anything else. */
export const recentTurns = (changes: readonly Change[], now: number): number[] =>
  changes
    .filter((change) => isOk(change.was) !== isOk(change.now))
    .map(({ at }) => at)
    .filter((at) => at <= now && now - at < FLAPPING.within_minutes * MINUTE)

const isOk = (state: string): boolean => knownStatus(state) === 'ok'
