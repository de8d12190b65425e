import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BLOCK, blocksOf, isFar, lengthOf, mostRows } from '../../src-renderer/parts/table-blocks'

const rows = fc.integer({ min: 0, max: 1_048_000 })

describe('the blocks of what is in view', () => {
  test('hold every row in view that the list has, and are few', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 80 }), fc.integer({ min: 1, max: 1_048_000 }), (first, more, count) => {
        const range = { first, last: first + more }
        const blocks = blocksOf(range, count)
        for (let row = range.first; row <= Math.min(range.last, count - 1); row++) expect(blocks).toContain(Math.floor(row / BLOCK))
        expect(blocks.length).toBeLessThanOrEqual(3)
      }),
    )
  })

  test('are in order, without gaps, and none lies past the end', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 80 }), fc.integer({ min: 1, max: 1_048_000 }), (first, more, count) => {
        const blocks = blocksOf({ first, last: first + more }, count)
        expect(blocks).toEqual(blocks.map((_, index) => (blocks[0] ?? 0) + index))
        for (const block of blocks) expect(block * BLOCK).toBeLessThan(count)
      }),
    )
  })

  test('are asked for past the end while nobody knows where it is', () => {
    expect(blocksOf({ first: 80, last: 99 }, null)).toEqual([0, 1])
    expect(blocksOf({ first: 80, last: 99 }, 100)).toEqual([0])
  })

  test('are none where nothing is in view, or the list is empty', () => {
    expect(blocksOf({ first: 0, last: -1 }, 100)).toEqual([])
    expect(blocksOf({ first: 0, last: 20 }, 0)).toEqual([])
  })

  test('are far only where they do not touch those asked for', () => {
    expect(isFar([4, 5], [5, 6])).toBe(false)
    expect(isFar([4, 5], [6])).toBe(false)
    expect(isFar([4, 5], [3])).toBe(false)
    expect(isFar([4, 5], [7])).toBe(true)
    expect(isFar([4, 5], [2])).toBe(true)
  })
})

describe('the length of a list', () => {
  const seen = (offset: number, items: number, total: number | null, end = false) => ({ offset, items, total, end })

  test('is the newest total a block gave', () => {
    expect(lengthOf([seen(0, 100, 11_999), seen(100, 100, 12_000)])).toEqual({ rows: 11_999, total: 11_999 })
  })

  test('is where a block said the list ends', () => {
    expect(lengthOf([seen(200, 31, null, true), seen(100, 100, null)])).toEqual({ rows: 231, total: 231 })
    expect(lengthOf([seen(0, 0, null, true)])).toEqual({ rows: 0, total: 0 })
  })

  test('is unknown otherwise, with a block more to scroll into, and never shrinks', () => {
    const first = lengthOf([seen(0, 100, null)])
    expect(first).toEqual({ rows: 200, total: null })
    const further = lengthOf([seen(300, 100, null)], first)
    expect(further).toEqual({ rows: 500, total: null })
    expect(lengthOf([seen(0, 100, null)], further)).toEqual({ rows: 500, total: null })
  })

  test('once known stays known, until a block shows more', () => {
    const known = lengthOf([seen(200, 31, null, true)])
    expect(lengthOf([seen(0, 100, null)], known)).toEqual(known)
    expect(lengthOf([seen(300, 100, null)], known)).toEqual({ rows: 500, total: null })
  })
})

test('a list never grows taller than Chromium can lay out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 28, max: 70 }), fc.constantFrom(1, 1.25, 1.5, 2, 3), (height, ratio) => {
      expect((mostRows(height, ratio) + 1) * height * ratio).toBeLessThan(33_554_432)
    }),
  )
  expect(mostRows(32, 1)).toBe(1_048_000)
})
