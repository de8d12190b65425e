import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountIn, amountText } from '../../src-renderer/parts/amount'

describe('an amount as it is typed', () => {
  test('what is shown of any amount is read back as the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.constantFrom('usd', 'jpy', 'kwd'), (cents, currency) => {
        expect(amountIn(amountText(cents, currency), currency)).toEqual({ cents, complaint: null })
      }),
    )
  })

  test.each([
    ['12', 'usd', 1200],
    [' 12.34 ', 'usd', 1234],
    ['0.05', 'usd', 5],
    ['1200', 'jpy', 1200],
    ['', 'usd', null],
  ])('%j in %s is %s', (text, currency, cents) => {
    expect(amountIn(text, currency)).toEqual({ cents, complaint: null })
  })

  test.each([
    ['1,234.50', 'usd', /without commas/],
    ['12,34', 'usd', /without commas/],
    ['12.3', 'usd', /2 digits after the point/],
    ['12.345', 'usd', /2 digits/],
    ['12.', 'usd', /Write it as/],
    ['.5', 'usd', /Write it as/],
    ['$12', 'usd', /figure alone/],
    ['12 usd', 'usd', /figure alone/],
    ['-1', 'usd', /not below zero/],
    ['1e3', 'usd', /Write it as/],
    ['12.00', 'jpy', /no decimals/],
    ['10000000.01', 'usd', /At most/],
    ['99999999999', 'usd', /Write it as/],
  ])('%j in %s is refused, and says why', (text, currency, why) => {
    const { cents, complaint } = amountIn(text, currency)
    expect(cents).toBeNull()
    expect(complaint).toMatch(why)
  })

  test('nothing else is ever an amount', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { cents } = amountIn(text, 'usd')
        expect(cents === null || /^\s*\d+(\.\d\d)?\s*$/.test(text)).toBe(true)
      }),
    )
  })
})
