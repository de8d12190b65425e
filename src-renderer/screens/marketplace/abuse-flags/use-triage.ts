import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import type { User } from '@contract/marketplace/users'
import { useState, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import { openedIn } from '../../../parts/triage/opened'
import { isDone, isUnderWay } from '../../../parts/triage/plans'
import type { RowState } from '../../../parts/triage/row-state'
import type { Moving } from '../../../parts/triage/use-moving'
import { copyText, useOpenRecord } from '../../../parts/triage/use-open-record'
import { screenAddress } from '../../../shell/address'
import { type Attempts, accountSteps, mint, planOf, resolveStep, standingsOf } from './decide'
import { AWAY_MS } from './figures'
import type { Filter } from './filters'
import type { Resolution } from './group-form'
import { decideGroup } from './group-jobs'
import { snoozedKey } from './kept-triage'
import type { ActionName } from './keys'
import { learnedHolds } from './learned'
import { accountKey, type FlagPlan, flagKey, plans, type Step, type Verdict } from './plans'
import type { Queue } from './use-queue'

export type FormName = 'hold' | 'both' | 'release' | 'note' | 'snooze' | 'group'

interface Given {
  environment: string
  queue: Queue
  filter: Filter
  moving: Moving
  flag: AbuseFlag | null
  people: ReadonlyMap<string, User> | undefined
}

/** What a person does with the open flag: which form is open, what is written in it, and what each action means now. */
export const useTriage = ({ environment, queue, filter, moving, flag, people }: Given) => {
  const [, navigate] = useLocation()
  const [resolution, setResolution] = useState<Resolution | null>(null)
  const [attempts, setAttempts] = useState<{ flag: string | null } & Attempts>(() => ({ flag: null, ...mint() }))
  const holds = useSyncExternalStore(learnedHolds.on, () => learnedHolds.of(environment))
  const id = flag?.id ?? null
  const record = useOpenRecord<FormName, FlagPlan>({
    environment,
    id,
    moving,
    plans,
    snoozedAt: snoozedKey(environment),
    leaves: filter.view === 'open',
  })
  const { form, show, hide, note, setNote, begun, locked, asleep, snooze } = record
  if (attempts.flag !== id) setAttempts({ flag: id, ...mint() })

  const state = id === null ? undefined : queue.states.get(id)
  const own = id === null ? undefined : begun.get(flagKey(id))
  const standings = flag ? standingsOf(flag, people, holds) : []
  const group = id === null ? undefined : queue.groups.get(id)
  const members = (group?.ids ?? []).filter((one) => !queue.states.get(one)?.closed)
  const closed = closedWords(flag, state, own !== undefined && !own.beaten && !isDone(own) && !isUnderWay(own))

  const send = (verdict: Verdict, steps: Step[]): void => {
    if (!flag || !record.mayWrite()) return
    const took = Math.min(moving.openFor(), AWAY_MS)
    void plans.begin(planOf(environment, flag, verdict, steps, took))
    setAttempts({ flag: id, ...mint() })
    hide()
    if (verdict !== 'hold' && verdict !== 'release') moving.next()
  }
  const decide = (verdict: 'legit' | 'fraud'): void => {
    if (form === 'group') setResolution(verdict === 'legit' ? 'resolved_legit' : 'resolved_fraud')
    else if (flag && closed === null) send(verdict, [resolveStep(flag.id, verdict, note, attempts)])
  }
  const stepsFor = (what: 'hold' | 'both' | 'release') => (user_id: string, reason: string) =>
    accountSteps(what, id ?? '', note, { user_id, reason }, attempts)
  const held = standings.filter(({ status }) => status === 'held')
  const release = (): void => {
    const [only, ...others] = held
    if (only && others.length === 0) send('release', stepsFor('release')(only.id, ''))
    else show('release')
  }
  const decideMembers = (): void => {
    const unseen = members.filter((one) => !openedIn(environment).has(one) && one !== id)
    const next = unseen[0]
    if (members.length < 2) return
    if (next !== undefined) moving.open(next)
    else {
      setResolution(null)
      show('group')
    }
  }

  const act = (name: ActionName): void => {
    if (name === 'legit' || name === 'fraud') decide(name)
    else if (name === 'both') closed === null && standings.length > 0 && show('both')
    else if (name === 'hold') standings.length > 0 && show('hold')
    else if (name === 'release') held.length > 0 && release()
    else if (name === 'note') closed === null && show('note')
    else if (name === 'snooze') asleep ? snooze(null) : closed === null && show('snooze')
    else if (name === 'group') decideMembers()
    else if (name === 'user') standings[0] && navigate(screenAddress(environment, 'users', standings[0].id))
    else if (name === 'copy') id !== null && copyText(id, 'Copied the id')
    else if (name === 'undo') record.takeBack()
    else if (name === 'again') void queue.again()
    else moving.move(name === 'next' ? 1 : -1)
  }

  return {
    form,
    hide,
    act,
    note,
    setNote,
    closed,
    locked,
    asleep,
    snooze,
    standings,
    held: held.length > 0 && standings.length > 0 && standings[0]?.status === 'held',
    group,
    members,
    resolution,
    setResolution,
    sendGroup: () => {
      if (!resolution || locked) return
      void decideGroup(environment, members, resolution, note.trim())
      hide()
      moving.next()
    },
    sendAccount: (what: 'hold' | 'both' | 'release', steps: Step[]) => send(what, steps),
    stepsFor,
    attempts,
    undo: record.last,
    plans: flag ? [flagKey(flag.id), ...standings.map((one) => accountKey(one.id))].flatMap((key) => begun.get(key) ?? []) : [],
  }
}

export type Triage = ReturnType<typeof useTriage>

const closedWords = (flag: AbuseFlag | null, state: RowState | undefined, stopped: boolean) => {
  if (!flag) return 'Nothing is open.'
  // What simply failed may be decided anew; what is half done or not known is gone on with above.
  if (stopped) return state?.tone === 'bad' ? null : 'This decision is not done yet: see above.'
  if (!state?.closed) return state === undefined && flag.resolved_at !== null ? 'Resolved already.' : null
  return state.word === 'snoozed' ? null : `Nothing to decide here: ${state.word ?? 'closed'}.`
}
