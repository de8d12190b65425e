import type { Input, MutationName } from '@contract'
import type { Events } from '@contract/bridge'
import type { Failure } from '@contract/failure'
import { useSyncExternalStore } from 'react'
import { call, failureOf, type Intent } from '../operations'
import { announce } from './announce'
import type { Asked } from './confirm'
import { toast } from './toast'
import { operationWords } from './write-words'

/** A confirmed form whose write is on its way. It holds all that is needed to open it again as it was. */
export interface Form extends Intent {
  environment: string
  asked: Asked
  /** As it was sent: what was asked for, and what was typed in the form itself. */
  input: Input<MutationName>
  attempt: string
  /** "Hold the account of Harper Held". */
  sentence: string
}

/** An edit that waits to leave, is being sent, or did not plainly succeed. */
export interface Departure {
  attempt: string
  sentence: string
  /** Until then it can be undone; null: it has left. */
  until: string | null
  failure: Failure | null
  /** Null where the window was not the one that sent it, or it is a job. */
  form: Form | null
}

/** By attempt, in the order they were pressed. Outside every screen: a write goes on whatever is looked at. */
let departures: readonly Departure[] = []
const forms = new Map<string, Form>()
const listeners = new Set<() => void>()
const set = (next: readonly Departure[]): void => {
  departures = next
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const put = (departure: Departure): void => set([...departures.filter(({ attempt }) => attempt !== departure.attempt), departure])

/** What waits to leave or did not succeed, oldest first. */
export const useDepartures = (): readonly Departure[] => useSyncExternalStore(subscribe, () => departures)

/** Whether a form with this very input was sent and has not come back: what it holds is not lost by leaving it. */
export const useOnItsWay = (operation: MutationName, input: unknown): boolean => {
  const wanted = JSON.stringify(input)
  return useDepartures().some(
    ({ form, failure }) => failure === null && form?.asked.operation === operation && JSON.stringify(form.asked.input) === wanted,
  )
}

/** Puts a line away. */
export const dismiss = (attempt: string): void => set(departures.filter((one) => one.attempt !== attempt))

/**
 * Sends what a confirmed form asks for, once, and follows it to its end: done is said in the corner, anything else stays in
 * view with a way back. A form that is sent again takes the place of its own failure.
 */
export const depart = async (form: Form): Promise<void> => {
  const { environment, asked, input, attempt, typed, seen, sentence } = form
  dismiss(attempt)
  forms.set(attempt, form)
  try {
    const answer = await call(environment, asked.operation, input, { attempt, ...(typed ? { typed } : {}), seen })
    dismiss(attempt)
    asked.onDone?.(answer, attempt)
    if (asked.showsOutcome) announce(`${sentence}: done`)
    else toast(`${sentence}: done`)
  } catch (error) {
    dismiss(attempt)
    const failure = failureOf(error)
    if (!failure) throw error
    if (failure.code === 'cancelled') toast(`${sentence}: undone, nothing was sent`)
    else put({ attempt, sentence, until: null, failure, form })
  } finally {
    forms.delete(attempt)
  }
}

/** Writes that the open screen shows where they belong, with its own way to undo them: a line each would say it twice. */
const inPlace = new Set<string>()
export const showInPlace = (attempt: string): void => void inPlace.add(attempt)

/** The screen is left: what still waits gets its line after all. */
export const handOver = (waiting: Events['waiting']): void => {
  inPlace.delete(waiting.attempt)
  followWaiting(waiting)
}

/** Main says that an edit waits, or that it no longer does. */
export const followWaiting = ({ attempt, operation, target, until }: Events['waiting']): void => {
  if (inPlace.has(attempt)) {
    if (until === null) inPlace.delete(attempt)
    return
  }
  const form = forms.get(attempt) ?? null
  if (until === null) {
    dismiss(attempt)
    if (form) put({ attempt, sentence: form.sentence, until: null, failure: null, form })
    return
  }
  const sentence = form?.sentence ?? `${operationWords(operation)}: ${target}`
  put({ attempt, sentence, until, failure: null, form })
  const seconds = Math.ceil((Date.parse(until) - Date.now()) / 1000)
  announce(`${sentence}: leaves in ${seconds} seconds. Press Z to undo.`)
}

/** Takes an edit back before it leaves. */
export const undo = async (attempt: string): Promise<void> => {
  const { undone } = await call(null, 'ledger.undo', { attempt })
  if (!undone) toast('Too late to undo: it has left.', 'bad')
}
