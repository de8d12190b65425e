import { contract, type ServedOperation } from '@contract'
import type { System } from '@contract/capability'
import type { ServiceName } from '@contract/desk/environments'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import type { Operation } from '@contract/operation'
import type { Credentials } from './environments/credentials'
import type { Profile, Profiles } from './environments/profiles'
import type { Practice } from './practice/practice'
import type { ServedCall, Upstream } from './upstream/upstream'

/** Where a service of an environment is now, and how to get its credential. */
export type Reach = (profile: Profile, service: ServiceName) => Promise<Result<Pick<ServedCall, 'base_url' | 'auth' | 'credential'>>>

/** The service that answers an operation: that of its system. */
export const serviceOf = (operation: ServedOperation): Exclude<System, 'desk'> => contract[operation].system

export const createReach =
  (credentials: Credentials, practice: Practice): Reach =>
  async (profile, service) => {
    const stored = profile.services[service]
    const own = (fresh?: boolean): Promise<Result<string>> => credentials.take(profile, service, fresh)
    if (profile.kind !== 'practice')
      return stored ? succeed({ base_url: stored.base_url, auth: stored.auth, credential: own }) : fail(noAddress(profile, service))
    try {
      const practised = (await practice.start(profile)).services[service]
      if (!practised) return fail(noAddress(profile, service))
      const { base_url, auth, credential } = practised
      // A token a person gave practice goes first, so that an expired one can be practised.
      return succeed({ base_url, auth, credential: stored?.credential ? own : async () => succeed(credential ?? '') })
    } catch {
      return fail(notStarted())
    }
  }

type Served = Pick<ServedCall, 'input' | 'attempt' | 'signal' | 'progress'> & { operation: ServedOperation }
/** Sends an operation to where this environment's system is: its admin API, or its practice server. */
export type Serve = (profile: Profile, call: Served) => Promise<Result<unknown>>

export const createServe =
  (parts: { profiles: Profiles; reach: Reach; upstream: Upstream }): Serve =>
  async (profile, call) => {
    const service = serviceOf(call.operation)
    const where = await parts.reach(profile, service)
    if (!where.ok) return from(service, where)
    const remember: ServedCall['dialect']['remember'] = (dialect) =>
      parts.profiles.change(({ items }) => {
        const found = items.find(({ id }) => id === profile.id)
        if (!found) return
        // The practice server brings services that nobody wrote down.
        if (found.kind === 'practice') found.services[service] ??= { base_url: '', auth: where.value.auth, credential: null, dialect: null }
        const stored = found.services[service]
        // What a person set by hand while the server was being asked stays.
        if (stored && stored.dialect?.source !== 'set') stored.dialect = dialect
      })
    const known = parts.profiles.find(profile.id)?.services[service]?.dialect ?? null
    return from(service, await parts.upstream({ ...call, ...where.value, input: sent(call), dialect: { known, remember } }))
  }

const from = <T>(service: ServiceName, result: Result<T>): Result<T> => (result.ok ? result : fail({ ...result.failure, service }))

/** The input without what is for the ledger only. */
const sent = ({ operation, input }: Served): Served['input'] => {
  const declared = contract[operation] as unknown as Operation
  if (declared.kind === 'query' || declared.unsent.length === 0) return input
  return Object.fromEntries(Object.entries(input).filter(([field]) => !declared.unsent.includes(field)))
}

const noAddress = ({ name }: Profile, service: ServiceName): Failure =>
  failure('no_credential', `${name} has no ${service} address yet.`, {
    not: 'Nothing was sent.',
    next: 'Set it on the environment’s page.',
  })
const notStarted = (): Failure =>
  failure('unreachable', 'The practice server did not start.', {
    not: 'Nothing was sent.',
    next: 'Reset practice on its environment page, or restart Opsdesk.',
  })
