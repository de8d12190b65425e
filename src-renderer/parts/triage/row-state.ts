import type { Tone } from '../tag'
import { isDone, isHalfDone, isUnderWay, type Plan, stepNow } from './plans'

export interface RowState {
  /** Nothing for a record that simply waits for somebody. */
  word: string | null
  tone: Tone
  /** There is nothing to decide here any more, or not now: it is passed over on the way to the next. */
  closed: boolean
}

/** What a row says of the decision this desk is making on its record, in the screen's words. */
export const stateOfPlan = <P extends Plan>(plan: P, words: { verdict: string; good: boolean; beaten: string }): RowState => {
  if (plan.beaten) return { word: `${words.beaten}, by another`, tone: 'plain', closed: true }
  if (isUnderWay(plan)) return { word: `${words.verdict}…`, tone: 'accent', closed: true }
  if (isDone(plan)) return { word: words.verdict, tone: words.good ? 'good' : 'plain', closed: true }
  if (stepNow(plan)?.failure?.happened === 'unknown') return { word: 'not known', tone: 'warn', closed: true }
  if (isHalfDone(plan)) return { word: 'half done', tone: 'warn', closed: true }
  return { word: 'not done', tone: 'bad', closed: true }
}
