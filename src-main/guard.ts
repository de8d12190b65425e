import type { GuardState } from '@contract/desk/guard'
import { type Failure, failure } from '@contract/failure'
import type { Profile } from './environments/profiles'

/** What may be written now, by environment. Production opens locked; unlocking is for minutes; the rest is open. */
export interface Guard {
  state(profile: Profile): GuardState
  unlock(profile: Profile, minutes: number): GuardState
  lock(profile: Profile): GuardState
  lockAll(): void
  /** Null where a mutation may go out now. */
  refuses(profile: Profile): Failure | null
}

interface Unlock {
  until: Date
  /** performance.now() at the end: a clock that is set back does not prolong it. */
  monotonic: number
  timer: NodeJS.Timeout
}

export const createGuard = (now: () => Date, changed: (state: GuardState) => void): Guard => {
  const unlocks = new Map<string, Unlock>()

  const live = (id: string): Unlock | null => {
    const unlock = unlocks.get(id)
    return unlock && now() < unlock.until && performance.now() < unlock.monotonic ? unlock : null
  }
  const end = (id: string): void => {
    clearTimeout(unlocks.get(id)?.timer)
    unlocks.delete(id)
  }
  const state = ({ id, kind }: Profile): GuardState => {
    if (kind !== 'production') return { environment_id: id, writing: 'open', until: null }
    const unlock = live(id)
    return { environment_id: id, writing: unlock ? 'unlocked' : 'locked', until: unlock?.until.toISOString() ?? null }
  }
  const tell = (profile: Profile): GuardState => {
    const told = state(profile)
    changed(told)
    return told
  }

  return {
    state,
    unlock(profile, minutes) {
      end(profile.id)
      const milliseconds = minutes * 60_000
      const timer = setTimeout(() => {
        end(profile.id)
        tell(profile)
      }, milliseconds)
      timer.unref()
      unlocks.set(profile.id, { until: new Date(now().getTime() + milliseconds), monotonic: performance.now() + milliseconds, timer })
      return tell(profile)
    },
    lock(profile) {
      end(profile.id)
      return tell(profile)
    },
    lockAll() {
      for (const id of [...unlocks.keys()]) {
        end(id)
        changed({ environment_id: id, writing: 'locked', until: null })
      }
    },
    refuses(profile) {
      if (state(profile).writing !== 'locked') return null
      return failure('locked', `Writing is locked in ${profile.name}.`, { not: 'Nothing was sent and nothing changed.', next: 'Unlock writing, then press again.' })
    },
  }
}
