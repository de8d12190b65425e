import { userInfo } from 'node:os'
import { contract, type ServedOperation } from '@contract'
import { canWait, confirmationFor, isConfirmed, wordsToType } from '@contract/confirmation'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import type { Effect, Mutation } from '@contract/operation'
import pLimit from 'p-limit'
import type { Profile } from '../environments/profiles'
import { hostOf } from '../environments/view'
import type { Guard } from '../guard'
import { type Intent, inputHash } from '../ledger/entry'
import type { Ledger } from '../ledger/ledger'
import { documentsInBrief, redact, redactText } from '../ledger/redact'
import { refusedHere, type Serve, serviceOf } from '../served'
import { declinedAs } from './declined'
import type { Grace } from './grace'
import { checked } from './look-again'
import { outcomeOf } from './outcome'
import { type HourLimit, overLimit } from './over-limit'

/** One write as it is asked for: by a form, or by a job for one of its items. */
export interface WriteRequest {
  operation: ServedOperation
  /** Parsed by the operation's schema. */
  input: Record<string, unknown>
  /** Minted when the form opened; the same at every press of it. */
  attempt: string
  /** What the person typed, where the confirmation asks for it. */
  typed?: string
  /** The record as the person saw it. Absent: nobody looked (a job's items are checked by `eligible`). */
  seen?: unknown
  /** The person was told that the limit of an hour is reached, and wants it all the same. */
  over_limit?: boolean
  /** What it comes to by the person's own word, in the smallest unit. */
  stated_cents?: number
  job: string | null
  /** Somebody else asked for it, and the person here checked it: see src-main/approvals. */
  approved?: Intent['approved']
}

export interface WriteParts {
  guard: Guard
  serve: Serve
  ledger: Ledger
  grace: Grace
  /** The token's subject: the caller's own user id. */
  subjectOf: SubjectOf
  /** No usable answer came to an attempt: the server may still be at it. */
  gaveUp: (attempt: string) => void
  /** Something was written, or may have been: reads of these capabilities are stale. */
  wrote: (profile: Profile, operation: ServedOperation) => void
  /** How much of an effect an hour takes before a person is asked; null where it is not counted. */
  limitOf: (effect: Effect) => HourLimit | null
  /** What one person may do alone, in the smallest unit; null where that is anything. */
  aloneUpTo: (effect: Effect) => number | null
  /** Keeps, before it is sent, what the ledger will only name by its hash. Null where it is on disk. */
  keepDocuments: (texts: readonly string[]) => Promise<Failure | null>
  now: () => Date
}

/**
 * The one path of every mutation: confirmed → guard → looked at again → grace → intent on disk → sent once → outcome on
 * disk. It reads the contract's declarations; no capability has code of its own in it. Nothing here is ever repeated.
 */
export type Write = (profile: Profile, request: WriteRequest) => Promise<Result<unknown>>

export interface Writes {
  write: Write
  /** Resolves when every write that is under way now has ended and its outcome is recorded. */
  ended(): Promise<void>
}

export const createWrites = (parts: WriteParts): Writes => {
  /** By attempt: a second press, a second window or a replayed call joins the first. */
  const under_way = new Map<string, { hash: string; environment: string; answer: Promise<Result<unknown>> }>()

  return {
    write(profile, request) {
      const hash = inputHash(request.operation, request.input)
      const same = under_way.get(request.attempt)
      if (same) return same.hash === hash && same.environment === profile.id ? same.answer : Promise.resolve(fail(otherBody()))
      const answer = write(parts, profile, request, hash).finally(() => under_way.delete(request.attempt))
      under_way.set(request.attempt, { hash, environment: profile.id, answer })
      return answer
    },
    async ended() {
      await Promise.allSettled([...under_way.values()].map(({ answer }) => answer))
    },
  }
}

