import type { ServedOperation } from '@contract'
import type { Result } from '@contract/failure'
import { fail, failure } from '@contract/failure'
import type { Credentials } from './environments/credentials'
import type { Profile, Profiles } from './environments/profiles'
import type { Practice } from './practice/practice'
import type { ServedCall, Upstream } from './upstream/upstream'

type Served = Pick<ServedCall, 'input' | 'attempt' | 'signal' | 'progress'> & { operation: ServedOperation }
/** Sends an operation to where this environment's marketplace is: its admin API, or its practice server. */
export type Serve = (profile: Profile, call: Served) => Promise<Result<unknown>>

export const createServe = (parts: { profiles: Profiles; credentials: Credentials; practice: Practice; upstream: Upstream }): Serve => {
  const { profiles, credentials, practice, upstream } = parts

  return async (profile, call) => {
    const where = await reach(profile)
    if (!where) return fail(failure('no_credential', `${profile.name} has no marketplace address yet.`, { not: 'Nothing was sent.', next: 'Set it on the environment’s page.' }))
    const remember = (dialect: NonNullable<ServedCall['dialect']['known']>): Promise<void> =>
      profiles.change(({ items }) => {
        const stored = items.find(({ id }) => id === profile.id)?.services.marketplace
        // What a person set by hand while the server was being asked stays.
        if (stored && stored.dialect?.source !== 'set') stored.dialect = dialect
      })
    const known = profiles.find(profile.id)?.services.marketplace?.dialect ?? null
    return upstream({ ...call, ...where, dialect: { known, remember } })
  }

  async function reach(profile: Profile): Promise<Pick<ServedCall, 'base_url' | 'credential'> | null> {
    const stored = profile.services.marketplace
    if (!stored) return null
    const own = (fresh?: boolean) => credentials.take(profile, 'marketplace', fresh)
    if (profile.kind !== 'practice') return { base_url: stored.base_url, credential: own }
    const server = await practice.start(profile)
    // A token a person gave practice goes first, so that an expired one can be practised.
    return { base_url: server.base_url, credential: stored.credential ? own : async () => ({ ok: true, value: server.token }) }
  }
}
