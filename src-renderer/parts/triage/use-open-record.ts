import { useQuery } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { read } from '../../operations'
import { announce } from '../announce'
import { useKept } from '../use-kept'
import { nothingSnoozed, Snoozed, snoozing } from './snoozing'
import type { Moving } from './use-moving'

interface Given<P extends { about: string }> {
  environment: string
  /** The open record’s; null where none is. */
  id: string | null
  moving: Moving
  /** The plans of this screen, as planStore has them. */
  plans: {
    onPlans: (listener: () => void) => () => void
    plansOf: (environment: string) => ReadonlyMap<string, P>
    undoable: (environment: string) => P | null
    undo: (plan: P) => void
  }
  /** Where it is kept what was put off. */
  snoozedAt: string
  /** What is put off leaves the list that is shown. */
  leaves: boolean
}

/** What is open of a queue: which of its forms, what is written in it and for how long it is put off. Each record has its own. */
export const useOpenRecord = <Form extends string, P extends { about: string }>(given: Given<P>) => {
  const { environment, id, moving, plans, snoozedAt, leaves } = given
  const [form, setForm] = useState<{ name: Form; of: string } | null>(null)
  const [notes, setNotes] = useState<ReadonlyMap<string, string>>(new Map())
  const [snoozed, setSnoozed] = useKept(snoozedAt, Snoozed, nothingSnoozed)
  const begun = useSyncExternalStore(plans.onPlans, () => plans.plansOf(environment))
  const guard = useQuery(read(null, 'guard.get', { environment_id: environment }))
  const last = plans.undoable(environment)
  const locked = guard.data?.writing === 'locked'
  const hide = (): void => {
    setForm(null)
    requestAnimationFrame(() => moving.handle.current?.focus())
  }
  return {
    form: form?.of === id ? form.name : null,
    show: (name: Form): void => (id === null ? undefined : setForm({ name, of: id })),
    hide,
    note: (id !== null && notes.get(id)) || '',
    setNote: (text: string): void => void (id !== null && setNotes(new Map(notes).set(id, text))),
    begun,
    locked,
    /** Whether anything can be written now; says so where it can't. */
    mayWrite: (): boolean => {
      if (locked) announce('Writing is locked.')
      return !locked
    },
    asleep: id !== null && (snoozed[id] ?? 0) > Date.now(),
    /** Puts it off until then; null wakes it. */
    snooze: (until: number | null): void => {
      if (id === null) return
      setSnoozed(snoozing(snoozed, id, until, Date.now()))
      announce(until === null ? 'Awake again' : 'Snoozed at this desk')
      hide()
      if (until !== null && leaves) moving.next()
    },
    /** The decision that can be taken back. */
    last,
    takeBack: (): void => {
      if (!last) return
      plans.undo(last)
      moving.open(last.about)
    },
  }
}

export const copyText = (text: string, said: string): void => void navigator.clipboard.writeText(text).then(() => announce(said))
