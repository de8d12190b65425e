/** Numbers that look random and are the same for the same seed: mulberry32. */
export interface Chance {
  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number
  pick<T>(from: readonly T[]): T
  /** An attempt's name: a UUID by its form. */
  uuid(): string
  /** Another row of numbers, which this one does not disturb. */
  branch(n: number): Chance
}

export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  const below = (end: number): number => next() % end
  const hex = (digits: number): string => Array.from({ length: digits }, () => below(16).toString(16)).join('')
  return {
    below,
    pick: (from) => from[below(from.length)] as never,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    branch: (n) => chanceOf(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca6b)),
  }
}
