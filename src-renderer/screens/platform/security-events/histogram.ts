import type { SecurityCounts } from '@contract/platform/security-events'
import { severityRank } from './event-words'

/** More bars than this can't be told apart: days are put together then. */
const MOST_BARS = 96
const HOUR = 3_600_000

export interface Histogram {
  times: string[]
  series: { severity: string; values: number[] }[]
  /** How long a bar is, in milliseconds. */
  step: number
}

/** Every severity there is, with how many, the worst first. */
export const bySeverity = ({ counts }: SecurityCounts): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const { severity, count } of counts) sums.set(severity, (sums.get(severity) ?? 0) + count)
  return new Map([...sums].sort(([a], [b]) => severityRank(a) - severityRank(b) || a.localeCompare(b)))
}

/**
 * The counts as bars without gaps, from the first stretch with an event to the last. `chosen`: the severities to show, all where
 * it is empty. Null where there is nothing to draw.
 */
export const histogramOf = (asked: SecurityCounts, chosen: readonly string[]): Histogram | null => {
  const counts = asked.counts.filter(
    ({ at, severity }) => !Number.isNaN(Date.parse(at)) && (chosen.length === 0 || chosen.includes(severity)),
  )
  if (counts.length === 0) return null
  const unit = asked.step === 'hour' ? HOUR : 24 * HOUR
  const moments = counts.map(({ at }) => Date.parse(at))
  const [first, last] = [Math.min(...moments), Math.max(...moments)]
  const step = unit * Math.max(1, Math.ceil((last - first + unit) / unit / MOST_BARS))
  const bars = Math.floor((last - first) / step) + 1
  const severities = [...bySeverity({ ...asked, counts }).keys()].toReversed()
  const series = severities.map((severity) => ({ severity, values: Array.from({ length: bars }, () => 0) }))
  const of = new Map(series.map((one) => [one.severity, one.values]))
  for (const { at, severity, count } of counts) {
    const values = of.get(severity)
    const bar = Math.floor((Date.parse(at) - first) / step)
    if (values) values[bar] = (values[bar] ?? 0) + count
  }
  return { times: Array.from({ length: bars }, (_, bar) => new Date(first + bar * step).toISOString()), series, step }
}
