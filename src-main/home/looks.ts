import type { Output, Parsed, ServedOperation } from '@contract'
import type { Summary } from '@contract/agentbot/summary'
import { type AgentbotLook, type HomeLooks, MOST_LOOKED } from '@contract/desk/home'
import { type Result, succeed } from '@contract/failure'
import { type AbuseFlag, isResolved } from '@contract/marketplace/abuse-flags'
import type { Page } from '@contract/operation'
import type { Profile } from '../environments/profiles'
import type { Serve } from '../served'
import { agentbotLook, claimsLook, deletionsLook, flagsLook } from './summaries'

type Row<N extends ListName> = Output<N>['items'][number]
type ListName = 'abuse-flags.list' | 'deletions.list' | 'claims.list' | 'admins.list'

/** One window of a list and what it comes to. */
export interface Seen<R, L> {
  page: Page<R>
  look: L
}

/**
 * The lists that say what waits, each read in one window of 1,000 rows. Home, the navigation and the watches share what
 * was read: two who ask at once get one request. A failure forgets nothing that was seen before.
 */
export interface Looks {
  flags(profile: Profile): Promise<Result<Seen<AbuseFlag, NonNullable<HomeLooks['flags']>>>>
  deletions(profile: Profile): Promise<Result<Seen<Row<'deletions.list'>, NonNullable<HomeLooks['deletions']>>>>
  claims(profile: Profile): Promise<Result<Seen<Row<'claims.list'>, NonNullable<HomeLooks['claims']>>>>
  admins(profile: Profile): Promise<Result<Page<Row<'admins.list'>>>>
  agentbot(profile: Profile): Promise<Result<AgentbotLook>>
  /** What was seen last: null where nobody looked since the start. */
  remembered(environment: string): HomeLooks
  /** Something was written: what was seen of it is read again, at most every ten seconds. */
  wrote(profile: Profile, capabilities: readonly string[]): void
  stop(): void
}

/** How long what was written may wait to be looked at again, in ms. */
const AGAIN = 10_000
const none: HomeLooks = { flags: null, deletions: null, claims: null, agentbot: null }
/** By capability, what is looked at again after a write. */
const touched: Readonly<Record<string, 'flags' | 'deletions' | 'claims'>> = {
  'abuse-flags': 'flags',
  deletions: 'deletions',
  claims: 'claims',
}

export const createLooks = (parts: { serve: Serve; now: () => Date; changed: (environment: string) => void }): Looks => {
  const { serve, now, changed } = parts
  const memory = new Map<string, HomeLooks>()
  const underWay = new Map<string, Promise<unknown>>()
  const timers = new Map<string, NodeJS.Timeout>()
  /** The word this environment's server has for a flag nobody resolved: the document does not say it. */
  const openWords = new Map<string, string>()

  /** Two who ask for the same at once share the answer. */
  const shared = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const running = underWay.get(key) as Promise<T> | undefined
    if (running) return running
    const begun = work().finally(() => underWay.delete(key))
    underWay.set(key, begun)
    return begun
  }
  const ask = async (profile: Profile, operation: ServedOperation, input: Record<string, unknown>): Promise<Result<unknown>> =>
    serve(profile, { operation, input, attempt: null, signal: new AbortController().signal, progress: () => undefined })
  const window = async <N extends ListName>(
    profile: Profile,
    operation: N,
    more: Partial<Parsed<N>> = {},
  ): Promise<Result<Page<Row<N>>>> => {
    const answer = await ask(profile, operation, { offset: 0, limit: MOST_LOOKED, ...more })
    return answer as Result<Page<Row<N>>>
  }
  const keep = (profile: Profile, part: Partial<HomeLooks>): void => {
    memory.set(profile.id, { ...(memory.get(profile.id) ?? none), ...part })
    changed(profile.id)
  }

  const openFlags = async (profile: Profile): Promise<Result<Page<AbuseFlag>>> => {
    const word = openWords.get(profile.id) ?? 'open'
    const open = await window(profile, 'abuse-flags.list', { status: word })
    if (!open.ok || open.value.items.length > 0) return open
    const any = await window(profile, 'abuse-flags.list')
    const other = any.ok ? any.value.items.find((flag) => !isResolved(flag))?.status : undefined
    if (other === undefined || other === word) return open
    openWords.set(profile.id, other)
    return window(profile, 'abuse-flags.list', { status: other })
  }

  const looks: Looks = {
    flags: (profile) =>
      shared(`${profile.id} flags`, async () => {
        const page = await openFlags(profile)
        if (!page.ok) return page
        const look = flagsLook(page.value, now())
        keep(profile, { flags: look })
        return succeed({ page: page.value, look })
      }),
    deletions: (profile) =>
      shared(`${profile.id} deletions`, async () => {
        const page = await window(profile, 'deletions.list')
        if (!page.ok) return page
        const look = deletionsLook(page.value, now())
        keep(profile, { deletions: look })
        return succeed({ page: page.value, look })
      }),
    claims: (profile) =>
      shared(`${profile.id} claims`, async () => {
        const page = await window(profile, 'claims.list')
        if (!page.ok) return page
        const look = claimsLook(page.value, now())
        keep(profile, { claims: look })
        return succeed({ page: page.value, look })
      }),
    admins: (profile) => shared(`${profile.id} admins`, () => window(profile, 'admins.list')),
    agentbot: (profile) =>
      shared(`${profile.id} agentbot`, async () => {
        const answer = (await ask(profile, 'summary.get', {})) as Result<Summary>
        if (!answer.ok) return answer
        const look = agentbotLook(answer.value, now())
        keep(profile, { agentbot: look })
        return succeed(look)
      }),
    remembered: (environment) => memory.get(environment) ?? none,
    wrote(profile, capabilities) {
      for (const capability of capabilities) {
        const subject = touched[capability]
        const key = `${profile.id} ${subject}`
        if (!subject || timers.has(key) || !memory.get(profile.id)?.[subject]) continue
        const timer = setTimeout(() => {
          timers.delete(key)
          void looks[subject](profile).catch(() => undefined)
        }, AGAIN)
        timer.unref()
        timers.set(key, timer)
      }
    },
    stop() {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
  return looks
}
