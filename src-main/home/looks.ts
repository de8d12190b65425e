import type { AgentbotLook, HomeLooks, HomeSubject } from '@contract/desk/home'
import { type Result, succeed } from '@contract/failure'
import type { Profile } from '../environments/profiles'
import type { Serve } from '../served'
import { createLookAround } from './look-around'
import { type MarketplaceLooks, marketplaceLooks } from './marketplace-looks'
import { type PlatformLooks, platformLooks } from './platform-looks'
import { agentbotLook } from './summaries'

/**
 * The lists that say what waits, each read in one window of 1,000 rows. Home, the navigation and the watches share what
 * was read: two who ask at once get one request. A failure forgets nothing that was seen before.
 */
export interface Looks extends MarketplaceLooks, PlatformLooks {
  agentbot(profile: Profile): Promise<Result<AgentbotLook>>
  /** What was seen last: null where nobody looked since the start. */
  remembered(environment: string): HomeLooks
  /** Something was written: what was seen of it is read again, at most every ten seconds. */
  wrote(profile: Profile, capabilities: readonly string[]): void
  stop(): void
}

/** How long what was written may wait to be looked at again, in ms. */
const AGAIN = 10_000
const none: HomeLooks = {
  flags: null,
  deletions: null,
  claims: null,
  deliveries: null,
  stalls: null,
  spend: null,
  security: null,
  requests: null,
  agentbot: null,
}
/** By capability, what is looked at again after a write. */
const touched: Readonly<Record<string, HomeSubject>> = {
  'abuse-flags': 'flags',
  deletions: 'deletions',
  claims: 'claims',
  'connector-events': 'deliveries',
  runtime: 'stalls',
  usage: 'spend',
  'security-events': 'security',
  'agent-wallet': 'requests',
}

export const createLooks = (parts: { serve: Serve; now: () => Date; changed: (environment: string) => void }): Looks => {
  const { serve, now, changed } = parts
  const memory = new Map<string, HomeLooks>()
  const timers = new Map<string, NodeJS.Timeout>()
  const keep = (profile: Profile, part: Partial<HomeLooks>): void => {
    memory.set(profile.id, { ...(memory.get(profile.id) ?? none), ...part })
    changed(profile.id)
  }
  const around = createLookAround(serve, keep, now)
  const looks: Looks = {
    ...marketplaceLooks(around),
    ...platformLooks(around),
    agentbot: (profile) =>
      around.shared(`${profile.id} agentbot`, async () => {
        const answer = await around.ask(profile, 'summary.get', {})
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
