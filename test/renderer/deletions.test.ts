import { PendingDeletion } from '@contract/marketplace/deletions'
import { describe, expect, test } from 'vitest'
import { alarmsOf } from '../../src-renderer/screens/marketplace/deletions/alarms'
import { bySoonest, countdown, inUtc, nearnessOf } from '../../src-renderer/screens/marketplace/deletions/due'

const now = new Date('2026-11-20T12:00:00Z')

describe('when an account is deleted', () => {
  test.each([
    ['2026-11-20T17:12:30Z', 'in 5 h 12 min', 'soon'],
    ['2026-11-21T12:00:00Z', 'in 1 d', 'soon'],
    ['2026-11-21T12:00:01Z', 'in 1 d', 'later'],
    ['2026-11-23T16:00:00Z', 'in 3 d 4 h', 'later'],
    ['2026-11-20T12:00:20Z', 'in less than a minute', 'soon'],
    ['2026-11-20T09:55:00Z', '2 h 5 min overdue', 'overdue'],
    ['2026-11-20T12:00:00Z', 'less than a minute overdue', 'overdue'],
    ['next week', null, 'unknown'],
    [null, null, 'unknown'],
  ] as const)('%s', (at, words, nearness) => {
    expect(countdown(at, now)).toBe(words)
    expect(nearnessOf(at, now)).toBe(nearness)
  })
  test('is said in UTC for whoever runs the job', () => {
    expect(inUtc('2026-11-20T23:30:00-05:00')).toBe('21 Nov 2026, 04:30:00 UTC')
    expect(inUtc('soon')).toBeNull()
  })
  test('the soonest first, those without a day last, equal ones as the server had them', () => {
    const at = (id: string, deletion_scheduled_at: string | null) => ({ id, deletion_scheduled_at })
    const sorted = bySoonest([
      at('none', null),
      at('late', '2026-12-01T00:00:00Z'),
      at('odd', 'whenever'),
      at('same', '2026-12-01T01:00:00+01:00'),
      at('first', '2026-11-20T00:00:00Z'),
    ])
    expect(sorted.map(({ id }) => id)).toEqual(['first', 'late', 'same', 'none', 'odd'])
  })
})

describe('what speaks for looking first', () => {
  const user = (account_status: string) => PendingDeletion.parse({ id: 'user_1', account_status })
  test('held, flagged and claimant, each with its sentence', () => {
    expect(alarmsOf(user('pending_deletion'), { open: 0, claims: [] })).toEqual([])
    expect(alarmsOf(user('held'), { open: 2, claims: [{} as never] }).map(({ word }) => word)).toEqual(['held', 'flagged', 'claimant'])
    expect(alarmsOf(user('active'), { open: 1, claims: [] })[0]?.says).toBe('One open abuse flag names this user.')
  })
})
