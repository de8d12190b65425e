import type { CommerceRow } from '@contract/platform/commerce'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differenceWords } from '../../src-renderer/screens/platform/commerce/commerce-words'
import {
  changedFields,
  narrowed,
  type SnapshotDifference,
  snapshotDifference,
} from '../../src-renderer/screens/platform/commerce/snapshot-difference'

const row = (id: string, rest: Partial<CommerceRow> = {}): CommerceRow => ({
  id,
  name: `Row ${id}`,
  store_id: 's1',
  org_id: null,
  state: 'in_stock',
  amount_cents: 1999,
  currency: 'usd',
  quantity: 10,
  updated_at: '2026-02-01T10:00:00Z',
  details: { sku: id, shipping: { carrier: 'DHL', cents: 499 } },
  ...rest,
})

/** What a difference makes of a snapshot: those that were removed gone, those that were added there, those that changed as they are. */
const applied = (before: readonly CommerceRow[], { rows }: SnapshotDifference): Map<string, CommerceRow> => {
  const made = new Map(before.toReversed().map((one) => [one.id, one]))
  for (const { id, after } of rows) {
    if (after === null) made.delete(id)
    else made.set(id, after)
  }
  return made
}

describe('what differs between two snapshots', () => {
  test('what came, what went and what changed, field by field', () => {
    const before = [row('a'), row('b'), row('c'), row('d')]
    const after = [
      row('a'),
      row('b', { amount_cents: 2499, quantity: 3 }),
      row('d', { details: { sku: 'd', shipping: { carrier: 'UPS', cents: 499 } } }),
      row('e'),
    ]
    const found = snapshotDifference(before, after)
    expect(found).toMatchObject({ added: 1, removed: 1, changed: 2, same: 1, repeated: 0 })
    expect(found.rows.map((one) => [one.id, one.kind, differenceWords(one)])).toEqual([
      ['b', 'changed', 'amount $19.99 → $24.99, quantity 10 → 3'],
      ['c', 'removed', 'in stock, $19.99, quantity 10'],
      ['d', 'changed', 'details.shipping.carrier DHL → UPS'],
      ['e', 'added', 'in stock, $19.99, quantity 10'],
    ])
    expect(changedFields(found)).toEqual([
      ['amount_cents', 1],
      ['details.shipping', 1],
      ['quantity', 1],
    ])
  })

  test('to be read again is no change', () => {
    const found = snapshotDifference([row('a')], [row('a', { updated_at: '2026-02-02T10:00:00Z' })])
    expect(found).toMatchObject({ rows: [], same: 1 })
    // Beside another change it is told.
    const [changed] = snapshotDifference([row('a')], [row('a', { updated_at: null, quantity: 1 })]).rows
    expect(changed?.fields.map(({ path }) => path[0])).toEqual(['quantity', 'updated_at'])
  })

  test('an id that comes twice counts once, and is told', () => {
    const found = snapshotDifference([row('a'), row('a', { quantity: 99 })], [row('a')])
    expect(found).toMatchObject({ rows: [], same: 1, repeated: 1 })
  })

  test('is narrowed down by kind, field and name', () => {
    const found = snapshotDifference([row('a'), row('b'), row('c')], [row('a', { quantity: 1 }), row('b', { name: 'Ünïcode' }), row('d')])
    const ids = (by: Partial<Parameters<typeof narrowed>[1]>): string[] =>
      narrowed(found, { kinds: [], field: '', search: '', ...by }).map(({ id }) => id)
    expect(ids({})).toEqual(['a', 'b', 'c', 'd'])
    expect(ids({ kinds: ['added', 'removed'] })).toEqual(['c', 'd'])
    expect(ids({ field: 'quantity' })).toEqual(['a'])
    expect(ids({ search: ' ÜNÏ' })).toEqual(['b'])
    expect(ids({ search: '%' })).toEqual([])
  })

  const arbitrary = fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', '__proto__'),
      amount_cents: fc.option(fc.nat(3)),
      details: fc.jsonValue({ maxDepth: 2 }),
    }),
    { maxLength: 8 },
  )
  const rowsOf = (some: { id: string; amount_cents: number | null; details: unknown }[]): CommerceRow[] =>
    some.map(({ id, ...rest }) => row(id, rest))

  test('the difference turns the one into the other, and every row is counted once', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (one, other) => {
        const [before, after] = [rowsOf(one), rowsOf(other)]
        const found = snapshotDifference(before, after)
        const first = new Map(after.toReversed().map((each) => [each.id, each]))
        const made = applied(before, found)
        expect([...made.keys()].sort()).toEqual([...first.keys()].sort())
        for (const [id, each] of made) expect(snapshotDifference([each], [first.get(id) ?? row('none')]).rows).toEqual([])
        expect(found.same + found.changed + found.removed).toBe(new Set(before.map(({ id }) => id)).size)
        expect(found.same + found.changed + found.added).toBe(first.size)
        expect(found.rows).toHaveLength(found.added + found.removed + found.changed)
      }),
    )
  })

  test('nothing differs from itself; turned round, what came has gone', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (one, other) => {
        const [before, after] = [rowsOf(one), rowsOf(other)]
        expect(snapshotDifference(before, structuredClone(before)).rows).toEqual([])
        const [there, back] = [snapshotDifference(before, after), snapshotDifference(after, before)]
        expect([back.added, back.removed, back.changed]).toEqual([there.removed, there.added, there.changed])
      }),
    )
  })
})
