import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { step } from '../../src-renderer/parts/table-keys'

describe('keys that move the current row', () => {
  test('move by one, by a page, to the ends', () => {
    expect(step('ArrowDown', 4, 20, 100)).toBe(5)
    expect(step('ArrowUp', 4, 20, 100)).toBe(3)
    expect(step('PageDown', 4, 20, 100)).toBe(23)
    expect(step('PageUp', 44, 20, 100)).toBe(25)
    expect(step('Home', 44, 20, 100)).toBe(0)
    expect(step('End', 4, 20, 1_000_000)).toBe(999_999)
  })

  test('leave every other key alone', () => {
    for (const key of ['Enter', 'a', 'Tab', 'constructor', 'Escape']) expect(step(key, 4, 20, 100)).toBeNull()
  })

  test('never leave the list', () => {
    const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End')
    fc.assert(
      fc.property(keys, fc.nat(1000), fc.nat(60), fc.integer({ min: 1, max: 1000 }), (key, current, page, rows) => {
        const next = step(key, Math.min(current, rows - 1), page, rows)
        expect(next).toBeGreaterThanOrEqual(0)
        expect(next).toBeLessThan(rows)
      }),
    )
  })
})
