import type { HistorySpan } from './health-history'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long readings are kept, in milliseconds. Older ones are gone. */
export const KEPT = 90 * DAY
/** From this age on, readings are counted together in steps of so many milliseconds. The youngest in steps of a minute. */
export const historySteps = [
  { from: 0, step: MINUTE },
  { from: 26 * HOUR, step: 10 * MINUTE },
  { from: 8 * DAY, step: HOUR },
] as const

/** What can be looked back on: how many cells, of how many milliseconds each. */
export const historySpans = {
  hour: { cells: 30, step: 2 * MINUTE },
  day: { cells: 48, step: 30 * MINUTE },
  week: { cells: 84, step: 2 * HOUR },
  quarter: { cells: 90, step: DAY },
} as const satisfies Record<HistorySpan, { cells: number; step: number }>

/**
 * When a service flaps: it went between ok and not ok at least so many times within these minutes, the last time less
 * than so many minutes ago. Going from degraded to down and back is one failure, not flapping. Anything else that is not
 * ok is failing.
 */
export const FLAPPING = { turns: 4, within_minutes: 60, steady_minutes: 20 } as const
