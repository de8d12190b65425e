import type { Input, MutationName, Output } from '@contract'
import type { Events } from '@contract/bridge'
import { type AbuseFlag, isResolved } from '@contract/marketplace/abuse-flags'
import { call, failureOf } from '../../../operations'
import { announce } from '../../../parts/announce'
import { handOver, showInPlace } from '../../../parts/departures'
import { keep, readKept } from '../../../parts/kept'
import { DecidedList, withDecided } from './figures'
import { decidedKey } from './kept-triage'
import { setAccount, setFlag } from './learned'
import { isDone, isHalfDone, isUnderWay, type Plan, planAt, plansOf, type Step, setPlan, stepNow } from './plans'

/** What main holds back now, so that it can be undone. By attempt. */
const waiting = new Map<string, Events['waiting']>()
let listening = false

const listen = (): void => {
  if (listening) return
  listening = true
  window.bridge.on('waiting', (event) => {
    const { attempt, until } = event
    if (until === null) waiting.delete(attempt)
    else waiting.set(attempt, event)
    for (const plan of everyPlan()) if (plan.undoing && until !== null && stepNow(plan)?.attempt === attempt) void sendUndo(plan)
  })
}
const environments = new Set<string>()
const everyPlan = (): Plan[] => [...environments].flatMap((environment) => [...plansOf(environment).values()])

const change = (plan: Plan, part: Partial<Plan>): void => {
  const now = planAt(plan.environment, plan.key)
  if (now) setPlan(plan.environment, plan.key, { ...now, ...part })
}
const changeStep = (plan: Plan, attempt: string, part: Partial<Step>): void => {
  const now = planAt(plan.environment, plan.key)
  if (now) change(now, { steps: now.steps.map((step) => (step.attempt === attempt ? ({ ...step, ...part } as Step) : step)) })
}

/** How many screens show plans where they belong: one, or none. */
let screens = 0

/** While a screen shows its plans they have no line at the foot of the page. Returns what to call when it is left. */
export const showPlans = (): (() => void) => {
  screens++
  return () => {
    screens--
    const ours = new Set(everyPlan().flatMap(({ steps }) => steps.map(({ attempt }) => attempt)))
    for (const event of waiting.values()) if (ours.has(event.attempt)) handOver(event)
  }
}

/** Begins a plan. One that stands in its place is replaced: the screen only offers what may be begun. */
export const begin = (plan: Plan): Promise<void> => {
  listen()
  environments.add(plan.environment)
  setPlan(plan.environment, plan.key, plan)
  return run(plan.environment, plan.key)
}

/** Sends what is left of a plan, step by step, and stops at the first that fails. */
const run = async (environment: string, key: string): Promise<void> => {
  for (;;) {
    const plan = planAt(environment, key)
    const step = plan && stepNow(plan)
    if (!plan || !step) return
    changeStep(plan, step.attempt, { state: 'sending', failure: null, read: null })
    if (screens > 0) showInPlace(step.attempt)
    const seen = step.operation === 'abuse-flags.resolve' ? plan.seen : null
    try {
      const answer = await call(environment, step.operation as MutationName, step.input as Input<MutationName>, {
        attempt: step.attempt,
        ...(seen ? { seen } : {}),
      })
      learn(plan, step, answer)
      changeStep(plan, step.attempt, { state: 'done' })
    } catch (error) {
      const failure = failureOf(error)
      if (!failure) throw error
      await stopped(plan, step, failure)
      return
    }
  }
}

const learn = (plan: Plan, step: Step, answer: unknown): void => {
  const { environment } = plan
  if (step.operation === 'abuse-flags.resolve') {
    setFlag(environment, answer as Output<'abuse-flags.resolve'>)
    const fraud = step.input.resolution === 'resolved_fraud'
    const before = readKept(decidedKey(environment), DecidedList, [])
    keep(decidedKey(environment), withDecided(before, { at: plan.at, took: plan.took, fraud, flag: plan.flag }))
  } else setAccount(environment, step.input.user_id, step.operation === 'holds.hold')
}

