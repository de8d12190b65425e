import { type AbuseFlag, isResolved } from '@contract/marketplace/abuse-flags'
import type { Tone } from '../../../parts/tag'
import type { GroupJob } from './group-jobs'
import { isDone, isHalfDone, isUnderWay, type Plan, stepNow } from './plans'

export interface RowState {
  /** Nothing for a flag that simply waits for somebody. */
  word: string | null
  tone: Tone
  /** There is nothing to decide here any more, or not now: it is passed over on the way to the next. */
  closed: boolean
}

const verdictWords = { legit: 'legit', fraud: 'fraud', both: 'fraud and hold', hold: 'hold', release: 'release' } as const
const asWord = (status: string): string => status.replace(/^resolved_/, '').slice(0, 40)

const ofPlan = (plan: Plan): RowState | null => {
  const word = verdictWords[plan.verdict]
  if (plan.beaten) return { word: `${asWord(plan.beaten.status)}, by another`, tone: 'plain', closed: true }
  if (isUnderWay(plan)) return { word: `${word}…`, tone: 'accent', closed: true }
  if (isDone(plan)) return { word, tone: plan.verdict === 'legit' ? 'good' : 'plain', closed: true }
  if (stepNow(plan)?.failure?.happened === 'unknown') return { word: 'not known', tone: 'warn', closed: true }
  if (isHalfDone(plan)) return { word: 'half done', tone: 'warn', closed: true }
  return { word: 'not done', tone: 'bad', closed: true }
}

const ofJob = ({ job, items, failure, resolution }: GroupJob, id: string): RowState | null => {
  if (failure) return null
  const item = items.get(id)
  const word = asWord(resolution)
  if (item?.state === 'done' || item?.state === 'settled_done')
    return { word, tone: resolution === 'resolved_legit' ? 'good' : 'plain', closed: true }
  if (item?.state === 'unknown') return { word: 'not known', tone: 'warn', closed: true }
  if (item?.state === 'refused' || item?.state === 'left_out' || item?.state === 'settled_not_done')
    return { word: 'not done', tone: 'bad', closed: true }
  if (job?.state === 'stopped' || job?.state === 'cancelled') return null
  return { word: `${word}…`, tone: 'accent', closed: true }
}

/** What a row says of its flag: what this desk is doing with it, before what the queue knew of it. */
export const rowStateOf = (
  flag: AbuseFlag,
  known: { plan: Plan | undefined; job: GroupJob | null; snoozed: boolean; gone: boolean },
): RowState => {
  const own = (known.plan && ofPlan(known.plan)) ?? (known.job && ofJob(known.job, flag.id))
  if (own) return own
  if (isResolved(flag)) return { word: asWord(flag.status), tone: flag.status === 'resolved_legit' ? 'good' : 'plain', closed: true }
  if (known.gone) return { word: 'no longer open', tone: 'plain', closed: true }
  if (known.snoozed) return { word: 'snoozed', tone: 'plain', closed: true }
  return { word: null, tone: 'plain', closed: false }
}
