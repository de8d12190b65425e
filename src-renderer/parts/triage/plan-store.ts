import { z } from 'zod'
import { keep, readKept } from '../kept'
import { isHalfDone, isUnderWay, type Plan, type Step } from './plans'

const KeptStep = z.object({
  attempt: z.uuid(),
  state: z.enum(['todo', 'sending', 'done', 'failed', 'undone']),
  operation: z.string(),
  input: z.record(z.string(), z.unknown()),
})
const KeptPlans = z
  .array(z.object({ key: z.string(), about: z.string(), verdict: z.string(), at: z.number(), steps: z.array(KeptStep).max(2) }))
  .max(100)

/**
 * The plans of one screen, by environment and key. What is half done is kept over a restart, attempts and all, and stands
 * there again at the step it stopped at. `operations` are those it may hold: others, as of another version, are forgotten.
 */
export const planStore = <S extends Step, R>(keptAt: (environment: string) => string, operations: readonly S['operation'][]) => {
  type Own = Plan<S, R>
  const plans = new Map<string, Map<string, Own>>()
  const listeners = new Set<() => void>()
  let version = 0

  const plansOf = (environment: string): ReadonlyMap<string, Own> => {
    const known = plans.get(environment)
    if (known) return known
    const restored = readKept(keptAt(environment), KeptPlans, [])
      .filter(({ steps }) => steps.every(({ operation }) => operations.some((one) => one === operation)))
      .map(
        (kept): Own => ({
          ...kept,
          environment,
          took: 0,
          seen: null,
          beaten: null,
          undoing: false,
          steps: kept.steps.map((step) => ({
            ...step,
            state: step.state === 'done' ? 'done' : 'failed',
            failure: null,
            read: null,
          })) as unknown as S[],
        }),
      )
    const fresh = new Map(restored.map((plan) => [plan.key, plan]))
    plans.set(environment, fresh)
    return fresh
  }

  /** Puts a plan in its place; null takes it away. */
  const setPlan = (environment: string, key: string, plan: Own | null): void => {
    const next = new Map(plansOf(environment))
    if (plan) next.set(key, plan)
    else next.delete(key)
    plans.set(environment, next)
    const half = [...next.values()].filter(isHalfDone)
    keep(
      keptAt(environment),
      half.map(({ key, about, verdict, at, steps }) => ({
        key,
        about,
        verdict,
        at,
        steps: steps.map(({ attempt, state, operation, input }) => ({ attempt, state, operation, input })),
      })),
    )
    version++
    for (const listener of listeners) listener()
  }

  return {
    plansOf,
    setPlan,
    planAt: (environment: string, key: string): Own | undefined => plansOf(environment).get(key),
    everyPlan: (): Own[] => [...plans.values()].flatMap((own) => [...own.values()]),
    onPlans: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    plansVersion: (): number => version,
    /** The plan pressed last that has not left yet, as far as can be told from here. */
    undoable: (environment: string): Own | null =>
      [...plansOf(environment).values()].filter((plan) => isUnderWay(plan) && !plan.undoing).sort((a, b) => b.at - a.at)[0] ?? null,
  }
}
