import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Difference, differencesOf, pathWords } from '../../src-renderer/parts/difference'

const words = (before: unknown, after: unknown): string[] =>
  differencesOf(before, after).map(({ path, kind }) => `${kind} ${pathWords(path)}`)

describe('what differs between two values', () => {
  test('is told field by field, the innermost that differs', () => {
    const before = { name: 'a', limits: { spend: 1, agents: 2 }, tags: ['x', 'y'], gone: 1 }
    const after = { name: 'a', limits: { spend: 3, agents: 2 }, tags: ['x', 'z', 'w'], fresh: true }
    expect(words(before, after)).toEqual(['changed limits.spend', 'changed tags[1]', 'added tags[2]', 'removed gone', 'added fresh'])
  })

  test('nothing is nothing, however it is written', () => {
    expect(differencesOf({ a: null }, {})).toEqual([])
    expect(differencesOf(undefined, null)).toEqual([])
    expect(differencesOf(null, { a: 1 })).toEqual([{ path: [], kind: 'added', before: null, after: { a: 1 } }])
  })

  test('a name that looks like a path is not one', () => {
    expect(words({ 'a.b': 1, a: { b: 1 } }, { 'a.b': 2, a: { b: 2 } })).toEqual(['changed "a.b"', 'changed a.b'])
    expect(words({ __proto__x: 1, constructor: 1 }, { toString: 2 })).toEqual([
      'removed __proto__x',
      'removed constructor',
      'added toString',
    ])
  })

  test('long lists of other lengths are compared as a whole', () => {
    const list = (count: number): number[] => Array.from({ length: count }, (_, n) => n)
    expect(words(list(200), list(201))).toEqual(['changed '])
    expect(words(list(2), list(3))).toEqual(['added [2]'])
  })

  test('is bounded', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [n, n]))
    expect(differencesOf({}, many, 10)).toHaveLength(10)
  })

  const json = fc.jsonValue({ maxDepth: 5 })
  test('a value does not differ from itself, nor from its copy', () => {
    fc.assert(fc.property(json, (value) => void expect(differencesOf(value, structuredClone(value))).toEqual([])))
  })

  test('the other way round it is the same fields, and each names what stands there', () => {
    const turned: Record<Difference['kind'], Difference['kind']> = { added: 'removed', removed: 'added', changed: 'changed' }
    const key = ({ path, kind }: Difference): string => `${kind} ${JSON.stringify(path)}`
    // Only what is its own: a name may be that of something every object inherits.
    const at = (value: unknown, path: Difference['path']): unknown =>
      path.reduce<unknown>(
        (inner, step) =>
          typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step) ? inner[step as keyof typeof inner] : null,
        value,
      )
    fc.assert(
      fc.property(json, json, (before, after) => {
        const there = differencesOf(before, after, 100_000)
        const back = differencesOf(after, before, 100_000).map((one) => ({ ...one, kind: turned[one.kind] }))
        expect(there.map(key).sort()).toEqual(back.map(key).sort())
        for (const one of there) {
          expect(one.before ?? null).toEqual(at(before, one.path) ?? null)
          expect(one.after ?? null).toEqual(at(after, one.path) ?? null)
        }
      }),
    )
  })
})
