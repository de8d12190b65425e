import { type QueueLook, THRESHOLD_REACHED } from '@contract/desk/home'
import { expect, test } from 'vitest'
import { FOR_GOOD, isSetAside, thresholdKey, withoutSetAside } from '../../src-renderer/screens/platform/spend-set-aside'

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
