import type { Input, MutationName } from '@contract'
import type { Events } from '@contract/bridge'
import { call, failureOf } from '../../operations'
import { announce } from '../announce'
import { handOver, showInPlace } from '../departures'
import { planStore } from './plan-store'
import { isDone, isHalfDone, type Plan, type Step, stepNow } from './plans'

/** What a screen's decisions are made of, and what it makes of their answers. */
export interface Rules<S extends Step, R> {
  /** Where half-done decisions are kept over a restart. */
  keptAt: (environment: string) => string
  operations: readonly S['operation'][]
  /** Of these the record as it was seen is sent along. */
  compares: (step: S) => boolean
  /** Takes in an answer. */
  learn: (plan: Plan<S, R>, step: S, answer: unknown) => void
  /** Reads the record a step was about and takes it in; null where there is none to read. */
  look: (plan: Plan<S, R>, step: S) => Promise<R | null>
  /** Whether somebody else was first: nothing is left to try. */
  isBeaten: (record: R, step: S) => boolean
}

/**
 * Sends the decisions of one triage screen and follows each to its end: undone while it waits, refused, beaten by another
 * operator, not known, half done over a restart. What a decision is made of is the screen's; how it goes is the same for all.
 */
export const planning = <S extends Step, R>(rules: Rules<S, R>) => {
  type Own = Plan<S, R>
  const store = planStore<S, R>(rules.keptAt, rules.operations)
  const { planAt, setPlan } = store
  /** What main holds back now, so that it can be undone. By attempt. */
  const waiting = new Map<string, Events['waiting']>()
  let listening = false
  /** How many screens show plans where they belong: one, or none. */
  let screens = 0

  const listen = (): void => {
    if (listening) return
    listening = true
    window.bridge.on('waiting', (event) => {
      const { attempt, until } = event
      if (until === null) waiting.delete(attempt)
      else waiting.set(attempt, event)
      for (const plan of store.everyPlan()) if (plan.undoing && until !== null && stepNow(plan)?.attempt === attempt) void sendUndo(plan)
    })
  }

  const change = (plan: Own, part: Partial<Own>): void => {
    const now = planAt(plan.environment, plan.key)
    if (now) setPlan(plan.environment, plan.key, { ...now, ...part })
  }
  const changeStep = (plan: Own, attempt: string, part: Partial<Step>): void => {
    const now = planAt(plan.environment, plan.key)
    if (now) change(now, { steps: now.steps.map((step) => (step.attempt === attempt ? { ...step, ...part } : step)) })
  }

  /** Sends what is left of a plan, step by step, and stops at the first that fails. */
  const run = async (environment: string, key: string): Promise<void> => {
    listen()
    for (;;) {
      const plan = planAt(environment, key)
      const step = plan && stepNow(plan)
      if (!plan || !step) return
      changeStep(plan, step.attempt, { state: 'sending', failure: null, read: null })
      if (screens > 0) showInPlace(step.attempt)
      const seen = rules.compares(step) ? plan.seen : null
      try {
        const answer = await call(environment, step.operation as MutationName, step.input as Input<MutationName>, {
          attempt: step.attempt,
          ...(seen ? { seen } : {}),
        })
        rules.learn(plan, step, answer)
        changeStep(plan, step.attempt, { state: 'done' })
      } catch (error) {
        const failure = failureOf(error)
        if (!failure) throw error
        await stopped(plan, step, failure)
        return
      }
    }
  }

  const stopped = async (plan: Own, step: S, failure: NonNullable<Step['failure']>): Promise<void> => {
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
    if (failure.happened !== 'unknown') await lookWhoWasFirst(plan, step)
  }

  /** Another operator may have decided it: then that is shown, and nothing is left to try. */
  const lookWhoWasFirst = async (plan: Own, step: S): Promise<void> => {
    const record = await rules.look(plan, step).catch(() => null)
    if (record === null) return
    if (rules.isBeaten(record, step)) change(plan, { beaten: record })
    // What it is now is what the person looks at next, so trying again compares with that.
    else if (plan.seen !== null) change(plan, { seen: record })
  }

  const sendUndo = async (plan: Own): Promise<void> => {
    const step = stepNow(plan)
    if (!step) return
    const answer = await call(null, 'ledger.undo', { attempt: step.attempt }).catch(() => ({ undone: false }))
    if (answer.undone) return
    const now = planAt(plan.environment, plan.key)
    if (now) change(now, { undoing: false })
    if (now && !isDone(now)) announce('It has left already.')
  }

  return {
    ...store,

    /** While a screen shows its plans they have no line at the foot of the page. Returns what to call when it is left. */
    showPlans: (): (() => void) => {
      screens++
      return () => {
        screens--
        const ours = new Set(store.everyPlan().flatMap(({ steps }) => steps.map(({ attempt }) => attempt)))
        for (const event of waiting.values()) if (ours.has(event.attempt)) handOver(event)
      }
    },

    /** Begins a plan. One that stands in its place is replaced: the screen only offers what may be begun. */
    begin: (plan: Own): Promise<void> => {
      setPlan(plan.environment, plan.key, plan)
      return run(plan.environment, plan.key)
    },

    /** Tries the step it stopped at again. Changed contents are another write, so they get another attempt. */
    resume: (plan: Own, reason?: string): Promise<void> => {
      const step = stepNow(plan)
      if (!step) return Promise.resolve()
      if (reason !== undefined && 'reason' in step.input && step.input.reason !== reason)
        changeStep(plan, step.attempt, { attempt: crypto.randomUUID(), input: { ...step.input, reason } })
      return run(plan.environment, plan.key)
    },

    /** Puts away a plan that stopped: what was done stays done. */
    leave: (plan: Own): void => setPlan(plan.environment, plan.key, null),

    /** Settles a step nobody knows the end of by what its record shows now, and goes on where that showed it was done. */
    readAgain: async (plan: Own): Promise<void> => {
      const step = stepNow(plan)
      if (!step?.failure) return
      const unsettled = step.failure.fields.attempt ?? step.attempt
      try {
        const { settled, what } = await call(null, 'ledger.recheck', { attempt: unsettled })
        if (unsettled === step.attempt && settled === 'done') {
          changeStep(plan, step.attempt, { state: 'done', read: what })
          await rules.look(plan, step).catch(() => null)
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
    },

    /** Takes back what has not left. Before main waits for it, the wish is noted and kept. */
    undo: (plan: Own): void => {
      const step = stepNow(plan)
      if (!step) return
      change(plan, { undoing: true })
      if (waiting.has(step.attempt)) void sendUndo({ ...plan, undoing: true })
    },
  }
}
export type Planning<S extends Step, R> = ReturnType<typeof planning<S, R>>
