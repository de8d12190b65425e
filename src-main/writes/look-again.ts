import { isDeepStrictEqual } from 'node:util'
import { contract, isOperationName, type ServedOperation } from '@contract'
import { fail, failure, type Result, succeed } from '@contract/failure'
import type { Mutation, Query, Reading } from '@contract/operation'
import { readingOf } from '../composed'
import type { Profile } from '../environments/profiles'
import { serviceOf } from '../served'
import type { WriteParts, WriteRequest } from './writes'

type Looking = Pick<WriteParts, 'serve' | 'subjectOf'>

/** Reads what the contract names. A reading is a served query: it changes nothing and may be repeated. */
export const readThrough = async ({ serve }: Pick<WriteParts, 'serve'>, profile: Profile, reading: Reading): Promise<Result<unknown>> => {
  const wanted = readingOf(reading)
  if (!wanted.ok) return wanted
  return serve(profile, { ...wanted.value, attempt: null, signal: new AbortController().signal })
}

/** Nothing that is connected reads it: the same as where the contract names no subject. */
export const isUnreadable = (result: Result<unknown>): boolean => !result.ok && result.failure.code === 'not_connected'

/**
 * Just before sending: the declared checks, then the record read again. Where it moved since the person looked, or can't
 * be changed so any more, nothing is sent. A record that can't be found is the server's to answer for. Gives back what was
 * read; null where nothing was.
 */
export const checked = async (parts: Looking, profile: Profile, request: WriteRequest): Promise<Result<unknown>> => {
  const declared = contract[request.operation] as unknown as Mutation
  const caller = parts.subjectOf(profile, request.operation)
  for (const { read, refuse } of declared.checks) {
    const answer = read ? await readThrough(parts, profile, read) : succeed(null)
    if (!answer.ok) return notSent(answer)
    const why = refuse(request.input, caller, answer.value)
    if (why) return refused(why)
  }
  const { confirm } = declared
  if (!confirm?.subject) return succeed(null)
  // A job's items were all read in one walk when it was made; walking the list again for each of them would take hours.
  const subject = confirm.subject(request.input)
  if (request.job !== null && isWalked(profile, subject)) return succeed(null)
  const record = await readThrough(parts, profile, subject)
  if (isUnreadable(record)) return succeed(null)
  if (!record.ok) return notSent(record)
  if (record.value === null) return succeed(null)
  if (request.seen !== undefined && request.seen !== null) {
    const moved = differences(request.seen, record.value, confirm.moving)
    if (Object.keys(moved).length) return fail(movedFailure(moved))
  }
  const why = confirm.eligible(record.value as never, request.input)
  return why ? refused(why) : succeed(record.value)
}

const isWalked = (profile: Profile, { operation }: Reading): boolean =>
  isOperationName(operation) &&
  (contract[operation] as unknown as Query).within !== null &&
  // A database is asked for the one record.
  serviceOf(profile, operation as ServedOperation) !== 'database'

/** By field, but for those that move by themselves: "before → now". Compared as JSON, since one side has crossed IPC. */
export const differences = (seen: unknown, now: unknown, moving: readonly string[] = []): Record<string, string> => {
  const [before, after] = [asRecord(seen), asRecord(now)]
  const moved: Record<string, string> = {}
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (moving.includes(field)) continue
    if (!isDeepStrictEqual(before[field], after[field])) moved[field] = `${shown(before[field])} → ${shown(after[field])}`
  }
  return moved
}

const asRecord = (value: unknown): Record<string, unknown> => JSON.parse(JSON.stringify(value ?? {})) as Record<string, unknown>
const shown = (value: unknown): string =>
  (value === undefined || value === null ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200)

const notSent = (result: { ok: false; failure: ReturnType<typeof failure> }): Result<never> =>
  fail({ ...result.failure, happened: 'nothing', not: 'It was read again first, and that failed: nothing was sent and nothing changed.' })
const refused = (why: string): Result<never> => fail(failure('refused_here', why, { not: 'Nothing was sent and nothing changed.' }))
const movedFailure = (fields: Record<string, string>) =>
  failure('moved', 'This changed since you looked at it.', {
    not: 'Nothing was sent and nothing changed.',
    next: 'Look at what is different, then press again if you still want it.',
    fields,
  })