const write = async (parts: WriteParts, profile: Profile, request: WriteRequest, hash: string): Promise<Result<unknown>> => {
  const { guard, serve, ledger, grace } = parts
  const { operation, input, attempt } = request
  const declared = contract[operation] as unknown as Mutation
  const target = declared.target(input)

  const wanted = confirmationFor(declared.effect, profile.kind, wordsToType(declared, input, profile.name))
  if (request.job === null && !isConfirmed(wanted, request.typed)) return fail(notConfirmed())
  const locked = guard.refuses(profile)
  if (locked) return fail(locked)
  const impossible = refusedHere(profile, operation, input)
  if (impossible) return fail(impossible)
  // A person may name a record by an e-mail address, and none is kept here.
  const named = redactText(target)
  const asked = { attempt, input_hash: hash, target: named, environment: { id: profile.id } }
  const early = await ledger.declines(asked)
  if (early) return 'failed' in early ? fail(early.failed) : declinedAs(early.declined)

  const looked = await checked(parts, profile, request)
  if (!looked.ok) return looked
  // What was read counts before what a person says. An amount that neither tells may be any.
  const stated_cents = centsIn(looked.value) ?? request.stated_cents
  const alone = request.approved ? null : parts.aloneUpTo(declared.effect)
  if (alone !== null && (stated_cents ?? Number.POSITIVE_INFINITY) > alone) return fail(secondPerson())
  if (canWait(declared.effect) && request.job === null) {
    const ended = await grace.wait({ attempt, operation, target })
    if (ended === 'undone') return fail(undone())
    // Seconds have passed since it was read: others had the time to change it.
    const again = ended === 'over' ? await checked(parts, profile, request) : looked
    if (!again.ok) return again
  }
  // The lock may have fallen while the person could still undo.
  const locked_since = guard.refuses(profile)
  if (locked_since) return fail(locked_since)

  const unkept = await parts.keepDocuments(documentsOf(declared, input))
  if (unkept) return fail(unkept)

  const intend = (over_limit: boolean) =>
    ledger.intend({
      attempt,
      operation,
      effect: declared.effect,
      environment: { id: profile.id, name: redactText(profile.name), kind: profile.kind, host: writtenTo(profile, operation, input) },
      ...(serviceOf(profile, operation, input) === 'database' ? { source: 'database' as const } : {}),
      target: named,
      ...who(parts.subjectOf(profile, operation)),
      reason: redactedReason(declared, input),
      request: requestOf(profile, operation, declared, input),
      input: redact(documentsInBrief(input, declared.documents)),
      input_hash: hash,
      job: request.job,
      ...(over_limit ? { over_limit } : {}),
      ...(request.approved ? { approved: request.approved } : {}),
      ...(stated_cents === undefined ? {} : { stated_cents }),
    })
  const limit = parts.limitOf(declared.effect)
  const answer = limit ? await turn(() => withinLimit(parts, profile, { ...request, stated_cents }, limit, intend)) : await intend(false)
  if ('failed' in answer) return fail(answer.failed)
  if ('declined' in answer) return declinedAs(answer.declined)

  const begun = performance.now()
  const signal = new AbortController().signal
  // Where sending itself has a defect, what was sent is as unknown as after a lost connection.
  const result = await serve(profile, { operation, input, attempt, signal }).catch(() => fail(defect()))
  if (!result.ok && result.failure.happened === 'unknown') parts.gaveUp(attempt)
  await ledger.outcome({ attempt, ...outcomeOf(result), duration_ms: Math.round(performance.now() - begun) })
  parts.wrote(profile, operation)
  return result.ok ? succeed(result.value) : result
}

/** What a record that was read comes to, in the smallest unit; undefined where it does not say. */
const centsIn = (record: unknown): number | undefined => {
  const cents = (record as { amount_cents?: unknown } | null)?.amount_cents
  return typeof cents === 'number' ? cents : undefined
}

const documentsOf = ({ documents }: Mutation, input: Record<string, unknown>): string[] =>
  documents.map((field) => input[field]).filter((text) => typeof text === 'string')

/** One at a time, over every environment: two writes that were each the last within the limit would both go. */
const turn = pLimit(1)

const withinLimit = async <T>(
  { ledger, now }: WriteParts,
  profile: Profile,
  { operation, over_limit, stated_cents }: WriteRequest,
  limit: HourLimit,
  intend: (over_limit: boolean) => Promise<T>,
): Promise<T | { failed: Failure }> => {
  const { effect } = contract[operation] as unknown as Mutation
  const over = await overLimit(ledger, profile, effect, limit, stated_cents, now())
  return over && !over_limit ? { failed: over } : intend(over !== null)
}

/** The user id that the credential for this operation speaks for; null where it does not say. */
export type SubjectOf = (profile: Profile, operation: ServedOperation) => string | null

/** Whose token, and whose account on this machine. Either may be an e-mail address, which no entry holds. */
export const who = (subject: string | null): { subject: string | null; os_user: string } => ({
  subject: subject && redactText(subject),
  os_user: redactText(userInfo().username),
})
const writtenTo = (profile: Profile, operation: ServedOperation, input: unknown): string => {
  const base_url = profile.services[serviceOf(profile, operation, input)]?.base_url ?? ''
  return URL.canParse(base_url) ? redactText(hostOf(base_url)) : profile.kind
}
/** `METHOD /path`, as it is declared or as the way its input asks for has it; or which SQL. */
const requestOf = (profile: Profile, operation: ServedOperation, declared: Mutation, input: unknown): string | null => {
  const request = declared.through?.(input)?.request ?? declared.route
  return serviceOf(profile, operation, input) === 'database' ? `SQL ${operation}` : request && redactText(request)
}
const redactedReason = (declared: Mutation, input: unknown): string | null => {
  const reason = declared.reason(input)
  return reason === null ? null : redactText(reason)
}

const nothing = { not: 'Nothing was sent and nothing changed.' }
const otherBody = (): Failure =>
  failure('refused_here', 'This form was already sent with other contents.', { ...nothing, next: 'Close it and open it again.' })
const notConfirmed = (): Failure =>
  failure('refused_here', 'This was not confirmed.', { ...nothing, next: 'Type what the form asks for, then press again.' })
const defect = (): Failure =>
  failure('internal', 'Opsdesk itself failed while it sent this.', {
    not: 'The change may have been made, or not.',
    next: 'Look at the record before doing this again.',
    happened: 'unknown',
  })
const secondPerson = (): Failure =>
  failure('second_person', 'This takes a second person: it is more than one may do alone, or its amount is not known.', {
    ...nothing,
    next: 'State the amount if you have it, or export a request for somebody else to check.',
  })
const undone = (): Failure => failure('cancelled', 'Undone.', nothing)
