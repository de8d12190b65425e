import { capabilityOf, contract, type OperationName, type ServedOperation } from '@contract'
import type { Offer } from '@contract/desk/environments'
import { type Failure, type FailureCode, fail, failure, type Result, succeed } from '@contract/failure'
import type { Operation, Query } from '@contract/operation'
import pLimit from 'p-limit'
import type { DeskHandlers } from '../desk'
import type { Serve } from '../served'
import type { Profile, Profiles } from './profiles'

interface Parts {
  profiles: Profiles
  serve: Serve
  now: () => Date
}

/** How many are asked at once: a server that is only looked at is not to be pressed. */
const AT_ONCE = 4
const ONE_ROW = { offset: 0, limit: 1 }

/** What says something of the whole server, and not of one path: then the rest is not asked. */
const ofTheServer: ReadonlySet<FailureCode> = new Set([
  'unreachable',
  'timeout',
  'tls',
  'unauthorized',
  'no_credential',
  'keychain',
  'insecure_address',
  'not_connected',
  'cancelled',
])

/** Every list of the platform that can be asked for without a record's id, by the contract alone. */
export const askable = (): { name: ServedOperation; declared: Query }[] =>
  (Object.keys(contract) as OperationName[]).flatMap((name) => {
    const declared = contract[name] as unknown as Operation
    const lists = declared.system === 'platform' && declared.kind === 'query' && declared.row !== null && declared.route !== null
    return lists && declared.input.safeParse(ONE_ROW).success ? [{ name: name as ServedOperation, declared }] : []
  })

/** Which of the platform's lists a server has: each is asked for one row. */
export const offersHandlers = ({ profiles, serve, now }: Parts): DeskHandlers<'environments.offers'> => ({
  'environments.offers': async ({ environment_id }, { signal }) => {
    const profile = profiles.find(environment_id)
    if (!profile) return fail(failure('refused_here', 'This environment is no longer there.', { next: 'Choose another one.' }))
    const ask = async (one: ReturnType<typeof askable>[number]): Promise<Result<Offer>> => {
      const begun = performance.now()
      const input = one.declared.input.parse(ONE_ROW) as Record<string, unknown>
      const call = { operation: one.name, input, attempt: null, signal, progress: () => undefined }
      return offerOf(one, await serve(profile as Profile, call), performance.now() - begun)
    }
    const [first, ...rest] = askable()
    // One tells whether anything answers at all.
    const begins = first && (await ask(first))
    if (begins && !begins.ok) return begins
    const atOnce = pLimit(AT_ONCE)
    const others = await Promise.all(rest.map((one) => atOnce(ask, one)))
    const all = [...(begins ? [begins] : []), ...others]
    const failed = all.find((one) => !one.ok)
    if (failed && !failed.ok) return failed
    return succeed({ at: now().toISOString(), items: all.flatMap((one) => (one.ok ? [one.value] : [])) })
  },
})

const offerOf = ({ name, declared }: ReturnType<typeof askable>[number], result: Result<unknown>, milliseconds: number): Result<Offer> => {
  if (!result.ok && ofTheServer.has(result.failure.code)) return result
  const state = result.ok ? 'offered' : stateOf(result.failure)
  const what = result.ok ? null : result.failure.what
  const about = { operation: name, capability: capabilityOf(name), offers: declared.offers ?? name, request: declared.route ?? '' }
  return succeed({ ...about, state, what, milliseconds: Math.round(milliseconds) })
}

const stateOf = ({ code }: Failure): Offer['state'] =>
  code === 'not_offered' ? 'not_offered' : code === 'forbidden' ? 'not_allowed' : 'failing'
