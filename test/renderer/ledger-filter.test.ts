import { describe, expect, test } from 'vitest'
import { chipsOf, filterIn, inputOf, searchOf, statesOf } from '../../src-renderer/screens/desk/ledger/filter'

describe('the ledger’s filter in an address', () => {
  test('the open environment is the default and stands in no address', () => {
    const filter = filterIn('', 'practice')
    expect(filter.environment).toBe('practice')
    expect(searchOf(filter, 'practice')).toBe('')
    expect(inputOf(filter)).toEqual({ environment: 'practice' })
  })

  test('goes there and back', () => {
    const search = 'environment=all&states=unknown%2Crefused&operation=holds.hold&from=2026-11-01&text=user_2'
    expect(searchOf(filterIn(search, 'practice'), 'practice')).toBe(search)
  })

  test('what is no filter counts as none', () => {
    expect(filterIn('states=lost,unknown&from=yesterday', 'practice')).toMatchObject({ states: ['unknown'], from: '' })
  })

  test('a day is a whole day here, and settled is either way', () => {
    const { from, to } = inputOf(filterIn('from=2026-11-01&to=2026-11-01', 'practice'))
    // Where the clocks are changed on that day it has 25 hours.
    expect([from, to].map((at) => Date.parse(at ?? ''))).toEqual([+new Date(2026, 10, 1), +new Date(2026, 10, 2) - 1])
    expect(statesOf(['settled'])).toEqual(['settled_done', 'settled_not_done'])
    expect(chipsOf(['settled_done'])).toEqual(['settled'])
  })
})
