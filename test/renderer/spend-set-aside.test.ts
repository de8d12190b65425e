import { type QueueLook, THRESHOLD_REACHED } from '@contract/desk/home'
import type { UsageAnomaly, UsageOrg } from '@contract/platform/usage-records'
import type { Finding } from '@contract/platform/usage-rules'
import { expect, test } from 'vitest'
import {
  FOR_GOOD,
  findingKey,
  isSetAside,
  setAsideOf,
  thresholdKey,
  withoutSetAside,
} from '../../src-renderer/screens/platform/spend-set-aside'

const now = Date.parse('2026-06-10T12:00:00Z')
const each = [
  { id: 'ano_1', group: 'spike', at: '2026-06-05T00:00:00Z' },
  { id: 'ano_2', group: 'spike', at: '2026-06-07T00:00:00Z' },
  { id: 'ano_3', group: 'over_limit', at: null },
  { id: 'threshold org with space 2026-06-08T00:00:00Z', group: THRESHOLD_REACHED, at: '2026-06-08T00:00:00Z' },
]
const look: QueueLook = {
  at: '2026-06-10T11:59:00Z',
  count: 4,
  at_least: false,
  read: 4,
  note: null,
  groups: [
    { group: 'spike', count: 2 },
    { group: 'over_limit', count: 1 },
    { group: THRESHOLD_REACHED, count: 1 },
  ],
  oldest: '2026-06-05T00:00:00Z',
  each,
}

test('what is set aside is counted no more: not in all, not by kind, not as the oldest', () => {
  expect(withoutSetAside(look, { ano_1: now + 1000, [thresholdKey('org with space')]: FOR_GOOD }, now)).toEqual({
    look: {
      ...look,
      count: 2,
      read: 2,
      groups: [
        { group: 'over_limit', count: 1 },
        { group: 'spike', count: 1 },
      ],
      oldest: '2026-06-07T00:00:00Z',
    },
    set_aside: 2,
  })
})

test('it comes back when its time is over; a look that names none of its own stays as it is', () => {
  expect(withoutSetAside(look, { ano_1: now }, now)).toEqual({ look, set_aside: 0 })
  expect(withoutSetAside(look, {}, now).look).toBe(look)
  const { each: _, ...plain } = look
  expect(withoutSetAside(plain, { ano_1: FOR_GOOD }, now)).toEqual({ look: plain, set_aside: 0 })
  expect(isSetAside({}, 'constructor', now)).toBe(false)
})

test('of a list that goes on only those that were read are taken off', () => {
  const long = { ...look, count: 5000, at_least: true }
  expect(withoutSetAside(long, { ano_2: FOR_GOOD, unknown: FOR_GOOD }, now)).toMatchObject({
    look: { count: 4999, at_least: true },
    set_aside: 1,
  })
})

test('of an org’s row those of its present period are set aside, and never more than it counts', () => {
  const org = { org_id: 'org_1', period_start: '2026-06-01T00:00:00Z', anomalies: 2 } as UsageOrg
  const found = (id: string, found_at: string, org_id = 'org_1') => ({ id, org_id, found_at }) as UsageAnomaly
  const read = [
    found('ano_1', '2026-06-05T00:00:00Z'),
    found('ano_2', '2026-06-07T00:00:00Z'),
    found('ano_old', '2026-05-31T23:59:59Z'),
    found('ano_other', '2026-06-05T00:00:00Z', 'org_2'),
  ]
  expect(setAsideOf(org, read, (id) => id !== 'ano_2')).toBe(1)
  expect(setAsideOf(org, read, () => true)).toBe(2)
  expect(setAsideOf({ ...org, anomalies: 1 }, read, () => true)).toBe(1)
  expect(setAsideOf({ ...org, anomalies: null }, read, () => true)).toBe(0)
  // A server whose period has no beginning that can be read: every one of the org's counts.
  expect(setAsideOf({ ...org, period_start: 'june', anomalies: 5 }, read, () => true)).toBe(3)
})

test('what this desk finds is another by a new period and on another day; a threshold is named as Home names it', () => {
  const org = { org_id: 'org_1', period_start: '2026-06-01T00:00:00Z' } as UsageOrg
  const finding = (rule: Finding['rule'], day: string | null): Finding => ({ rule, day, severity: 'warn', words: '' })
  expect(findingKey(org, finding('no_limit', null))).toBe('no_limit org_1 2026-06-01')
  expect(findingKey(org, finding('spike', '2026-06-03'))).toBe('spike org_1 2026-06-03')
  expect(findingKey(org, finding('over_threshold', null))).toBe(thresholdKey('org_1'))
})
