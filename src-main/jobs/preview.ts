import { setImmediate } from 'node:timers/promises'
import { contract, isOperationName, type Output, type ServedOperation } from '@contract'
import { fail, failure, type Result, succeed } from '@contract/failure'
import type { Mutation, Page, Query, Within } from '@contract/operation'
import pLimit from 'p-limit'
import type { Profile } from '../environments/profiles'
import type { Serve } from '../served'
import { isUnreadable, readThrough } from '../writes/look-again'

type Row = Record<string, unknown>
type Items = Output<'jobs.preview'>['items']

const BLOCK = 1000
/** Records read at once, where each has a read of its own: thousands one after the other take minutes. */
const AT_ONCE = 4

/**
 * Reads the record of every input and says which can be done and why the others can't. Where the API only lists, the
 * list is walked once for all of them. `signal` stops it; nothing is changed either way.
 */
export const previewOf = async (
  serve: Serve,
  profile: Profile,
  operation: ServedOperation,
  inputs: readonly Row[],
  caller: string | null,
  signal: AbortSignal,
): Promise<Result<Items>> => {
  const declared = contract[operation] as unknown as Mutation<never, never>
  if (declared.kind !== 'mutation' || !declared.confirm)
    return fail(failure('refused_here', 'This can’t be done to many at once.', { not: 'Nothing was sent.' }))
  const { confirm } = declared as unknown as { confirm: NonNullable<Mutation['confirm']> }
  const { subject } = confirm
  const records = subject
    ? await readAll(
        serve,
        profile,
        inputs.map((input) => subject(input as never)),
        signal,
      )
    : succeed(inputs.map(() => null))
  const unread = subject === null || isUnreadable(records)
  if (!records.ok && !unread) return records

  const first = new Map<string, number>()
  const items: Items = []
  for (const [index, input] of inputs.entries()) {
    const target = (declared as unknown as Mutation).target(input as never)
    const record = records.ok ? (records.value[index] ?? null) : null
    const twice = first.get(target)
    const alone = twice === undefined ? refusedByCheck(declared as unknown as Mutation, input, caller) : null
    const why_not =
      twice !== undefined
        ? `The same as line ${twice + 1}.`
        : record === null
          ? confirm.absent === 'to_do' || unread
            ? alone
            : 'Not found in this environment.'
          : (alone ?? confirm.eligible(record as never, input as never))
    first.set(target, twice ?? index)
    items.push({ target, record: record as Row | null, why_not })
  }
  return succeed(items)
}

/** Checks that need no reading are made for each item; those that read are made when the item is sent. */
const refusedByCheck = (declared: Mutation, input: Row, caller: string | null): string | null => {
  for (const { read, refuse } of declared.checks) {
    const why = read ? null : refuse(input as never, caller, null)
    if (why) return why
  }
  return null
}

const readAll = async (
  serve: Serve,
  profile: Profile,
  readings: readonly { operation: string; input: unknown }[],
  signal: AbortSignal,
): Promise<Result<(unknown | null)[]>> => {
  const name = readings[0]?.operation ?? ''
  const query = isOperationName(name) ? (contract[name] as unknown as Query) : null
  if (query?.within)
    return walkOnce(
      serve,
      profile,
      query.within,
      readings.map(({ input }) => input),
      signal,
    )
  const records: unknown[] = readings.map(() => null)
  let failed: Result<never> | null = null
  const turn = pLimit(AT_ONCE)
  const readOne = async (reading: (typeof readings)[number], at: number): Promise<void> => {
    if (failed) return
    if (signal.aborted) failed = fail(failure('cancelled', 'Stopped.', { not: 'Nothing was sent.' }))
    const answer = failed ?? (await readThrough({ serve }, profile, reading))
    if (answer.ok) records[at] = answer.value
    else if (answer.failure.code !== 'not_found') failed ??= answer
  }
  await Promise.all(readings.map((reading, at) => turn(() => readOne(reading, at))))
  return failed ?? succeed(records)
}

const walkOnce = async (
  serve: Serve,
  profile: Profile,
  within: Within,
  inputs: readonly unknown[],
  signal: AbortSignal,
): Promise<Result<(unknown | null)[]>> => {
  const wanted = inputs.map((input) => within.wanted(input as never))
  const missing = new Set(wanted)
  const found = new Map<string, unknown>()
  const list = within.list as ServedOperation
  for (let offset = 0; missing.size > 0; offset += BLOCK) {
    const input = contract[list].input.parse({ offset, limit: BLOCK }) as Row
    const answer = await serve(profile, { operation: list, input, attempt: null, signal })
    if (!answer.ok) return answer
    const page = answer.value as Page<unknown>
    for (const row of page.items) {
      const key = within.key(row as never)
      if (missing.delete(key)) found.set(key, row)
    }
    if (page.end) break
    await setImmediate()
  }
  return succeed(wanted.map((key) => found.get(key) ?? null))
}
