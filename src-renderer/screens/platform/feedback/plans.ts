import type { Input } from '@contract'
import { type Feedback, refusedStep } from '@contract/platform/feedback'
import type { FeedbackStatus } from '@contract/platform/feedback-words'
import { call, failureOf } from '../../../operations'
import { learning } from '../../../parts/triage/learned'
import { planning } from '../../../parts/triage/planning'
import { type Step as AnyStep, blankStep, type Plan } from '../../../parts/triage/plans'
import { type Entry, entryOf } from './entry'
import { halfDoneKey } from './kept-triage'

export type Step = AnyStep &
  (
    | { operation: 'feedback.move'; input: Input<'feedback.move'> }
    | { operation: 'feedback.move-burst'; input: Input<'feedback.move-burst'> }
    | { operation: 'feedback.assign'; input: Input<'feedback.assign'> }
    | { operation: 'feedback.note'; input: Input<'feedback.note'> }
  )
export type FeedbackPlan = Plan<Step, Feedback>

/** Entries as a write or a look of this desk found them. */
export const learnedEntries = learning<Entry>()

/** One verdict an entry, one assignment and one note at a time. */
export const verdictKey = (entry: string): string => `verdict ${entry}`
const keyOf = (entry: string, { operation }: Step): string =>
  operation === 'feedback.assign' ? `assignee ${entry}` : operation === 'feedback.note' ? `note ${entry}` : verdictKey(entry)
export const keysOf = (entry: string): string[] => [verdictKey(entry), `assignee ${entry}`, `note ${entry}`]

/** An entry as the server has it now, by its id: what came once, else a burst. Null where there is neither. */
export const readEntry = async (environment: string, id: string): Promise<Entry | null> => {
  const item = await call(environment, 'feedback.get', { feedback_id: id }).catch((error: unknown) => {
    if (failureOf(error)?.code === 'not_found') return null
    throw error
  })
  if (item) return { id, item }
  const page = await call(environment, 'feedback.list', { burst_id: id, collapsed: true, offset: 0, limit: 1 })
  const newest = page.items[0]
  return newest ? entryOf(newest) : null
}

const learnEntry = async (environment: string, id: string): Promise<Entry | null> => {
  const entry = await readEntry(environment, id)
  if (entry) learnedEntries.set(environment, id, entry)
  return entry
}

/** The decisions of this screen: where an item or a burst goes, who sees to it, and notes. */
export const plans = planning<Step, Feedback>({
  keptAt: halfDoneKey,
  operations: ['feedback.move', 'feedback.move-burst', 'feedback.assign', 'feedback.note'],
  compares: ({ operation }) => operation === 'feedback.move',
  learn: ({ environment, about }, step, answer) => {
    if (step.operation === 'feedback.move-burst') void learnEntry(environment, about).catch(() => null)
    else learnedEntries.set(environment, about, { id: about, item: answer as Feedback })
  },
  look: async ({ environment, about }) => (await learnEntry(environment, about))?.item ?? null,
  isBeaten: (item, step) => step.operation === 'feedback.move' && refusedStep(item.status, step.input.status) !== null,
})

/** A verdict on an entry: of a burst one write for all of it. */
export const moveStep = ({ id, item }: Entry, status: FeedbackStatus, attempt: string): Step =>
  item.burst
    ? { ...blankStep, attempt, operation: 'feedback.move-burst', input: { burst_id: id, status } }
    : { ...blankStep, attempt, operation: 'feedback.move', input: { feedback_id: item.id, status } }

export const planOf = (environment: string, { id, item }: Entry, step: Step, verdict: string): FeedbackPlan => ({
  key: keyOf(id, step),
  environment,
  about: id,
  verdict,
  steps: [step],
  at: Date.now(),
  took: 0,
  seen: item,
  beaten: null,
  undoing: false,
})
