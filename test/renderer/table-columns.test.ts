import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutOf, parseChosen, shownColumns } from '../../src-renderer/parts/table-columns'

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
