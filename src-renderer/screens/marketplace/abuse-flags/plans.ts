import type { Input, Output } from '@contract'
import { type AbuseFlag, isResolved } from '@contract/marketplace/abuse-flags'
import { call } from '../../../operations'
import { keep, readKept } from '../../../parts/kept'
import { planning } from '../../../parts/triage/planning'
import type { Step as AnyStep, Plan } from '../../../parts/triage/plans'
import { DecidedList, withDecided } from './figures'
import { decidedKey, halfDoneKey } from './kept-triage'
import { learnedFlags, learnedHolds } from './learned'

export type Verdict = 'legit' | 'fraud' | 'both' | 'hold' | 'release'

export type Step = AnyStep &
  (
    | { operation: 'abuse-flags.resolve'; input: Input<'abuse-flags.resolve'> }
    | { operation: 'holds.hold'; input: Input<'holds.hold'> }
    | { operation: 'holds.release'; input: Input<'holds.release'> }
  )
export type FlagPlan = Plan<Step, AbuseFlag>

/** One decision a flag, one change an account at a time. */
export const flagKey = (flag: string): string => `flag ${flag}`
export const accountKey = (user: string): string => `account ${user}`

/** The decisions of this screen: resolving a flag, and holding or releasing an account it names. */
export const plans = planning<Step, AbuseFlag>({
  keptAt: halfDoneKey,
  operations: ['abuse-flags.resolve', 'holds.hold', 'holds.release'],
  compares: (step) => step.operation === 'abuse-flags.resolve',
  learn: ({ environment, about, at, took }, step, answer) => {
    if (step.operation !== 'abuse-flags.resolve') {
      learnedHolds.set(environment, step.input.user_id, step.operation === 'holds.hold')
      return
    }
    learnedFlags.set(environment, about, answer as Output<'abuse-flags.resolve'>)
    const fraud = step.input.resolution === 'resolved_fraud'
    const before = readKept(decidedKey(environment), DecidedList, [])
    keep(decidedKey(environment), withDecided(before, { at, took, fraud, flag: about }))
  },
  look: async ({ environment, about }, step) => {
    if (step.operation !== 'abuse-flags.resolve') return null
    const flag = await call(environment, 'abuse-flags.get', { flag_id: about })
    if (flag) learnedFlags.set(environment, about, flag)
    return flag
  },
  isBeaten: isResolved,
})
