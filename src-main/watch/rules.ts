import type { ServiceName } from '@contract/desk/environments'
import type { AgentbotLook } from '@contract/desk/home'
import type { WatchRule } from '@contract/desk/presets'
import type { Notice } from '@contract/desk/watches'
import type { Result } from '@contract/failure'
import type { Page } from '@contract/operation'
import type { Profile } from '../environments/profiles'
import type { Looks } from '../home/looks'
import { isDueSoon } from '../home/summaries'
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
type Found = Pick<Notice, 'words' | 'detail' | 'to'>

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

const HOUR = 3_600_000
/** A token is announced so long before it ends, in ms. */
export const ENDS_SOON = 30 * 60_000

const many = (count: number, one: string, more: string): string => `${count.toLocaleString('en')} ${count === 1 ? one : more}`
/** The record itself where there is one; else the list. */
const toList = (capability: string, changes: readonly Change[], search = ''): Notice['to'] => ({
  capability,
  record: changes.length === 1 ? (changes[0]?.id ?? null) : null,
  search,
})
const sight = <R>({ items, end, note }: Page<R>, id: (row: R) => string, word: (row: R) => string = () => ''): Sight => ({
  marks: Object.fromEntries(items.map((row) => [id(row), word(row)])),
  whole: end && note === null,
})
const seen = <T>(result: Result<T>, as: (value: T) => Sight): Result<Sight> => (result.ok ? { ok: true, value: as(result.value) } : result)
const here = (marks: Record<string, string>): Result<Sight> => ({ ok: true, value: { marks, whole: true } })
const made = (page: Page<{ id: string; created_at: string | null }>): Sight => ({
  ...sight(
    page,
    ({ id }) => id,
    ({ created_at }) => created_at ?? '',
  ),
  dated: true,
})
const isNew = ({ before, now }: Change): boolean => before === null && now !== null

