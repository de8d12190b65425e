import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linesIn } from '../../src-renderer/parts/many-ids'
import { asksAt, limitWords, statedWords } from '../../src-renderer/parts/many-money'

const noun = { one: 'purchase', many: 'purchases' }
const of = (count: number, cents: number | null = null, currency: string | null = null) =>
  Array.from({ length: count }, () => ({ cents, currency }))

describe('what a list comes to', () => {
  test('amounts are read from the table, and none is guessed', () => {
    const table = 'purchase_id,amount,currency\npur_1,12.34,EUR\npur_2,"1,90",\npur_3,,\npur_4,1200,jpy\npur_5,12.00,jpy'
    expect(linesIn(table, 'purchase_id').lines.map(({ cents, currency, complaint }) => [cents, currency, complaint])).toEqual([
      [1234, 'eur', undefined],
      [null, null, expect.stringMatching(/^Its amount can’t be read\./)],
      [undefined, undefined, undefined],
      [1200, 'jpy', undefined],
      [null, 'jpy', 'Its amount can’t be read. JPY has no decimals.'],
    ])
    const smallest = 'id;amount_cents;currency\npur_1;1200;jpy\npur_2;12.5;'
    expect(linesIn(smallest, 'purchase_id').lines.map(({ cents, complaint }) => [cents, complaint])).toEqual([
      [1200, undefined],
      [null, 'Its amount_cents is no whole number.'],
    ])
  })

  test('ids are found in a text by the finder that is given', () => {
    expect(linesIn('One pur_1, two pur_2', 'purchase_id', () => ({ ids: ['x'], repeated: 0 })).lines).toEqual([{ id: 'x', reason: null }])
  })

  test('sums by currency, and for how many nothing is said', () => {
    expect(statedWords([...of(2, 999), ...of(1, 1000, 'eur'), ...of(3)], 'usd')).toBe(
      'As stated in the list: $19.98 and €10.00, and nothing for 3. What is given back is the whole of each purchase.',
    )
    expect(statedWords(of(3), 'usd')).toBeNull()
  })
})

describe('the limit of an hour, said beforehand', () => {
  test('sixty by twenty an hour: asks twice', () => {
    const limit = { count: 20, cents: 0, spent_count: 0, spent_cents: 0 }
    expect(limitWords(of(60), limit, noun, 'usd')).toBe('60 purchases, and the limit is 20 an hour: the job will stop and ask twice.')
    expect(limitWords(of(20), limit, noun, 'usd')).toBeNull()
    expect(limitWords(of(20), { ...limit, spent_count: 5 }, noun, 'usd')).toBe(
      '20 purchases, and the limit is 20 an hour, 5 of it used: the job will stop and ask once.',
    )
    expect(limitWords(of(60), null, noun, 'usd')).toBeNull()
  })

  test('as often as a job that goes on for as many again each time', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 60 }), fc.nat(100), (count, limit, spent) => {
        let asked = 0
        let allowed = Math.max(0, limit - spent)
        for (let sent = 0; sent < count; sent++) {
          if (allowed === 0) {
            asked++
            allowed = limit
          }
          allowed--
        }
        expect(asksAt(count, limit, spent)).toBe(asked)
      }),
    )
  })

  test('by the sum, as far as it is stated', () => {
    const limit = { count: 0, cents: 5000, spent_count: 1, spent_cents: 999 }
    expect(limitWords(of(3, 2000), limit, noun, 'usd')).toBe(
      'As stated it goes beyond $50.00 an hour, of which $9.99 is used: the job will stop there and ask.',
    )
    expect(limitWords(of(2, 2000), limit, noun, 'usd')).toBeNull()
    expect(limitWords(of(2), limit, noun, 'usd')).toBe('The job will stop and ask when the hour has come to $50.00; $9.99 is used.')
  })
})
