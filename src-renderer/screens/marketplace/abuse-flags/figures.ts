import { z } from 'zod'

/** One decision made at this desk: when, how long its evidence was open, in ms, and which way. */
export const Decided = z.object({ at: z.number(), took: z.number(), fraud: z.boolean(), flag: z.string() })
export const DecidedList = z.array(Decided)
export type Decided = z.output<typeof Decided>
export const nothingDecided: Decided[] = []

const MOST = 1000
const KEPT_MS = 7 * 86_400_000
/** Longer than this nobody looked at it: they were away. */
export const AWAY_MS = 10 * 60_000

/** With one more; those older than a week are forgotten. */
export const withDecided = (before: readonly Decided[], one: Decided): Decided[] =>
  [...before.filter(({ at, flag }) => flag !== one.flag && at > one.at - KEPT_MS), one].slice(-MOST)

export interface Figures {
  today: number
  /** Milliseconds. Null where nothing was decided today, as is the share. */
  median: number | null
  /** 0 to 1. */
  fraud: number | null
}

/** Today is the day on this machine's clock. */
export const figuresOf = (decided: readonly Decided[], now: Date): Figures => {
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  const today = decided.filter(({ at }) => at >= midnight && at <= now.getTime())
  if (today.length === 0) return { today: 0, median: null, fraud: null }
  const took = today.map((one) => one.took).sort((a, b) => a - b)
  const middle = took.length >> 1
  const median = took.length % 2 === 1 ? (took[middle] ?? 0) : ((took[middle - 1] ?? 0) + (took[middle] ?? 0)) / 2
  return { today: today.length, median, fraud: today.filter(({ fraud }) => fraud).length / today.length }
}

export const figuresWords = ({ today, median, fraud }: Figures): string => {
  if (median === null || fraud === null) return 'Nothing decided at this desk today'
  return `Today ${today} decided · median ${seconds(median)} · ${Math.round(fraud * 100)} % fraud`
}

const seconds = (ms: number): string => {
  const whole = Math.round(ms / 1000)
  return whole < 1 ? 'under 1 s' : whole < 90 ? `${whole} s` : `${Math.round(whole / 60)} min`
}
