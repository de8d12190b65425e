import type { ServiceName } from '@contract/desk/environments'
import type { Notice } from '@contract/desk/watches'
import type { Result } from '@contract/failure'
import type { Page } from '@contract/operation'
import type { Profile } from '../environments/profiles'
import type { Looks } from '../home/looks'
import type { Sighted } from './watch-file'

/** What a look found: each thing by its id with a word on how it stands. Where it is not whole, more may be there. */
export interface Sight {
  marks: Record<string, string>
  whole: boolean
  /** The words are when each was made: of a list that goes on, only what is newer than all before is new. */
  dated?: true
}
/** What became of one thing between two looks. `before` or `now` is null where it was or is not there. */
export interface Change {
  id: string
  before: string | null
  now: string | null
}
export type Found = Pick<Notice, 'words' | 'detail' | 'to'>

/** What the rules are given beside what they saw. */
export interface Around {
  looks: Looks
  now: () => Date
  /** Whether this desk itself did this to that target since then, or may have. */
  didHere(environment: string, operation: string, target: string, since: Date): Promise<boolean>
  unknownWrites(environment: string): Promise<string[]>
  /** The newest jobs of an environment: how each stands. */
  jobs(environment: string): Promise<{ id: string; state: string }[]>
  /** Credentials that end by themselves: service and instant. */
  credentials(profile: Profile): { service: ServiceName; expires_at: string }[]
}

export interface Rule {
  /** The service that is asked; null: this desk knows by itself, and is looked at whenever it changes. */
  asks: ServiceName | null
  look(profile: Profile, around: Around): Promise<Result<Sight>>
  /** Which changes are news. Without it: what was not there before. */
  news?(change: Change): boolean
  /** Leaves out what this desk did itself. */
  byOthers?(changes: Change[], profile: Profile, since: Date, around: Around): Promise<Change[]>
  says(changes: readonly Change[]): Found[]
}

/** "1 claim", "2,000 claims". */
export const many = (count: number, one: string, more: string): string => `${count.toLocaleString('en')} ${count === 1 ? one : more}`
/** The record itself where there is one; else the list. */
export const toList = (capability: string, changes: readonly Change[], search = ''): Notice['to'] => ({
  capability,
  record: changes.length === 1 ? (changes[0]?.id ?? null) : null,
  search,
})
/** What one window of a list shows: each row by its id, with a word on how it stands. */
export const sight = <R>({ items, end, note }: Page<R>, id: (row: R) => string, word: (row: R) => string = () => ''): Sight => ({
  marks: Object.fromEntries(items.map((row) => [id(row), word(row)])),
  whole: end && note === null,
})
/** What a look found as marks; its failure as it is. */
export const seen = <T>(result: Result<T>, as: (value: T) => Sight): Result<Sight> =>
  result.ok ? { ok: true, value: as(result.value) } : result
/** What this desk knows by itself is known whole. */
export const here = (marks: Record<string, string>): Result<Sight> => ({ ok: true, value: { marks, whole: true } })
/** Rows that are made and never change: each with when. */
export const made = (page: Page<{ id: string; created_at: string | null }>): Sight => ({
  ...sight(
    page,
    ({ id }) => id,
    ({ created_at }) => created_at ?? '',
  ),
  dated: true,
})
export const isNew = ({ before, now }: Change): boolean => before === null && now !== null

/** A few ids, for what is said beside the words inside the app. */
export const names = (changes: readonly Change[]): string => {
  const shown = changes.slice(0, 5).map(({ id }) => id.slice(0, 200))
  return `${shown.join(', ')}${changes.length > shown.length ? ` and ${changes.length - shown.length} more` : ''}`
}

/** How far back this desk's own writes count for a change seen now, in ms: a look and a write may overlap. */
export const OWN_WRITES = 10 * 60_000

/**
 * What changed since a rule looked last. Where a list was not seen whole, what left is not known to be gone, and what
 * came counts, where its age is known, only if it is newer than all before: others may just have moved into the window.
 */
export const changesOf = (before: Sighted, { marks, whole, dated }: Sight): Change[] => {
  const newest = Object.values(before.marks).reduce((latest, word) => (word > latest ? word : latest), '')
  const came = Object.entries(marks).flatMap(([id, now]) => {
    const known = Object.hasOwn(before.marks, id) ? (before.marks[id] ?? '') : null
    if (known === now) return []
    return known === null && !whole && dated && now <= newest ? [] : [{ id, before: known, now }]
  })
  const left = whole ? Object.entries(before.marks).filter(([id]) => !Object.hasOwn(marks, id)) : []
  return [...came, ...left.map(([id, word]) => ({ id, before: word, now: null }))]
}

/** What is remembered of this look: all of it, and of a list that was not whole what was known before as well. */
export const remember = (before: Sighted | undefined, { marks, whole }: Sight, at: Date): Sighted => ({
  at: at.toISOString(),
  marks: whole ? marks : { ...before?.marks, ...marks },
})

/** Whether a change is news to a rule. */
export const isNews = (rule: Rule, change: Change): boolean => (rule.news ? rule.news(change) : isNew(change))
