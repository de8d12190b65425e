import type { Summary } from '@contract/agentbot/summary'
import { EXPIRING_WITHIN_DAYS, MOST_ERRORS, MOST_EXPIRING } from '@contract/agentbot/summary-words'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { letters, whole } from './draw'

/** Whom practice's Agentbot knows: some are the marketplace's users too. */
export interface Tenant {
  id: string
  email: string
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Service = NonNullable<Summary['serviceHealth']>[number]

/**
 * How Agentbot's services are at a moment, the same for the same moment: one that degrades, goes down and recovers every
 * hour, one that flaps, one that is down for good, one with a word of its own.
 */
export const servicesAt = (now: number): Service[] => {
  const minute = Math.floor(now / MINUTE) % 60
  const gateway: Pick<Service, 'status' | 'detail'> =
    minute < 36
      ? { status: 'ok', detail: 'ok' }
      : minute >= 46 && minute < 52
        ? { status: 'down', detail: 'connect ECONNREFUSED 127.0.0.1:8402' }
        : { status: 'degraded', detail: 'HTTP 502' }
  const restless = drawAt(now, 2 * MINUTE, 7) % 5 < 2
  return [
    { name: 'Agentbot API', status: 'ok', detail: 'ok' },
    { name: 'Tempo Soul', status: 'ok', detail: 'ok' },
    { name: 'x402 Gateway', ...gateway },
    { name: 'Webhook Relay', ...(restless ? { status: 'degraded', detail: 'timeout after 5000 ms' } : { status: 'ok', detail: 'ok' }) },
    // What a broken proxy says is no word of ours: markup, and a mark that turns text round.
    { name: 'Render Queue', status: 'down', detail: 'HTTP 503 <h1>Service\u202E unavailable</h1>' },
    { name: 'Model Router (eu-central, third-party, best effort)', status: 'maintenance', detail: 'until further notice' },
  ]
}

const TRIAL = 7 * DAY
/** So long after a trial ran out, the same person begins another: practice must not run dry. */
const AWAY = 2 * DAY

/** When this person's trial ends, in milliseconds; null while they have none. */
const trialEndOf = (index: number, people: number, now: number): number | null => {
  const cycle = TRIAL + AWAY
  const phase = Math.floor((cycle * index) / people)
  const into = (((now - phase) % cycle) + cycle) % cycle
  return into < TRIAL ? now - into + TRIAL : null
}

/** The trials running at a moment: they run out one after the other, all the time. */
export const trialsAt = (people: readonly Tenant[], now: number): NonNullable<Summary['trial']> => {
  const running = people.flatMap((one, index) => {
    const ends = trialEndOf(index, people.length, now)
    return ends === null ? [] : [{ ...one, ends }]
  })
  const soon = running.filter(({ ends }) => ends - now <= EXPIRING_WITHIN_DAYS * DAY).toSorted((a, b) => a.ends - b.ends)
  return {
    active: running.length,
    expiringSoon: soon.slice(0, MOST_EXPIRING).map(({ id, email, ends }) => ({
      id,
      email,
      endsAt: new Date(ends).toISOString(),
      daysLeft: Math.ceil((ends - now) / DAY),
    })),
  }
}

const agentNames = ['my-agent', 'inbox-triage', 'price-watcher', 'réception', 'support bot (ﬁnal) v2', '<b>bold</b> agent']
/** Something fails every so often, and is set right after so long. */
const FAILS_EVERY = 37 * MINUTE
const MENDED_AFTER = 5 * HOUR

/** The agents at a moment: their numbers move, and the newest failures come first. */
export const agentsAt = (people: readonly Tenant[], now: number): NonNullable<Summary['agents']> => {
  const failures: NonNullable<Summary['agents']>['recentErrors'] = []
  for (let n = Math.floor(now / FAILS_EVERY); n * FAILS_EVERY > now - MENDED_AFTER; n--) {
    const random = xoroshiro128plus(n)
    const owner = people[whole(random, 0, Math.max(0, people.length - 1))]
    failures.push({
      id: `agent_${letters(random)}${letters(random)}`,
      name: agentNames[whole(random, 0, agentNames.length - 1)] ?? 'my-agent',
      userId: owner?.id ?? 'user_nobody',
      updatedAt: new Date(n * FAILS_EVERY).toISOString(),
      status: 'error',
    })
  }
  const busy = 24 + (drawAt(now, 3 * MINUTE, 11) % 7)
  return {
    totals: {
      running: busy,
      stopped: 9 + (drawAt(now, 20 * MINUTE, 13) % 4),
      error: failures.length,
      provisioning: drawAt(now, MINUTE, 17) % 3,
    },
    recentErrors: failures.slice(0, MOST_ERRORS),
  }
}

/** A number that changes with each stretch of time, and is the same all through it. */
const drawAt = (now: number, every: number, salt: number): number => whole(xoroshiro128plus(Math.floor(now / every) * 31 + salt), 0, 999)
