import { contract, type ServedOperation } from '@contract'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import type { Operation } from '@contract/operation'
import type { Credentials } from './environments/credentials'
import type { Profile, Profiles } from './environments/profiles'
import type { Practice } from './practice/practice'
import type { ServedCall, Upstream } from './upstream/upstream'

/** Where an environment's marketplace is now, and how to get its token. */
export type Reach = (profile: Profile) => Promise<Result<Pick<ServedCall, 'base_url' | 'credential'>>>

export const createReach =
  (credentials: Credentials, practice: Practice): Reach =>
  async (profile) => {
    const stored = profile.services.marketplace
    if (!stored) return fail(noAddress(profile))
    const own = (fresh?: boolean): Promise<Result<string>> => credentials.take(profile, 'marketplace', fresh)
    if (profile.kind !== 'practice') return succeed({ base_url: stored.base_url, credential: own })
    try {
      const server = await practice.start(profile)
      // A token a person gave practice goes first, so that an expired one can be practised.
      return succeed({ base_url: server.base_url, credential: stored.credential ? own : async () => succeed(server.token) })
    } catch {
      return fail(notStarted())
    }
  }

type Served = Pick<ServedCall, 'input' | 'attempt' | 'signal' | 'progress'> & { operation: ServedOperation }
/** Sends an operation to where this environment's marketplace is: its admin API, or its practice server. */
export type Serve = (profile: Profile, call: Served) => Promise<Result<unknown>>

export const createServe =
  (parts: { profiles: Profiles; reach: Reach; upstream: Upstream }): Serve =>
  async (profile, call) => {
    const where = await parts.reach(profile)
    if (!where.ok) return where
    const remember: ServedCall['dialect']['remember'] = (dialect) =>
      parts.profiles.change(({ items }) => {
        const stored = items.find(({ id }) => id === profile.id)?.services.marketplace
        // What a person set by hand while the server was being asked stays.
        if (stored && stored.dialect?.source !== 'set') stored.dialect = dialect
      })
    const known = parts.profiles.find(profile.id)?.services.marketplace?.dialect ?? null
    return parts.upstream({ ...call, ...where.value, input: sent(call), dialect: { known, remember } })
  }

/** The input without what is for the ledger only. */
const sent = ({ operation, input }: Served): Served['input'] => {
  const declared = contract[operation] as unknown as Operation
  if (declared.kind === 'query' || declared.unsent.length === 0) return input
  return Object.fromEntries(Object.entries(input).filter(([field]) => !declared.unsent.includes(field)))
}

const noAddress = ({ name }: Profile): Failure =>
  failure('no_credential', `${name} has no marketplace address yet.`, {
    not: 'Nothing was sent.',
    next: 'Set it on the environment’s page.',
  })
const notStarted = (): Failure =>
  failure('unreachable', 'The practice server did not start.', {
    not: 'Nothing was sent.',
    next: 'Reset practice on its environment page, or restart Opsdesk.',
  })
