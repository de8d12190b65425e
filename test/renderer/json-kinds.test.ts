import { expect, test } from 'vitest'
import { currencyAt, currencyIn, kindOf } from '../../src-renderer/parts/json-kinds'

test('money only where the name says cents, in the currency beside it', () => {
  expect(kindOf('amount_cents', 4900, 'USD')).toEqual({ kind: 'money', text: '$49.00' })
  expect(kindOf('amount_cents', 4900, null)).toEqual({ kind: 'money', text: '49.00' })
  expect(kindOf('amount', 4900, 'USD')).toEqual({ kind: 'number', text: '4900' })
  expect(kindOf('amount_cents', 1.5, 'USD').kind).toBe('number')
  // As many decimals as the currency has.
  expect(kindOf('amount_cents', 4900, 'JPY')).toEqual({ kind: 'money', text: '¥4,900' })
  expect(currencyIn([['currency', 'eur']], 'USD')).toBe('EUR')
  expect(currencyIn([['currency', '<b>']], 'USD')).toBe('USD')
})

test('moments and ids are told from text by their whole form', () => {
  expect(kindOf('at', '2026-03-01T09:14:00Z', null)).toEqual({ kind: 'moment', at: '2026-03-01T09:14:00Z' })
  expect(kindOf('at', '2026-13-41T09:14:00Z', null).kind).toBe('text')
  expect(kindOf('note', 'on 2026-03-01T09:14:00Z', null).kind).toBe('text')
  expect(kindOf('buyer_id', 'user_2abc', null)).toEqual({ kind: 'id', id: 'user_2abc' })
  expect(kindOf('x', 'user_2abc javascript:alert(1)', null).kind).toBe('text')
})

test('nothing is nothing, and small and large numbers keep their digits', () => {
  for (const value of [null, undefined, '', [], {}]) expect(kindOf('x', value, null).kind).toBe('nothing')
  expect(kindOf('x', 1e-9, null)).toEqual({ kind: 'number', text: '1e-9' })
  expect(kindOf('x', 9_007_199_254_740_991, null)).toEqual({ kind: 'number', text: '9,007,199,254,740,991' })
})

test('what lies within a value is in the currency nearest to it', () => {
  const order = {
    currency: 'usd',
    total_cents: 1,
    items: [{ price_cents: 2 }, { currency: 'eur', price_cents: 3 }],
    limits: { spend_cents: 4 },
  }
  expect(currencyAt(order, ['total_cents'])).toBe('USD')
  expect(currencyAt(order, ['limits', 'spend_cents'])).toBe('USD')
  expect(currencyAt(order, ['items', 0, 'price_cents'])).toBe('USD')
  expect(currencyAt(order, ['items', 1, 'price_cents'])).toBe('EUR')
  // On the way to what is not there; never from what every object inherits.
  expect(currencyAt(order, ['items', 7, 'price_cents'])).toBe('USD')
  expect(currencyAt({}, ['constructor', 'name'])).toBeNull()
  expect(currencyAt(null, ['a'])).toBeNull()
})
