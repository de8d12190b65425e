import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeIn, reasonSent } from '../../src-preload/contract/marketplace/refund-reason'

describe('the reason of a refund', () => {
  test('is the code, then the words; either may be left out', () => {
    expect(reasonSent('technical', ' Crashes on start. ')).toBe('technical: Crashes on start.')
    expect(reasonSent('', 'Crashes on start.')).toBe('Crashes on start.')
    expect(reasonSent('technical', '')).toBe('technical')
    expect(reasonSent('', '')).toBe('')
  })

  test('the code comes out again, whatever the words are', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]+(_[a-z0-9]+){0,3}$/), fc.string(), (code, words) => {
        expect(codeIn(reasonSent(code, words))).toBe(code)
      }),
    )
    for (const reason of ['The buyer asked.', 'Note: twice', 'technical:crash', '_x: y', '']) expect(codeIn(reason)).toBeNull()
  })
})
