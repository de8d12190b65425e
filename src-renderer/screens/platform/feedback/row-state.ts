import { feedbackWords, isUnresolved } from '@contract/platform/feedback-words'
import { isDone } from '../../../parts/triage/plans'
import { type RowState, stateOfPlan } from '../../../parts/triage/row-state'
import type { Entry } from './entry'
import type { FeedbackPlan } from './plans'

interface Known {
  verdict: FeedbackPlan | undefined
  /** Its assignment and its note, where one is on its way or stopped. */
  others: readonly (FeedbackPlan | undefined)[]
  snoozed: boolean
  gone: boolean
  /** The queue is of what is unresolved. */
  unresolved: boolean
}

const ofPlan = (plan: FeedbackPlan): RowState =>
  stateOfPlan(plan, {
    verdict: plan.verdict,
    good: plan.steps.some(({ input }) => 'status' in input && input.status === 'done'),
    beaten: plan.beaten ? feedbackWords(plan.beaten.status) : '',
  })

/** What a row says of its entry: what this desk is doing with it, before what the queue knew of it. */
export const rowStateOf = ({ item }: Entry, known: Known): RowState => {
  if (known.verdict) return ofPlan(known.verdict)
  const other = known.others.find((plan) => plan && !isDone(plan))
  if (other) return { ...ofPlan(other), closed: false }
  const word = item.status === 'open' ? null : feedbackWords(item.status)
  if (known.unresolved && !isUnresolved(item.status)) return { word, tone: 'plain', closed: true }
  if (known.gone) return { word: 'no longer in this list', tone: 'plain', closed: true }
  if (known.snoozed) return { word: 'snoozed', tone: 'plain', closed: true }
  return { word, tone: 'plain', closed: false }
}