/** Every rule: where it looks, what is news to it, and its words. Words hold counts only: they may stand on a locked screen. */
export const rules: Readonly<Record<WatchRule, Rule>> = {
  flags: {
    asks: 'marketplace',
    look: async (profile, { looks }) => seen(await looks.flags(profile), ({ page }) => made(page)),
    says: (changes) => [
      {
        words: many(changes.length, 'new abuse flag', 'new abuse flags'),
        detail: null,
        to: toList('abuse-flags', changes, changes.length === 1 ? '' : 'order=newest'),
      },
    ],
  },
  claims: {
    asks: 'marketplace',
    look: async (profile, { looks }) => seen(await looks.claims(profile), ({ page }) => made(page)),
    says: (changes) => [{ words: many(changes.length, 'new claim', 'new claims'), detail: null, to: toList('claims', changes) }],
  },
  deletions: {
    asks: 'marketplace',
    // One that is put off leaves these, and is told again when it comes back.
    look: async (profile, { looks, now }) =>
      seen(await looks.deletions(profile), ({ page }) =>
        sight({ ...page, items: page.items.filter((user) => isDueSoon(user, now())) }, ({ id }) => id),
      ),
    says: (changes) => [
      {
        words: many(changes.length, 'deletion is due within 24 hours', 'deletions are due within 24 hours'),
        detail: null,
        to: toList('deletions', changes, 'show=soon'),
      },
    ],
  },
  health: {
    asks: 'agentbot',
    look: async (profile, { looks }) => seen(await looks.agentbot(profile), ({ services }: AgentbotLook) => healthOf(services)),
    news: ({ before, now }) => now !== null && (now === 'down') !== (before === 'down'),
    says: (changes) => {
      const [down, up] = [changes.filter(({ now }) => now === 'down'), changes.filter(({ now }) => now !== 'down')]
      const to = { capability: 'summary', record: null, search: '' }
      return [
        ...(down.length > 0 ? [{ words: many(down.length, 'service is down', 'services are down'), detail: names(down), to }] : []),
        ...(up.length > 0
          ? [{ words: many(up.length, 'service is no longer down', 'services are no longer down'), detail: names(up), to }]
          : []),
      ]
    },
  },
  admins: {
    asks: 'marketplace',
    // Of a list that was not seen whole nobody can say who came or went.
    look: async (profile, { looks }) =>
      seen(await looks.admins(profile), (page) => {
        const all = sight(page, ({ id }) => id)
        return all.whole ? all : { marks: {}, whole: false }
      }),
    news: () => true,
    async byOthers(changes, profile, since, { didHere }) {
      const known = await Promise.all(
        changes.map(({ id, now }) => didHere(profile.id, now === null ? 'admins.demote' : 'admins.promote', id, since)),
      )
      return changes.filter((_, index) => !known[index])
    },
    says: (changes) => {
      const [came, went] = [changes.filter(isNew), changes.filter(({ now }) => now === null)]
      return [
        ...(came.length > 0
          ? [
              {
                words: many(came.length, 'admin was made elsewhere', 'admins were made elsewhere'),
                detail: names(came),
                to: toList('admins', came),
              },
            ]
          : []),
        ...(went.length > 0
          ? [
              {
                words: many(went.length, 'admin was removed elsewhere', 'admins were removed elsewhere'),
                detail: names(went),
                to: { capability: 'admins', record: null, search: '' },
              },
            ]
          : []),
      ]
    },
  },
  unknown: {
    asks: null,
    look: async (profile, { unknownWrites }) => here(marked(await unknownWrites(profile.id))),
    says: (changes) => [
      {
        words: many(changes.length, 'write is unknown', 'writes are unknown'),
        detail: 'Nobody knows whether it was done. Settle it before it is tried again.',
        to: toList('ledger', changes, changes.length === 1 ? '' : 'states=unknown'),
      },
    ],
  },
  jobs: {
    asks: null,
    look: async (profile, { jobs }) => here(Object.fromEntries((await jobs(profile.id)).map(({ id, state }) => [id, state]))),
    // A job that was paused or cancelled, a person paused or cancelled.
    news: ({ before, now }) => before !== now && (now === 'ended' || now === 'stopped'),
    says: (changes) => {
      const [ended, stopped] = [changes.filter(({ now }) => now === 'ended'), changes.filter(({ now }) => now === 'stopped')]
      return [
        ...(ended.length > 0
          ? [{ words: many(ended.length, 'job has ended', 'jobs have ended'), detail: null, to: toList('jobs', ended) }]
          : []),
        ...(stopped.length > 0
          ? [
              {
                words: many(stopped.length, 'job stopped by itself', 'jobs stopped by themselves'),
                detail: null,
                to: toList('jobs', stopped),
              },
            ]
          : []),
      ]
    },
  },
  tokens: {
    asks: null,
    look: async (profile, { credentials, now }) =>
      here(
        Object.fromEntries(
          credentials(profile).flatMap(({ service, expires_at }) => {
            const left = Date.parse(expires_at) - now().getTime()
            return Number.isNaN(left) || left > ENDS_SOON ? [] : [[`${service} ${expires_at}`, left <= 0 ? 'over' : 'soon']]
          }),
        ),
      ),
    news: ({ before, now }) => now !== null && now !== before,
    says: (changes) => {
      const over = changes.some(({ now }) => now === 'over')
      return [
        {
          words: over ? 'A token has expired' : 'A token expires within 30 minutes',
          detail: 'Replace it on the environment’s page.',
          to: { capability: null, record: null, search: '' },
        },
      ]
    },
  },
}

const marked = (ids: readonly string[]): Record<string, string> => Object.fromEntries(ids.map((id) => [id, '']))
const names = (changes: readonly Change[]): string => {
  const shown = changes.slice(0, 5).map(({ id }) => id.slice(0, 200))
  return `${shown.join(', ')}${changes.length > shown.length ? ` and ${changes.length - shown.length} more` : ''}`
}
const healthOf = (services: AgentbotLook['services']): Sight => ({
  marks: Object.fromEntries((services ?? []).map(({ name, state }) => [name, state])),
  whole: services !== null,
})

/** How far back this desk's own writes count for a change seen now, in ms: a look and a write may overlap. */
export const OWN_WRITES = HOUR / 6

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
