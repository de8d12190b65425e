import { userInfo } from 'node:os'
import { contract, type ServedOperation, type StripeOperation } from '@contract'
import type { ServiceName } from '@contract/desk/environments'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import type { Mutation, Operation, Reading } from '@contract/operation'
import { sourceOf } from '@contract/sources'
import { composeRecord, readingOf } from './composed'
import type { Credentials } from './environments/credentials'
import type { Profile, Profiles } from './environments/profiles'
import type { Practice } from './practice/practice'
import type { DatabaseCall, DatabaseSource } from './upstream/database'
import type { StripeApi } from './upstream/stripe'
import type { ServedCall, Upstream } from './upstream/upstream'

/** Where a service of an environment is now, and how to get its credential. */
export type Reach = (profile: Profile, service: ServiceName) => Promise<Result<Pick<ServedCall, 'base_url' | 'auth' | 'credential'>>>

/**
 * The service that answers an operation in this environment: the one that its input asks for, that of its system, or the
 * marketplace's database in its place.
 */
export const serviceOf = (profile: Profile, operation: ServedOperation, input?: unknown): ServiceName => {
  const declared = contract[operation] as unknown as Operation
  const through = declared.kind === 'mutation' && input !== undefined ? declared.through?.(input) : null
  if (through) return through.service
  const { system } = contract[operation]
  if (system !== 'marketplace') return system
  return sourceOf(declared, profile) === 'api' ? 'marketplace' : 'database'
}

export const createReach =
  (credentials: Credentials, practice: Practice): Reach =>
  async (profile, service) => {
    const stored = profile.services[service]
    const own = (fresh?: boolean): Promise<Result<string>> => credentials.take(profile, service, fresh)
    if (profile.kind !== 'practice')
      return stored ? succeed({ base_url: stored.base_url, auth: stored.auth, credential: own }) : fail(noAddress(profile, service))
    // Practice has a database, for those who want to practise with it.
    if (service === 'database' && !stored) return fail(noAddress(profile, service))
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
/** Sends an operation to where this environment's system is: its admin API, its database, or its practice server. */
export type Serve = (profile: Profile, call: Served) => Promise<Result<unknown>>

/** The user id set for an environment's database, else the one that its API's credential speaks for; null where neither says. */
export type SubjectIn = (profile: Profile) => string | null

/** Whom a database puts a change down to: a user id, or this machine's account. */
const actingAs = (profile: Profile, subjectIn: SubjectIn): string => subjectIn(profile) || `opsdesk:${userInfo().username}`

interface Parts {
  profiles: Profiles
  reach: Reach
  upstream: Upstream
  database: DatabaseSource
  stripe: StripeApi
  subjectIn: SubjectIn
}

export const createServe = (parts: Parts): Serve => {
  const serve: Serve = async (profile, call) => {
    const declared = contract[call.operation] as unknown as Operation
    const read = async (reading: Reading): Promise<Result<unknown>> => {
      const wanted = readingOf(reading)
      return wanted.ok ? serve(profile, { ...wanted.value, attempt: null, signal: call.signal }) : wanted
    }
    if (declared.kind === 'query' && declared.composed) return composeRecord(declared.composed, call.input, read)
    const service = serviceOf(profile, call.operation, call.input)
    if (isMissing(profile, service)) return fail(notConnected(profile, service))
    const where = await parts.reach(profile, service)
    if (!where.ok) return from(service, where)
    if (service === 'stripe') {
      const asked = { ...call, ...where.value, operation: call.operation as StripeOperation, kind: profile.kind, read }
      return from(service, await parts.stripe.send(asked))
    }
    if (service === 'database') {
      const refused = refusedHere(profile, call.operation, call.input)
      return from(service, refused ? fail(refused) : await parts.database.send(databaseCall(parts, profile, call, where.value)))
    }
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
  return serve
}

/** A call as the database source takes it. */
export const databaseCall = (
  { subjectIn }: Pick<Parts, 'subjectIn'>,
  profile: Profile,
  call: Pick<Served, 'operation' | 'input' | 'attempt' | 'signal'>,
  where: Pick<ServedCall, 'base_url' | 'credential'>,
): DatabaseCall => ({
  operation: call.operation,
  input: call.input,
  attempt: call.attempt,
  signal: call.signal,
  base_url: where.base_url,
  credential: where.credential,
  names: profile.database.names,
  subject: actingAs(profile, subjectIn),
})

const from = <T>(service: ServiceName, result: Result<T>): Result<T> => (result.ok ? result : fail({ ...result.failure, service }))

/** Why a write can't be begun where a database alone would answer it; null where it can. */
export const refusedHere = (profile: Profile, operation: ServedOperation, input: unknown): Failure | null => {
  const declared = contract[operation] as unknown as Operation
  if (
    serviceOf(profile, operation, input) !== 'database' ||
    declared.kind === 'query' ||
    !('refused' in (declared as Mutation).without_api)
  )
    return null
  const { refused } = declared.without_api as { refused: string }
  return failure('refused_here', refused, {
    not: 'Nothing was sent and nothing changed.',
    next: 'Set the admin API’s address on the environment’s page.',
  })
}

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
/** What only a database or Stripe answers, where there is none. Practice brings a Stripe of its own. */
const isMissing = ({ kind, services }: Profile, service: ServiceName): boolean =>
  services[service] === null && (service === 'database' || (service === 'stripe' && kind !== 'practice'))

const notConnected = ({ name }: Profile, service: ServiceName): Failure =>
  failure('not_connected', `${name} has no ${service} connected, and nothing else reads this.`, {
    next: 'Connect it on the environment’s page.',
    service,
  })
const notStarted = (): Failure =>
  failure('unreachable', 'The practice server did not start.', {
    not: 'Nothing was sent.',
    next: 'Reset practice on its environment page, or restart Opsdesk.',
  })
