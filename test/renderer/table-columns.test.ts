import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fittingColumns, layoutOf, parseChosen, shownColumns } from '../../src-renderer/parts/table-columns'

const columns = [{ field: 'email' }, { field: 'display_name' }, { field: 'id', hidden: true }]
const fields = (chosen: Record<string, boolean>): string[] => shownColumns(columns, chosen).map(({ field }) => field)

describe('columns shown and hidden', () => {
  test('follow their own default until chosen', () => {
    expect(fields({})).toEqual(['email', 'display_name'])
    expect(fields({ id: true, display_name: false })).toEqual(['email', 'id'])
  })

  test('always hold the first, which says what the row is', () => {
    expect(fields({ email: false })).toEqual(['email', 'display_name'])
  })

  test('a column that came later, or is gone, does no harm', () => {
    expect(fields({ gone: false, constructor: true })).toEqual(['email', 'display_name'])
  })
})

describe('what was remembered', () => {
  test('is read back', () => expect(parseChosen('{"id":true,"email":false}')).toEqual({ id: true, email: false }))

  test('counts as nothing where it is no choice', () => {
    for (const stored of [null, '', 'no json', '[]', 'null', '7', '{"id":"yes"}']) expect(parseChosen(stored)).toEqual({})
  })

  test('never throws, and never turns into anything but yes and no', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (stored) => {
        for (const value of Object.values(parseChosen(stored))) expect(typeof value).toBe('boolean')
      }),
    )
  })
})

test('a column that grows takes a share of the room, the others keep their width', () => {
  expect(layoutOf([{ width: 200, grow: 2 }, { width: 56 }])).toEqual({ template: 'minmax(12.5rem, 2fr) 3.5rem', width: 256 })
})

describe('beside an open record', () => {
  const four = [{ width: 200 }, { width: 100 }, { width: 100, sort: 'state' }, { width: 100, sort: 'created_at' }]

  test('all columns stay where there is room, or nothing is measured yet', () => {
    expect(fittingColumns(four, 544, undefined)).toBe(four)
    expect(fittingColumns(four, 0, undefined)).toBe(four)
  })

  test('those that say nothing give way from the last on, never the one the list is sorted by, never all', () => {
    expect(fittingColumns(four, 543, undefined)).toEqual(four.slice(0, 3))
    expect(fittingColumns(four, 543, 'created_at')).toEqual([four[0], four[1], four[3]])
    expect(fittingColumns(four, 543, undefined, 26)).toEqual(four.slice(0, 3))
    expect(fittingColumns(four, 10, undefined)).toEqual(four.slice(0, 3))
  })

  test('what is secondary goes first and what people decide by last, wherever they stand', () => {
    const said = [
      { field: 'id', width: 200 },
      { field: 'note', width: 100, gives: 'first' as const },
      { field: 'plan', width: 100 },
      { field: 'created_at', width: 100, gives: 'first' as const, sort: 'created_at' },
      { field: 'owner', width: 100 },
      { field: 'state', width: 100, gives: 'last' as const },
    ]
    const left = (room: number, sortedBy?: string) => fittingColumns(said, room, sortedBy).map(({ field }) => field)
    expect(left(700)).toEqual(['id', 'note', 'plan', 'owner', 'state'])
    expect(left(600)).toEqual(['id', 'plan', 'owner', 'state'])
    expect(left(500)).toEqual(['id', 'plan', 'state'])
    expect(left(500, 'created_at')).toEqual(['id', 'created_at', 'state'])
    expect(left(10)).toEqual(['id', 'plan', 'state'])
  })
})
