import type { FeedbackBurst } from '@contract/platform/feedback'
import { type FeedbackStatus, feedbackStatuses, feedbackWords, mayGo, stepsFrom } from '@contract/platform/feedback-words'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { failureOf, read } from '../../../operations'
import { announce } from '../../../parts/announce'
import { blankStep, isUnderWay, needsPerson, stepNow } from '../../../parts/triage/plans'
import type { Moving } from '../../../parts/triage/use-moving'
import { copyText, useOpenRecord } from '../../../parts/triage/use-open-record'
import { screenAddress } from '../../../shell/address'
import type { Entry } from './entry'
import type { Filter } from './filters'
import { snoozedKey } from './kept-triage'
import type { ActionName } from './keys'
import { type FeedbackPlan, keysOf, moveStep, planOf, plans, type Step, verdictKey } from './plans'
import type { Queue } from './use-queue'

export type FormName = 'assign' | 'note' | 'snooze'

interface Given {
  environment: string
  queue: Queue
  filter: Filter
  moving: Moving
  entry: Entry | null
}

/** What a person does with the open entry: which form is open, what is written in it, and what each action means now. */
export const useTriage = ({ environment, queue, filter, moving, entry }: Given) => {
  const [, navigate] = useLocation()
  const [attempt, setAttempt] = useState<{ entry: string | null; id: string }>(() => ({ entry: null, id: crypto.randomUUID() }))
  const id = entry?.id ?? null
  const record = useOpenRecord<FormName, FeedbackPlan>({
    environment,
    id,
    moving,
    plans,
    snoozedAt: snoozedKey(environment),
    leaves: filter.stand !== 'snoozed',
  })
  const { form, show, hide, note, setNote, begun, locked, asleep, snooze } = record
  const burst = useQuery({
    ...read(environment, 'feedback.burst', { burst_id: entry?.item.burst?.id ?? '' }),
    enabled: entry?.item.burst != null,
  })
  if (attempt.entry !== id) setAttempt({ entry: id, id: crypto.randomUUID() })

  const known = entry?.item.burst ? burst.data : undefined
  const verdict = id === null ? undefined : begun.get(verdictKey(id))
  const steps = entry ? stepsOf(entry, known) : []
  const stopped = verdict !== undefined && needsPerson(verdict) && stepNow(verdict)?.failure?.happened === 'unknown'
  const closed = !entry
    ? 'Nothing is open.'
    : stopped
      ? 'What became of the last decision is not known yet: see above.'
      : verdict && isUnderWay(verdict)
        ? 'A decision on it is on its way.'
        : steps.length === 0
          ? `It is ${feedbackWords(entry.item.status)}, which this desk knows no step from.`
          : null
  const send = (step: Step, words: string): boolean => {
    if (!entry || !record.mayWrite()) return false
    const plan = planOf(environment, entry, step, words)
    if (begun.get(plan.key) && isUnderWay(begun.get(plan.key) ?? plan)) {
      announce('The one before is still on its way.')
      return false
    }
    void plans.begin(plan)
    setAttempt({ entry: id, id: crypto.randomUUID() })
    hide()
    return true
  }
  const move = (to: FeedbackStatus): void => {
    if (!entry || closed !== null) return
    if (!steps.includes(to)) announce(`It can’t go from ${feedbackWords(entry.item.status)} to ${feedbackWords(to)}.`)
    else if (send(moveStep(entry, to, attempt.id), feedbackWords(to))) moving.next()
  }
  const assign = (assignee: string | null): void => {
    if (!entry) return
    const input = { feedback_id: entry.item.id, assignee }
    const words = assignee === null ? 'assigned to nobody' : assignee === 'me' ? 'assigned to you' : 'assigned'
    send({ ...blankStep, attempt: attempt.id, operation: 'feedback.assign', input }, words)
  }
  const addNote = (): void => {
    if (!entry || note.trim() === '') {
      hide()
      return
    }
    const input = { feedback_id: entry.item.id, note: note.trim() }
    if (send({ ...blankStep, attempt: attempt.id, operation: 'feedback.note', input }, 'noted')) setNote('')
  }

  const act = (name: ActionName): void => {
    if (isStatus(name)) move(name)
    else if (name === 'mine') assign('me')
    else if (name === 'assign') show('assign')
    else if (name === 'note') show('note')
    else if (name === 'snooze') asleep ? snooze(null) : show('snooze')
    else if (name === 'org') entry?.item.org_id && navigate(screenAddress(environment, 'orgs', entry.item.org_id))
    else if (name === 'text') entry && copyText(entry.item.text, 'Copied what was sent')
    else if (name === 'copy') id !== null && copyText(id, 'Copied the id')
    else if (name === 'again') void queue.again()
    else if (name === 'undo') record.takeBack()
    else moving.move(name === 'next' ? 1 : -1)
  }

  return {
    form,
    hide,
    act,
    steps,
    burst: known,
    burstFailure: failureOf(burst.error),
    assign,
    note,
    setNote,
    addNote,
    closed,
    locked,
    asleep,
    snooze,
    attempt: attempt.id,
    undo: record.last,
    plans: id === null ? [] : keysOf(id).flatMap((key) => begun.get(key) ?? []),
  }
}

export type Triage = ReturnType<typeof useTriage>

const isStatus = (name: string): name is FeedbackStatus => feedbackStatuses.some((one) => one === name)

/** Where it may go: of a burst wherever any of its items may. */
const stepsOf = ({ item }: Entry, burst: FeedbackBurst | undefined): readonly FeedbackStatus[] => {
  if (!burst) return stepsFrom(item.status)
  const from = Object.entries(burst.by_status).filter(([, count]) => count > 0)
  return feedbackStatuses.filter((to) => from.some(([status]) => mayGo(status, to)))
}
