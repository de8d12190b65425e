import { contract, type Input, type MutationName, type Output } from '@contract'
import type { Failure } from '@contract/failure'
import type { Mutation } from '@contract/operation'
import { useEffect, useState } from 'react'
import { call, failureOf } from '../operations'
import { takesReason } from './confirm-reason'
import { type SomeRecord, whoOf } from './confirm-words'
import type { Line } from './many-ids'

/** What would become of one line. */
export interface Verdict {
  /** From 1. */
  line: number
  id: string
  reason: string | null
  /** As the list states it, in the smallest unit; null where it states nothing. */
  cents: number | null
  currency: string | null
  /** What people call the record; null where there is none. */
  who: string | null
  why_not: string | null
}

/** How much of the limit of an hour is used up; null where nothing is counted. */
export type HourSpent = Output<'jobs.preview'>['limit']

export type Preview =
  | { state: 'reading' }
  | { state: 'failed'; failure: Failure }
  | { state: 'read'; verdicts: readonly Verdict[]; limit: HourSpent }

/** A reason that is not written yet: previews send nothing, and no record depends on it. */
const NOT_YET = '…'

/** The field of an operation's path that takes the id. */
export const idField = (operation: MutationName): string => /\{(\w+)\}/.exec(contract[operation].route ?? '')?.[1] ?? 'id'

/** The operation's input for one line. */
export const inputFor = (operation: MutationName, { id, reason }: Line, fallback: string): Input<MutationName> =>
  ({ [idField(operation)]: id, ...(takesReason(operation) ? { reason: reason ?? fallback } : {}) }) as Input<MutationName>

/** Reads every record once and says which lines can be done. What does not look like an id, or comes twice, is not even asked. */
export const usePreview = (environment: string, operation: MutationName, lines: readonly Line[]) => {
  const [turn, setTurn] = useState(0)
  const [preview, setPreview] = useState<Preview>({ state: 'reading' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn is another try
  useEffect(() => {
    const stop = new AbortController()
    setPreview({ state: 'reading' })
    read(environment, operation, lines, stop.signal).then(
      (answer) => !stop.signal.aborted && setPreview({ state: 'read', ...answer }),
      (error: unknown) => {
        const failure = failureOf(error)
        if (!stop.signal.aborted && failure) setPreview({ state: 'failed', failure })
        else if (!failure) throw error
      },
    )
    return () => stop.abort()
  }, [environment, operation, lines, turn])
  return { preview, again: () => setTurn(turn + 1) }
}

const read = async (
  environment: string,
  operation: MutationName,
  lines: readonly Line[],
  signal: AbortSignal,
): Promise<{ verdicts: readonly Verdict[]; limit: HourSpent }> => {
  const { confirm } = contract[operation] as unknown as Mutation
  const first = new Map<string, number>()
  const verdicts = lines.map(({ id, reason, cents = null, currency = null, complaint = null }, index): Verdict => {
    const fits = contract[operation].input.safeParse(inputFor(operation, { id, reason }, NOT_YET))
    const before = first.get(id)
    if (before === undefined) first.set(id, index + 1)
    const why_not = !fits.success
      ? (fits.error.issues[0]?.message ?? 'This is not an id.')
      : before
        ? `The same as line ${before}.`
        : complaint
    return { line: index + 1, id, reason, cents, currency, who: null, why_not }
  })
  const asked = verdicts.filter(({ why_not }) => why_not === null)
  if (asked.length === 0) return { verdicts, limit: null }
  const inputs = asked.map((verdict) => inputFor(operation, verdict, NOT_YET) as Record<string, unknown>)
  const { items, limit } = await call(environment, 'jobs.preview', { operation, inputs, ...statedOf(asked) }, { signal })
  for (const [index, verdict] of asked.entries()) {
    const item = items[index]
    verdict.why_not = item?.why_not ?? null
    verdict.who = item?.record ? whoOf(item.record as SomeRecord, verdict.id, confirm?.name) : null
  }
  return { verdicts, limit }
}

/** What each line states, for the ledger and the limits on money; nothing where none states anything. */
export const statedOf = (verdicts: readonly Pick<Verdict, 'cents'>[]): { stated?: (number | null)[] } =>
  verdicts.some(({ cents }) => cents !== null) ? { stated: verdicts.map(({ cents }) => cents) } : {}
