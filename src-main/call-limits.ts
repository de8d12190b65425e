/** The most a call may carry: about 2 MB as JSON, and no deeper than any form or column list needs. */
const MOST_CHARACTERS = 2_000_000
const DEEPEST = 20

/**
 * Whether a value from the window is plain and small enough to be looked at. Looks at no more than the limits, whatever
 * it is given: numbers, strings, booleans, null, arrays and plain objects only. Structured clone could bring more
 * (buffers, maps, cycles); no operation takes those.
 */
export const isWithinLimits = (value: unknown): boolean => {
  let left = MOST_CHARACTERS
  const fits = (part: unknown, depth: number): boolean => {
    left -= 2
    if (left < 0 || depth > DEEPEST) return false
    if (part === null || part === undefined || typeof part === 'boolean') return true
    if (typeof part === 'number') return Number.isFinite(part)
    if (typeof part === 'string') {
      left -= part.length
      return left >= 0
    }
    if (Array.isArray(part)) return part.length <= left && part.every((item) => fits(item, depth + 1))
    if (typeof part !== 'object' || !isPlain(part)) return false
    for (const [key, item] of Object.entries(part)) {
      left -= key.length
      if (left < 0 || !fits(item, depth + 1)) return false
    }
    return true
  }
  return fits(value, 0)
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
