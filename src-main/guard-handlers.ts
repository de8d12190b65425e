import type { GuardState } from '@contract/desk/guard'
import { fail, failure, type Result, succeed } from '@contract/failure'
import type { DeskHandlersOf } from './desk'
import type { Profile, Profiles } from './environments/profiles'
import type { Guard } from './guard'

export const guardHandlers = (profiles: Profiles, guard: Guard): DeskHandlersOf<'guard'> => {
  const on = async (id: string, work: (profile: Profile) => GuardState): Promise<Result<GuardState>> => {
    const profile = profiles.find(id)
    return profile
      ? succeed(work(profile))
      : fail(failure('not_found', 'This environment is no longer there.', { not: 'Nothing was changed.' }))
  }
  return {
    'guard.get': ({ environment_id }) => on(environment_id, guard.state),
    'guard.unlock': ({ environment_id, minutes }) => on(environment_id, (profile) => guard.unlock(profile, minutes)),
    'guard.lock': ({ environment_id }) => on(environment_id, (profile) => guard.lock(profile, 'person')),
  }
}
