import { contract, isOperationName, type ServedOperation } from '@contract'
import type { Mutation } from '@contract/operation'
import { z } from 'zod'
import type { Profile } from '../environments/profiles'
import { serviceOf } from '../served'

/** What a maker signs. `request` is also the attempt it is executed under: once, whoever presses. */
export const RequestBody = z.strictObject({
  request: z.uuid(),
  at: z.iso.datetime(),
  operation: z.string(),
  input: z.record(z.string(), z.unknown()),
  stated_cents: z.int().min(0).nullable(),
  seen: z.record(z.string(), z.unknown()).nullable(),
  note: z.string().max(1000),
  environment: z.strictObject({ name: z.string(), kind: z.string(), origin: z.string() }),
  maker: z.strictObject({ subject: z.string().nullable(), os_user: z.string() }),
})
export type RequestBody = z.output<typeof RequestBody>

/** What a checker signs: what became of it. */
export const AnswerBody = z.strictObject({
  request: z.uuid(),
  /** SHA-256 of the request's exact text. */
  request_hash: z.string(),
  at: z.iso.datetime(),
  state: z.string(),
  status: z.int().nullable(),
  checker: z.strictObject({ subject: z.string().nullable(), os_user: z.string() }),
})
export type AnswerBody = z.output<typeof AnswerBody>

/** A request lives as long as servers remember an idempotency key. In ms. */
const LIVES = 24 * 3_600_000
/** Two desks' clocks may differ by so much. */
const CLOCKS_DIFFER = 5 * 60_000

/** Null for what needs no second person, such as an edit: it can't be asked for. */
export const requestable = (operation: string): { name: ServedOperation; declared: Mutation } | null => {
  if (!isOperationName(operation)) return null
  const declared = contract[operation] as unknown as Mutation
  const served = declared.kind === 'mutation' && declared.system !== 'desk' && declared.effect === 'money'
  return served ? { name: operation as ServedOperation, declared } : null
}

/**
 * What tells this environment from another for a write: the address of the service that answers it. Stripe's is everybody's,
 * so what goes through it is told apart by whose purchases they are. Null where there is nothing to tell it by.
 */
export const originOf = (profile: Profile, operation: ServedOperation, input: unknown): string | null => {
  if (profile.kind === 'practice') return 'practice'
  const service = serviceOf(profile, operation, input)
  const { marketplace, database } = profile.services
  const base_url = (service === 'stripe' ? (marketplace ?? database) : profile.services[service])?.base_url ?? ''
  if (!URL.canParse(base_url)) return null
  const { protocol, host, pathname } = new URL(base_url)
  return `${protocol}//${host}${pathname.replace(/\/+$/, '')}`
}

/** Where nothing tells an environment from another, a request for one could be executed in the other. */
export const NO_PLACE = 'This environment has no address that tells it from another, so no second person can be asked for here.'

interface Place {
  profile: Profile
  /** The checker's token's subject. */
  subject: string | null
  now: Date
}

/** Why a request that is signed well can't be executed at this desk; null where it can, by all that needs no reading. */
export const whyNot = (body: RequestBody, { profile, subject, now }: Place): string | null => {
  const asked = requestable(body.operation)
  if (!asked) return 'It asks for something that no second person is needed for.'
  if (!asked.declared.input.safeParse(body.input).success) return 'What it asks for does not fit: it is of another version of Opsdesk.'
  const origin = originOf(profile, asked.name, body.input)
  if (origin === null) return NO_PLACE
  if (origin !== body.environment.origin || profile.kind !== body.environment.kind)
    return `It is for ${body.environment.name} (${body.environment.origin.slice(0, 200)}), and this is another environment.`
  const age = now.getTime() - Date.parse(body.at)
  if (age > LIVES) return 'It is more than a day old: ask for a new one.'
  if (age < -CLOCKS_DIFFER) return 'It was made in the future: one of the two clocks is wrong.'
  // The same person at two desks is still one pair of eyes. In practice everybody is the same person.
  if (profile.kind !== 'practice' && subject !== null && subject === body.maker.subject)
    return 'You made this request yourself: somebody else must check it.'
  return null
}
