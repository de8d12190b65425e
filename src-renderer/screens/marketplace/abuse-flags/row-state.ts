import { type AbuseFlag, isResolved } from '@contract/marketplace/abuse-flags'
import { type RowState, stateOfPlan } from '../../../parts/triage/row-state'
import type { GroupJob } from './group-jobs'
import type { FlagPlan, Verdict } from './plans'

const verdictWords: Record<Verdict, string> = { legit: 'legit', fraud: 'fraud', both: 'fraud and hold', hold: 'hold', release: 'release' }
/** `resolved_fraud` → "fraud": a resolution as people say it. */
export const asWord = (status: string): string => status.replace(/^resolved_/, '').slice(0, 40)

const ofPlan = (plan: FlagPlan): RowState =>
  stateOfPlan(plan, {
    verdict: verdictWords[plan.verdict as Verdict],
    good: plan.verdict === 'legit',
    beaten: plan.beaten ? asWord(plan.beaten.status) : '',
  })

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
  known: { plan: FlagPlan | undefined; job: GroupJob | null; snoozed: boolean; gone: boolean },
): RowState => {
  const own = (known.plan && ofPlan(known.plan)) ?? (known.job && ofJob(known.job, flag.id))
  if (own) return own
  if (isResolved(flag)) return { word: asWord(flag.status), tone: flag.status === 'resolved_legit' ? 'good' : 'plain', closed: true }
  if (known.gone) return { word: 'no longer open', tone: 'plain', closed: true }
  if (known.snoozed) return { word: 'snoozed', tone: 'plain', closed: true }
  return { word: null, tone: 'plain', closed: false }
}
