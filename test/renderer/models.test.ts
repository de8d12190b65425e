import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellOf, hoursWords, latencyWords, priceWords, rateWords } from '../../src-renderer/screens/platform/models/model-words'

describe('a price for a million tokens, exact to its last digit', () => {
  test.each([
    ['300', 'usd', '$3.00'],
    ['7.5', 'usd', '$0.075'],
    ['0.2', 'usd', '$0.002'],
    ['99.123456', 'usd', '$0.99123456'],
    ['1200.25', 'usd', '$12.0025'],
    ['123456789', 'usd', '$1,234,567.89'],
    ['40', 'eur', '€0.40'],
    ['45', 'jpy', '¥45'],
    ['180.5', 'jpy', '¥180.5'],
    ['10.50', 'usd', '$0.105'],
    ['0', 'usd', 'free'],
    ['0.00', 'usd', 'free'],
  ])('%s of %s is %s', (price, currency, words) => expect(priceWords(price, currency)).toBe(words))

  test('nobody knows it', () => expect(priceWords(null, 'usd')).toBe('–'))

  test('says the same number for any price', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.nat(9999), (whole, part) => {
        const price = `${whole}.${String(part).padStart(4, '0')}`
        const words = priceWords(price, 'usd')
        if (whole === 0 && part === 0) return expect(words).toBe('free')
        expect(Number(words.replace(/[$,]/g, '')) * 100).toBeCloseTo(Number(price), 3)
      }),
    )
  })
})

test('what failed is never nothing by rounding', () => {
  expect([null, 0, 0.00001, 0.0125, 1].map(rateWords)).toEqual(['–', '0 %', '0.1 %', '1.3 %', '100 %'])
})

test('milliseconds up to a second, seconds from there on', () => {
  expect([null, 0, 999, 1000, 9713, 65_000].map(latencyWords)).toEqual(['–', '0 ms', '999 ms', '1 s', '9.7 s', '65 s'])
})

test('hours in a sentence, a word nobody knows among them', () => {
  expect(hoursWords(['ok', 'ok', 'down', 'none', 'warming'])).toBe('The last 5 hours: ok in 2, down in 1, warming in 1, nobody asked in 1')
  expect(hoursWords([])).toBe('Nothing is known of its last hours')
})

test('a bar for each hour: nothing where nobody asked', () => {
  expect(cellOf('down')).toMatchObject({ down: 1, ok: 0 })
  expect(Object.values(cellOf('none'))).toEqual([0, 0, 0, 0, 0])
  expect(cellOf('warming')).toMatchObject({ other: 1 })
})
