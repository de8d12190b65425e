const MINUTE = 60_000
/** A server that fails is asked at least this often, in ms. */
const SLOWEST = 60 * MINUTE
/** So much earlier or later, so that many desks do not ask a server at one moment. */
const JITTER = 0.15
/** Before the first look, in ms: the window and whoever opened it come first. */
const FIRST = 20_000

/** How long until the next look, in ms. Doubles with each look in a row that failed, up to an hour. `random` is from 0 to 1. */
export const waitFor = (every_minutes: number, failed: number, random: number): number => {
  const plain = Math.min(every_minutes * MINUTE * 2 ** Math.min(failed, 20), Math.max(SLOWEST, every_minutes * MINUTE))
  return Math.round(plain * (1 - JITTER + 2 * JITTER * random))
}

/** How long until the first look after a start, a switch or a rest, in ms. */
export const firstWait = (random: number): number => Math.round(FIRST * (1 + random))
