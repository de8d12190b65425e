import { describe, expect, test } from 'vitest'
import { exact, instantOf, relative } from '../../src-renderer/parts/instant'

// Noon wherever the tests run, so that it is this day there.
const now = new Date(2026, 10, 20, 12)
const at = (milliseconds: number): Date => new Date(now.getTime() + milliseconds)
const SECOND = 1000
const HOUR = 3_600_000

describe('times', () => {
  test.each([
    [-2 * SECOND, 'just now'],
    [-40 * SECOND, '40 s ago'],
    [-8 * 60 * SECOND, '8 min ago'],
    [-22 * HOUR, '22 h ago'],
    [26 * HOUR, 'in 26 h'],
    [-3 * 24 * HOUR, '3 d ago'],
    [-40 * 24 * HOUR, '11 Oct 2026'],
  ])('%i ms from now', (distance, words) => expect(relative(at(distance), now)).toBe(words))

  test('the exact time names its zone', () => expect(exact(now)).toMatch(/^20 Nov 2026.*:00:00 \S+/))
  test('what is no date is no instant', () => {
    expect(instantOf('soon')).toBeNull()
    expect(instantOf('')).toBeNull()
    expect(instantOf('2026-11-20T10:00:00Z')).toEqual(new Date(Date.UTC(2026, 10, 20, 10)))
  })
})
