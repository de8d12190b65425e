import type { GuardSettings, GuardState } from '@contract/desk/guard'
import { type Failure, failure } from '@contract/failure'
import type { Profile } from './environments/profiles'

type Because = NonNullable<GuardState['because']>

/** What may be written now, by environment. Production opens locked; unlocking is for minutes; the rest is open. */
export interface Guard {
  state(profile: Profile): GuardState
  /** For the environment's own number of minutes where none is given. */
  unlock(profile: Profile, minutes?: number): GuardState
  lock(profile: Profile, because: Because): GuardState
  lockAll(because: Because): void
  /** Nobody has touched the machine for so long: locks what is to be locked by then. */
  idle(seconds: number, profiles: readonly Profile[]): void
  /** Null where a mutation may go out now. */
  refuses(profile: Profile): Failure | null
}

interface Unlock {
  until: Date
  /** performance.now() at the end: a clock that is set back does not prolong it. */
  monotonic: number
  timer: NodeJS.Timeout
}

/** How an environment is guarded: as it was set, else by its kind. */
export const guardOf = ({ guard, kind }: Profile): GuardSettings => guard ?? { locked: kind === 'production', minutes: 10, idle_minutes: 5 }

export const createGuard = (now: () => Date, changed: (state: GuardState) => void): Guard => {
  const unlocks = new Map<string, Unlock>()
  const reasons = new Map<string, Because>()

  const live = (id: string): Unlock | null => {
    const unlock = unlocks.get(id)
    return unlock && now() < unlock.until && performance.now() < unlock.monotonic ? unlock : null
  }
  const end = (id: string, because: Because): void => {
    clearTimeout(unlocks.get(id)?.timer)
    if (unlocks.delete(id)) reasons.set(id, because)
  }
  const state = (profile: Profile): GuardState => {
    const environment_id = profile.id
    if (!guardOf(profile).locked) return { environment_id, writing: 'open', until: null, because: null }
    const unlock = live(environment_id)
    if (unlock) return { environment_id, writing: 'unlocked', until: unlock.until.toISOString(), because: null }
    return locked(environment_id, unlocks.has(environment_id) ? 'over' : (reasons.get(environment_id) ?? 'opened'))
  }
  const tell = (profile: Profile): GuardState => {
    const told = state(profile)
    changed(told)
    return told
  }
  const lock = (profile: Profile, because: Because): GuardState => {
    end(profile.id, because)
    return tell(profile)
  }

  return {
    state,
    lock,
    unlock(profile, minutes = guardOf(profile).minutes) {
      end(profile.id, 'person')
      const milliseconds = minutes * 60_000
      const timer = setTimeout(() => lock(profile, 'over'), milliseconds)
      timer.unref()
      unlocks.set(profile.id, { until: new Date(now().getTime() + milliseconds), monotonic: performance.now() + milliseconds, timer })
      return tell(profile)
    },
    lockAll(because) {
      for (const id of [...unlocks.keys()]) {
        end(id, because)
        changed(locked(id, because))
      }
    },
    idle(seconds, profiles) {
      for (const profile of profiles) {
        const { idle_minutes } = guardOf(profile)
        if (unlocks.has(profile.id) && idle_minutes > 0 && seconds >= idle_minutes * 60) lock(profile, 'idle')
      }
    },
    refuses(profile) {
      if (state(profile).writing !== 'locked') return null
      return failure('locked', `Writing is locked in ${profile.name}.`, {
        not: 'Nothing was sent and nothing changed.',
        next: 'Unlock writing, then press again.',
      })
    },
  }
}

const locked = (environment_id: string, because: Because): GuardState => ({ environment_id, writing: 'locked', until: null, because })
