/** One field that is not the same in both. `path` is its names and places from the outside in. */
export interface Difference {
  path: readonly (string | number)[]
  kind: 'added' | 'removed' | 'changed'
  /** Undefined where it was added. */
  before: unknown
  /** Undefined where it was removed. */
  after: unknown
}

/** Deeper than this two values are compared as a whole: nobody reads such a path. */
const DEEPEST = 12
/** A list longer than this is compared as a whole where its lengths differ: place by place says nothing then. */
const LONGEST_LIST = 100

/**
 * What differs between two JSON values, field by field, in the order of the fields of `before`, then those that are new.
 * Null and a missing field are the same nothing: a server may leave out what it would else send as null. `most` bounds the
 * list, for values that have little in common.
 */
export const differencesOf = (before: unknown, after: unknown, most = 1000): Difference[] => {
  const found: Difference[] = []
  compare(before, after, [], found, most)
  return found
}

/** `path` is one list for the whole walk, copied only where something differs: most of two values is the same. */
const compare = (before: unknown, after: unknown, path: (string | number)[], found: Difference[], most: number): void => {
  if (found.length >= most || Object.is(before, after)) return
  if (isNothing(before) && isNothing(after)) return
  if (path.length < DEEPEST && isObject(before) && isObject(after)) {
    for (const name of Object.keys(before)) inside(name, before[name], own(after, name), path, found, most)
    for (const name of Object.keys(after)) if (!Object.hasOwn(before, name)) inside(name, undefined, after[name], path, found, most)
    return
  }
  if (path.length < DEEPEST && Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length)
    if (before.length === after.length || length <= LONGEST_LIST) {
      for (let at = 0; at < length; at++) inside(at, before[at], after[at], path, found, most)
      return
    }
  }
  if (isSame(before, after)) return
  const kind = isNothing(before) ? 'added' : isNothing(after) ? 'removed' : 'changed'
  found.push({ path: [...path], kind, before, after })
}

const inside = (
  part: string | number,
  before: unknown,
  after: unknown,
  path: (string | number)[],
  found: Difference[],
  most: number,
): void => {
  path.push(part)
  compare(before, after, path, found, most)
  path.pop()
}

const isNothing = (value: unknown): boolean => value === null || value === undefined
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const own = (value: Record<string, unknown>, name: string): unknown => (Object.hasOwn(value, name) ? value[name] : undefined)
const isSame = (one: unknown, other: unknown): boolean =>
  typeof one === 'object' && typeof other === 'object' ? JSON.stringify(one) === JSON.stringify(other) : Object.is(one, other)

/** "shipping.carrier", "items[2].price"; a name with a dot or a bracket in it stands in quotes. Empty for the value itself. */
export const pathWords = (path: Difference['path']): string =>
  path
    .map((part, at) => {
      if (typeof part === 'number') return `[${part}]`
      const name = /^[^.[\]"]+$/.test(part) ? part : JSON.stringify(part)
      return at === 0 ? name : `.${name}`
    })
    .join('')
