/** Local times of a day, `22:00` to `07:00`; over midnight where `to` is the earlier. The same time twice is no time. */
export interface Quiet {
  from: string
  to: string
}

const STEP = 30 * 60_000
const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** Whether this instant is in them, by the clock on the wall. */
export const isQuiet = (now: Date, { from, to }: Quiet): boolean => {
  const [begin, end, at] = [minutesOf(from), minutesOf(to), now.getHours() * 60 + now.getMinutes()]
  return begin <= end ? at >= begin && at < end : at >= begin || at < end
}

/**
 * When they end: the next instant after `now` that is not in them, null where it is not quiet now. Where the clock is put
 * forward over their end, they end within the hour; where it is put back into them, they go on until it has passed them again.
 */
export const quietUntil = (now: Date, quiet: Quiet | null): Date | null => {
  if (quiet === null || !isQuiet(now, quiet)) return null
  const end = minutesOf(quiet.to)
  const today = now.getHours() * 60 + now.getMinutes() < end
  let until = new Date(now.getFullYear(), now.getMonth(), now.getDate() + (today ? 0 : 1), Math.floor(end / 60), end % 60)
  // An hour that comes twice is written alike both times: the one that is over already is not meant.
  while (until <= now || isQuiet(until, quiet)) until = new Date(until.getTime() + STEP)
  return until
}
