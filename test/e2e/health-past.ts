import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readingOf } from '../../src-main/health-history/reading'
import { HealthStore } from '../../src-main/health-history/store'
import { agentsAt, servicesAt, type Tenant, trialsAt } from '../../src-main/practice/summary-world'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const people: Tenant[] = Array.from({ length: 35 }, (_, n) => ({ id: `user_${n}`, email: `user.${n}@example.com` }))

/**
 * Writes into a desk's folder what it would remember of practice's Agentbot had it been open for weeks: by day, closed at
 * night, and an hour in which Agentbot was not reached. Before the desk opens.
 */
export const rememberWeeks = (folder: string, now = Date.now()): void => {
  mkdirSync(folder, { recursive: true })
  const store = new HealthStore(join(folder, 'health-history.db'), now - 30 * DAY)
  const step = (at: number): number => (now - at > 2 * DAY ? 2 * HOUR : 4 * MINUTE)
  for (let at = now - 21 * DAY; at < now - 2 * MINUTE; at += step(at)) {
    // Its nights are so long ago, not at an hour: the past day has one, and the hour below outside of it, whenever this runs.
    const ago = ((now - at) / HOUR) % 24
    if (ago >= 9 && ago < 14) continue
    const away = now - at > 5 * HOUR && now - at < 6 * HOUR
    store.record(
      'practice ',
      away
        ? { reached: false, code: 'unreachable', what: 'The server could not be reached.' }
        : readingOf({ serviceHealth: servicesAt(at), trial: trialsAt(people, at), agents: agentsAt(people, at), timestamp: null }),
      at,
    )
  }
  store.close()
}
