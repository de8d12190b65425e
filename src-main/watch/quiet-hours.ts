/** Local times of a day, `22:00` to `07:00`; over midnight where `to` is the earlier. The same time twice is no time. */
export interface Quiet {
  from: string
  to: string
}

const MINUTE = 60_000
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
 * When they end: the next minute after `now` that is not in them, null where it is not quiet now. The minutes are gone through
 * one by one, a day or two of them: where clocks are put forward or back, no arithmetic on what they show is right.
 */
export const quietUntil = (now: Date, quiet: Quiet | null): Date | null => {
  if (quiet === null || quiet.from === quiet.to || !isQuiet(now, quiet)) return null
  let until = new Date(Math.floor(now.getTime() / MINUTE) * MINUTE)
  do until = new Date(until.getTime() + MINUTE)
  while (isQuiet(until, quiet))
  return until
}
