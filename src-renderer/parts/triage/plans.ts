import type { MutationName } from '@contract'
import type { Failure } from '@contract/failure'

/** One call of a plan. `sending` includes the seconds in which main lets it be undone. */
export interface Step {
  attempt: string
  state: 'todo' | 'sending' | 'done' | 'failed' | 'undone'
  failure: Failure | null
  /** What reading the record again said of a write nobody knew the end of. */
  read: string | null
  operation: MutationName
  input: object
}

/** One decision: its calls, sent one after the other, each its own write with its own attempt. */
export interface Plan<S extends Step = Step, R = unknown> {
  key: string
  environment: string
  /** The id of the record it is about. */
  about: string
  verdict: string
  steps: readonly S[]
  /** When it was pressed, and how long the evidence was open then, in ms. */
  at: number
  took: number
  /** The record as the person saw it: where it is another by now, nothing is sent. Null where that does not matter. */
  seen: R | null
  /** The record as another operator left it, where they were first. */
  beaten: R | null
  /** Undo was pressed before main had begun to wait. */
  undoing: boolean
}

/** A step that has yet to be sent. */
export const blankStep = { state: 'todo', failure: null, read: null } as const

/** Something was done, and something of it was not. */
export const isHalfDone = ({ steps }: Pick<Plan, 'steps'>): boolean =>
  steps.some(({ state }) => state === 'done') && steps.some(({ state }) => state !== 'done')
export const isDone = ({ steps }: Pick<Plan, 'steps'>): boolean => steps.every(({ state }) => state === 'done')
/** The step that is under way, or the one it stopped at. */
export const stepNow = <S extends Step>({ steps }: { steps: readonly S[] }): S | null => steps.find(({ state }) => state !== 'done') ?? null
export const isUnderWay = (plan: Pick<Plan, 'steps'>): boolean => plan.steps.some(({ state }) => state === 'sending')
/** It stopped and a person has to see to it. */
export const needsPerson = (plan: Pick<Plan, 'steps' | 'beaten'>): boolean => plan.beaten === null && !isDone(plan) && !isUnderWay(plan)
