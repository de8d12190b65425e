import type { Input } from '@contract'
import type { Failure } from '@contract/failure'
import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { z } from 'zod'
import { keep, readKept } from '../../../parts/kept'
import { halfDoneKey } from './kept-triage'

export type Verdict = 'legit' | 'fraud' | 'both' | 'hold' | 'release'

/** One call of a plan. `sending` includes the seconds in which main lets it be undone. */
export type Step = {
  attempt: string
  state: 'todo' | 'sending' | 'done' | 'failed' | 'undone'
  failure: Failure | null
  /** What reading the record again said of a write nobody knew the end of. */
  read: string | null
} & (
  | { operation: 'abuse-flags.resolve'; input: Input<'abuse-flags.resolve'> }
  | { operation: 'holds.hold'; input: Input<'holds.hold'> }
  | { operation: 'holds.release'; input: Input<'holds.release'> }
)

/** One decision: its calls, sent one after the other, each its own write with its own attempt. */
export interface Plan {
  key: string
  environment: string
  flag: string
  verdict: Verdict
  steps: readonly Step[]
  /** When it was pressed, and how long the evidence was open then, in ms. */
  at: number
  took: number
  /** The flag as the person saw it. */
  seen: AbuseFlag | null
  /** The flag as another operator left it, where they were first. */
  beaten: AbuseFlag | null
  /** Undo was pressed before main had begun to wait. */
  undoing: boolean
}

/** One decision a flag, one change an account at a time. */
export const flagKey = (flag: string): string => `flag ${flag}`
export const accountKey = (user: string): string => `account ${user}`

const KeptStep = z.object({
  attempt: z.uuid(),
  state: z.enum(['todo', 'sending', 'done', 'failed', 'undone']),
  operation: z.enum(['abuse-flags.resolve', 'holds.hold', 'holds.release']),
  input: z.record(z.string(), z.unknown()),
})
const KeptPlans = z
  .array(z.object({ key: z.string(), flag: z.string(), verdict: z.enum(['both']), at: z.number(), steps: z.array(KeptStep).max(2) }))
  .max(100)

const plans = new Map<string, Map<string, Plan>>()
const listeners = new Set<() => void>()
let version = 0

const changed = (): void => {
  version++
  for (const listener of listeners) listener()
}
export const onPlans = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const plansVersion = (): number => version

/** The plans of an environment by key. Those left half done before a restart are among them, at the step they stopped at. */
export const plansOf = (environment: string): ReadonlyMap<string, Plan> => {
  const known = plans.get(environment)
  if (known) return known
  const restored = readKept(halfDoneKey(environment), KeptPlans, []).map(
    (kept): Plan => ({
      ...kept,
      environment,
      took: 0,
      seen: null,
      beaten: null,
      undoing: false,
      steps: kept.steps.map((step) => ({ ...step, state: step.state === 'done' ? 'done' : 'failed', failure: null, read: null }) as Step),
    }),
  )
  const fresh = new Map(restored.map((plan) => [plan.key, plan]))
  plans.set(environment, fresh)
  return fresh
}

export const planAt = (environment: string, key: string): Plan | undefined => plansOf(environment).get(key)

/** Puts a plan in its place; null takes it away. What is half done is kept over a restart, attempts and all. */
export const setPlan = (environment: string, key: string, plan: Plan | null): void => {
  const next = new Map(plansOf(environment))
  if (plan) next.set(key, plan)
  else next.delete(key)
  plans.set(environment, next)
  const half = [...next.values()].filter(isHalfDone)
  keep(
    halfDoneKey(environment),
    half.map(({ key, flag, verdict, at, steps }) => ({
      key,
      flag,
      verdict,
      at,
      steps: steps.map(({ attempt, state, operation, input }) => ({ attempt, state, operation, input })),
    })),
  )
  changed()
}

/** Something was done, and something of it was not. */
export const isHalfDone = ({ steps }: Pick<Plan, 'steps'>): boolean =>
  steps.some(({ state }) => state === 'done') && steps.some(({ state }) => state !== 'done')
export const isDone = ({ steps }: Pick<Plan, 'steps'>): boolean => steps.every(({ state }) => state === 'done')
/** The step that is under way, or the one it stopped at. */
export const stepNow = ({ steps }: Pick<Plan, 'steps'>): Step | null => steps.find(({ state }) => state !== 'done') ?? null
export const isUnderWay = (plan: Pick<Plan, 'steps'>): boolean => plan.steps.some(({ state }) => state === 'sending')
/** It stopped and a person has to see to it. */
export const needsPerson = (plan: Plan): boolean => plan.beaten === null && !isDone(plan) && !isUnderWay(plan)
