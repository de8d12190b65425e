import { Summary } from '@contract/agentbot/summary'
import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import type { PendingDeletion } from '@contract/marketplace/deletions'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agentbotLook, claimsLook, deletionsLook, flagsLook } from '../../src-main/home/summaries'

const now = new Date('2026-06-10T12:00:00Z')
const hoursAgo = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString()
const page = <Row>(items: Row[], more: { total?: number | null; end?: boolean } = {}) => ({
  items,
  total: null,
  offset: 0,
  end: true,
  note: null,
  ...more,
})
const flag = (id: string, created_at: string | null, flag_type = 'purchase_burst') => ({ id, flag_type, created_at }) as AbuseFlag
const due = (id: string, deletion_scheduled_at: string | null) => ({ id, deletion_scheduled_at }) as PendingDeletion

describe('what Home says of a list', () => {
  test('flags by type and by age; what has no date is counted apart', () => {
    const look = flagsLook(
      page([
        flag('a', hoursAgo(0.5)),
        flag('b', hoursAgo(30)),
        flag('c', hoursAgo(400), 'self_purchase'),
        flag('d', null),
        flag('e', 'no date'),
      ]),
      now,
    )
    expect(look).toMatchObject({ count: 5, at_least: false, undated: 2, oldest: hoursAgo(400) })
    expect(look.types).toEqual([
      { type: 'purchase_burst', count: 4 },
      { type: 'self_purchase', count: 1 },
    ])
    expect(look.ages.map(({ count }) => count)).toEqual([1, 0, 1, 0, 1])
  })

  test('a list that goes on is counted by the server’s total, and else said to be at least so many', () => {
    const some = [flag('a', hoursAgo(1))]
    expect(flagsLook(page(some, { end: false, total: 4000 }), now)).toMatchObject({ count: 4000, at_least: false, read: 1 })
    expect(flagsLook(page(some, { end: false }), now)).toMatchObject({ count: 1, at_least: true })
  })

  test('deletions: within 24 hours, overdue, and the seven days to come', () => {
    const look = deletionsLook(
      page([due('a', hoursAgo(1)), due('b', hoursAgo(-2)), due('c', hoursAgo(-30)), due('d', hoursAgo(-24 * 9)), due('e', null)]),
      now,
    )
    expect(look).toMatchObject({ count: 5, soon: 2, overdue: 1, next: hoursAgo(1), days: [1, 1, 0, 0, 0, 0, 0] })
  })

  test('every flag is in one age or undated, whatever its date says', () => {
    const date = fc.oneof(
      fc.constant(null),
      fc.string(),
      fc.date({ noInvalidDate: true }).map((one) => one.toISOString()),
    )
    fc.assert(
      fc.property(fc.array(date), (dates) => {
        const look = flagsLook(page(dates.map((at, index) => flag(String(index), at))), now)
        return look.ages.reduce((sum, { count }) => sum + count, 0) + look.undated === dates.length
      }),
    )
  })

  test('claims: how many, and the oldest', () => {
    const claims = [{ created_at: hoursAgo(2) }, { created_at: hoursAgo(20) }, { created_at: null }]
    expect(claimsLook(page(claims as never[]), now)).toMatchObject({ count: 3, oldest: hoursAgo(20) })
  })

  test('Agentbot: twelve trials may be more; a part that is missing is not nought', () => {
    const trials = Array.from({ length: 12 }, (_, day) => ({ endsAt: hoursAgo(-day - 1) }))
    const look = agentbotLook(
      Summary.parse({
        serviceHealth: [
          { name: 'API', status: 'OK' },
          { name: null, status: 'down' },
        ],
        trial: { expiringSoon: trials },
      }),
      now,
    )
    expect(look).toMatchObject({ trials: { count: 12, at_least: true, next: hoursAgo(-1) }, errors: null })
    expect(look.services).toEqual([
      { name: 'API', state: 'ok' },
      { name: '(no name)', state: 'down' },
    ])
    expect(agentbotLook(Summary.parse({ agents: {} }), now)).toMatchObject({ services: null, trials: null })
  })
})
