import { uniformInt } from 'pure-rand/distribution/uniformInt'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** 0 to just under 1. */
export const fraction = (random: RandomGenerator): number => (random.next() >>> 0) / 2 ** 32

export const chance = (random: RandomGenerator, of: number): boolean => fraction(random) < of

/** A whole number, both ends included. */
export const whole = (random: RandomGenerator, least: number, most: number): number => uniformInt(random, least, most)

/** One of these; throws where there are none. */
export const pick = <T>(random: RandomGenerator, from: readonly T[]): T => {
  const one = from[uniformInt(random, 0, from.length - 1)]
  if (one === undefined) throw new Error('There is nothing to pick from.')
  return one
}

/** Five base-62 characters from one draw: 62⁵ fits in 30 bits. */
export const letters = (random: RandomGenerator): string => base62((random.next() >>> 0) % 62 ** 5, 5)

/** The last `length` base-62 digits of a number. */
export const base62 = (number: number, length: number): string => {
  let text = ''
  for (let rest = number, at = 0; at < length; at++, rest = Math.floor(rest / 62)) text = BASE62[rest % 62] + text
  return text
}
