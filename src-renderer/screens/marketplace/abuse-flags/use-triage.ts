import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import type { User } from '@contract/marketplace/users'
import { useQuery } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import { read } from '../../../operations'
import { announce } from '../../../parts/announce'
import { openedIn } from '../../../parts/triage/opened'
import { isDone, isUnderWay } from '../../../parts/triage/plans'
import type { RowState } from '../../../parts/triage/row-state'
import { nothingSnoozed, Snoozed, snoozing } from '../../../parts/triage/snoozing'
import type { Moving } from '../../../parts/triage/use-moving'
import { useKept } from '../../../parts/use-kept'
import { screenAddress } from '../../../shell/address'
import { type Attempts, accountSteps, mint, planOf, resolveStep, standingsOf } from './decide'
import { AWAY_MS } from './figures'
import type { Filter } from './filters'
import type { Resolution } from './group-form'
import { decideGroup } from './group-jobs'
import { snoozedKey } from './kept-triage'
import type { ActionName } from './keys'
import { learnedHolds } from './learned'
import { accountKey, flagKey, plans, type Step, type Verdict } from './plans'
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
  const [form, setForm] = useState<{ name: FormName; flag: string } | null>(null)
  const [resolution, setResolution] = useState<Resolution | null>(null)
  const [notes, setNotes] = useState<ReadonlyMap<string, string>>(new Map())
  const [attempts, setAttempts] = useState<{ flag: string | null } & Attempts>(() => ({ flag: null, ...mint() }))
  const [snoozed, setSnoozed] = useKept(snoozedKey(environment), Snoozed, nothingSnoozed)
  const holds = useSyncExternalStore(learnedHolds.on, () => learnedHolds.of(environment))
  const begun = useSyncExternalStore(plans.onPlans, () => plans.plansOf(environment))
  const guard = useQuery(read(null, 'guard.get', { environment_id: environment }))
  const id = flag?.id ?? null
  if (attempts.flag !== id) setAttempts({ flag: id, ...mint() })

  const open = form?.flag === id ? form.name : null
  const note = (id !== null && notes.get(id)) || ''
  const state = id === null ? undefined : queue.states.get(id)
  const own = id === null ? undefined : begun.get(flagKey(id))
  const standings = flag ? standingsOf(flag, people, holds) : []
  const group = id === null ? undefined : queue.groups.get(id)
  const members = (group?.ids ?? []).filter((one) => !queue.states.get(one)?.closed)
  const locked = guard.data?.writing === 'locked'
  const last = plans.undoable(environment)
  const closed = closedWords(flag, state, own !== undefined && !own.beaten && !isDone(own) && !isUnderWay(own))

  const show = (name: FormName): void => (id === null ? undefined : setForm({ name, flag: id }))
  const hide = (): void => {
    setForm(null)
    requestAnimationFrame(() => moving.handle.current?.focus())
  }
  const send = (verdict: Verdict, steps: Step[]): void => {
    if (!flag) return
    if (locked) {
      announce('Writing is locked.')
      return
    }
    const took = Math.min(moving.openFor(), AWAY_MS)
    void plans.begin(planOf(environment, flag, verdict, steps, took))
    setAttempts({ flag: id, ...mint() })
    hide()
    if (verdict !== 'hold' && verdict !== 'release') moving.next()
  }
  const decide = (verdict: 'legit' | 'fraud'): void => {
    if (open === 'group') setResolution(verdict === 'legit' ? 'resolved_legit' : 'resolved_fraud')
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
  const asleep = id !== null && (snoozed[id] ?? 0) > Date.now()
  const snooze = (until: number | null): void => {
    if (id === null) return
    setSnoozed(snoozing(snoozed, id, until, Date.now()))
    announce(until === null ? 'Awake again' : 'Snoozed at this desk')
    hide()
    if (until !== null && filter.view === 'open') moving.next()
  }
  const takeBack = (): void => {
    if (!last) return
    plans.undo(last)
    moving.open(last.about)
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
    else if (name === 'copy') id !== null && void navigator.clipboard.writeText(id).then(() => announce('Copied the id'))
    else if (name === 'undo') takeBack()
    else if (name === 'again') void queue.again()
    else moving.move(name === 'next' ? 1 : -1)
  }

  return {
    form: open,
    hide,
    act,
    note,
    setNote: (text: string) => id !== null && setNotes(new Map(notes).set(id, text)),
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
    undo: last,
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
