import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstWait, waitFor } from '../../src-main/watch/pace'

const MINUTE = 60_000
const random = fc.double({ min: 0, max: 1, noNaN: true })

describe('how long a watch waits', () => {
  test('never less than 85 % of what was set, never more than an hour and its jitter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(1000), random, (every, failed, chance) => {
        const wait = waitFor(every, failed, chance)
        expect(wait).toBeGreaterThanOrEqual(Math.floor(every * MINUTE * 0.85))
        expect(wait).toBeLessThanOrEqual(Math.ceil(60 * MINUTE * 1.15))
      }),
    )
  })

  test('doubles with each failure in a row until an hour', () => {
    expect([0, 1, 2, 3, 5, 9].map((failed) => waitFor(2, failed, 0.5) / MINUTE)).toEqual([2, 4, 8, 16, 60, 60])
  })

  test('two desks do not ask at one moment', () => {
    expect(waitFor(10, 0, 0)).not.toBe(waitFor(10, 0, 1))
    expect(firstWait(0)).not.toBe(firstWait(1))
  })
})