const stopped = async (plan: Plan, step: Step, failure: NonNullable<Step['failure']>): Promise<void> => {
  if (failure.code === 'cancelled') {
    changeStep(plan, step.attempt, { state: 'undone' })
    const now = planAt(plan.environment, plan.key)
    if (now && !isHalfDone(now)) setPlan(plan.environment, plan.key, null)
    else change(plan, { undoing: false })
    announce('Undone')
    return
  }
  changeStep(plan, step.attempt, { state: 'failed', failure })
  change(plan, { undoing: false })
  announce(`Not done: ${failure.what}`)
  if (step.operation === 'abuse-flags.resolve' && failure.happened !== 'unknown') await lookWhoWasFirst(plan)
}

/** Another operator may have resolved it: then that is shown, and nothing is left to try. */
const lookWhoWasFirst = async (plan: Plan): Promise<void> => {
  const flag: AbuseFlag | null = await call(plan.environment, 'abuse-flags.get', { flag_id: plan.flag }).catch(() => null)
  if (!flag) return
  setFlag(plan.environment, flag)
  if (isResolved(flag)) change(plan, { beaten: flag })
  // What it is now is what the person looks at next, so trying again compares with that.
  else change(plan, { seen: flag })
}

/** Tries the step it stopped at again. Changed contents are another write, so they get another attempt. */
export const resume = (plan: Plan, reason?: string): Promise<void> => {
  const step = stepNow(plan)
  if (!step) return Promise.resolve()
  listen()
  environments.add(plan.environment)
  if (reason !== undefined && step.operation === 'holds.hold' && reason !== step.input.reason)
    changeStep(plan, step.attempt, { attempt: crypto.randomUUID(), input: { ...step.input, reason } } as Partial<Step>)
  return run(plan.environment, plan.key)
}

/** Puts away a plan that stopped: what was done stays done. */
export const leave = (plan: Plan): void => setPlan(plan.environment, plan.key, null)

/** Settles a step nobody knows the end of by what its record shows now, and goes on where that showed it was done. */
export const readAgain = async (plan: Plan): Promise<void> => {
  const step = stepNow(plan)
  if (!step?.failure) return
  const unsettled = step.failure.fields.attempt ?? step.attempt
  try {
    const { settled, what } = await call(null, 'ledger.recheck', { attempt: unsettled })
    if (unsettled === step.attempt && settled === 'done') {
      changeStep(plan, step.attempt, { state: 'done', read: what })
      await lookWhoWasFirst({ ...plan, beaten: null })
      const now = planAt(plan.environment, plan.key)
      if (now) change(now, { beaten: null })
      return run(plan.environment, plan.key)
    }
    if (settled === null) return changeStep(plan, step.attempt, { read: what })
    const attempt = unsettled === step.attempt ? crypto.randomUUID() : step.attempt
    changeStep(plan, step.attempt, { attempt, failure: null, read: what })
  } catch (error) {
    const failure = failureOf(error)
    if (!failure) throw error
    changeStep(plan, step.attempt, { read: `${failure.what} It is still not known.` })
  }
}

/** The plan pressed last that has not left yet, as far as can be told from here. */
export const undoable = (environment: string): Plan | null =>
  [...plansOf(environment).values()].filter((plan) => isUnderWay(plan) && !plan.undoing).sort((a, b) => b.at - a.at)[0] ?? null

/** Takes back what has not left. Before main waits for it, the wish is noted and kept. */
export const undo = (plan: Plan): void => {
  const step = stepNow(plan)
  if (!step) return
  change(plan, { undoing: true })
  if (waiting.has(step.attempt)) void sendUndo(plan)
}

const sendUndo = async (plan: Plan): Promise<void> => {
  const step = stepNow(plan)
  if (!step) return
  const answer = await call(null, 'ledger.undo', { attempt: step.attempt }).catch(() => ({ undone: false }))
  if (answer.undone) return
  const now = planAt(plan.environment, plan.key)
  if (now) change(now, { undoing: false })
  if (now && !isDone(now)) announce('It has left already.')
}
