import { periodsOfTotal } from '@contract/platform/usage-days'
import { expect, test } from 'vitest'
import { platformAnswers } from '../../src-main/practice/platform/platform-answers'
import { openPlatform } from '../../src-main/practice/platform/platform-world'
import { worldFolder } from './world-folder'

const DAY = 86_400_000

test.each([
  '2026-06-15T00:00:00Z',
  '2026-06-15T13:45:00Z',
  '2026-12-31T23:59:59Z',
])('a platform seeded at %s has had a day as lively as any, and nothing of it is yet to come', async (at) => {
  const now = new Date(at)
  const db = await openPlatform({ folder: await worldFolder(), fresh: true }, now)
  try {
    const caller = { subject: 'usr_practice_you', now }
    const lately = { since: new Date(now.getTime() - DAY).toISOString(), offset: 0, limit: 1000 }
    const failed = await platformAnswers['connector-events.list'](db, { ...lately, state: 'failed,dropped' }, caller)
    expect(failed.total).toBeGreaterThan(40)
    const seen = await platformAnswers['security-events.list'](db, lately, caller)
    expect(seen.total).toBeGreaterThan(25)
    const told = await platformAnswers['notifications.list'](db, lately, caller)
    expect(told.total).toBeGreaterThan(40)
    const newest = [failed.items[0]?.received_at, seen.items[0]?.at, told.items[0]?.created_at].map((one) => Date.parse(one ?? ''))
    for (const one of newest) expect(one).toBeLessThanOrEqual(now.getTime())
    // Usage is counted in whole days of UTC, whatever the hour.
    const { currencies } = await platformAnswers['usage.totals'](db, {}, caller)
    for (const total of currencies) expect(periodsOfTotal(total)).toMatchObject({ today: null, length: 30, left: 10 })
  } finally {
    db.close()
  }
})
