import { capabilityOf, contract, isOperationName } from '@contract'
import type { Capability } from '@contract/capability'
import type { LineState } from '@contract/desk/ledger'
import type { Mutation, Query } from '@contract/operation'
import type { Tone } from './tag'

/** A write by its name, as it was once written down: null where this Opsdesk has no such write (any more). */
export const mutationOf = (name: string): Mutation | null =>
  isOperationName(name) && contract[name].kind === 'mutation' ? (contract[name] as unknown as Mutation) : null

/** What a write is called in a list: the verb of its button, "Make admin". */
export const operationWords = (name: string): string => mutationOf(name)?.confirm?.button ?? name

/** What it does to whom, as a sentence: "Make Morgan Member an admin". */
export const sentenceOf = (name: string, who: string): string =>
  mutationOf(name)?.confirm?.title.replace('{who}', () => who) ?? `${name} ${who}`

/** Every write a server answers, for a filter: by its words. */
export const servedWrites = (): { name: string; words: string }[] =>
  Object.keys(contract)
    .filter((name) => mutationOf(name) !== null && mutationOf(name)?.system !== 'desk')
    .map((name) => ({ name, words: operationWords(name) }))
    .sort((a, b) => a.words.localeCompare(b.words))

/** The record a write is about, by the capability that shows it; null where none can be told from what was written down. */
export const recordOf = (name: string, input: unknown): { capability: Capability; id: string } | null => {
  const declared = mutationOf(name)
  if (!declared?.confirm?.subject) return null
  try {
    const subject = declared.confirm.subject(input)
    if (!isOperationName(subject.operation)) return null
    const { within, composed } = contract[subject.operation] as unknown as Query
    // The first of its parts is the record itself.
    const part = composed?.parts[0]?.reading(subject.input as never, {})?.operation
    if (part !== undefined && isOperationName(part)) return { capability: capabilityOf(part), id: declared.target(input) }
    const id: unknown = within ? within.wanted(subject.input as never) : declared.target(input)
    return typeof id === 'string' && id !== '' ? { capability: capabilityOf(subject.operation), id } : null
  } catch {
    // An entry of another version may hold another input.
    return null
  }
}

/** How a line of the ledger stands, in a word, with its colour. */
export const stateWords: Record<LineState, { word: string; tone: Tone }> = {
  sending: { word: 'sending', tone: 'accent' },
  done: { word: 'done', tone: 'good' },
  refused: { word: 'refused', tone: 'bad' },
  unknown: { word: 'unknown', tone: 'warn' },
  settled_done: { word: 'settled: done', tone: 'good' },
  settled_not_done: { word: 'settled: not done', tone: 'plain' },
  begun: { word: 'begun', tone: 'accent' },
  ended: { word: 'ended', tone: 'plain' },
}

/** "180 ms", "1.2 s", "2 min". */
export const spanWords = (milliseconds: number): string => {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`
  return `${Math.round(milliseconds / 60_000)} min`
}
