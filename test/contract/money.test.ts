import { decimalsOf, moneyWords } from '@contract/money'
import { expect, test } from 'vitest'

test('an amount is in its currency’s smallest unit, which is not always a hundredth', () => {
  expect(moneyWords(999, 'usd')).toBe('$9.99')
  expect(moneyWords(249_900, 'eur')).toBe('€2,499.00')
  expect(moneyWords(1200, 'jpy')).toBe('¥1,200')
  expect(moneyWords(1500, 'kwd').replaceAll(/\s/g, ' ')).toBe('KWD 1.500')
  expect(moneyWords(0, 'usd')).toBe('$0.00')
  expect([decimalsOf('usd'), decimalsOf('jpy'), decimalsOf('kwd')]).toEqual([2, 0, 3])
})

test('what is no currency is hundredths of what it says', () => {
  expect(moneyWords(999, 'no currency')).toBe('9.99 NO CURRENCY')
  expect(decimalsOf('')).toBe(2)
})
