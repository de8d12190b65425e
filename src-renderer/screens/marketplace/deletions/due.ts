import { instantOf } from '../../../parts/instant'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How near a deletion is. `unknown`: the server gave no day, or none that can be read. */
export type Nearness = 'overdue' | 'soon' | 'later' | 'unknown'

/** When an account is to be deleted, against the clock. `soon` is within 24 hours. */
export const nearnessOf = (scheduled_at: string | null, now: Date): Nearness => {
  const at = scheduled_at === null ? null : instantOf(scheduled_at)
  if (!at) return 'unknown'
  const left = at.getTime() - now.getTime()
  if (left <= 0) return 'overdue'
  return left <= DAY ? 'soon' : 'later'
}

/** "in 5 h 12 min", "in 3 d 4 h", "2 h 5 min overdue"; null where no day is known. */
export const countdown = (scheduled_at: string | null, now: Date): string | null => {
  const at = scheduled_at === null ? null : instantOf(scheduled_at)
  if (!at) return null
  const left = at.getTime() - now.getTime()
  const words = span(Math.abs(left))
  return left > 0 ? `in ${words}` : `${words} overdue`
}

const span = (milliseconds: number): string => {
  if (milliseconds < MINUTE) return 'less than a minute'
  const [days, hours, minutes] = [
    Math.floor(milliseconds / DAY),
    Math.floor((milliseconds % DAY) / HOUR),
    Math.floor((milliseconds % HOUR) / MINUTE),
  ]
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`
  return `${minutes} min`
}

/** The soonest first; those without a day that can be read last. Equal ones keep the server's order. */
export const bySoonest = <Row extends { deletion_scheduled_at: string | null }>(rows: readonly Row[]): Row[] =>
  rows
    .map((row) => ({ row, at: timeOf(row.deletion_scheduled_at) }))
    .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at))
    .map(({ row }) => row)

const timeOf = (iso: string | null): number => (iso === null ? null : instantOf(iso)?.getTime()) ?? Number.MAX_SAFE_INTEGER

/** "21 Nov 2026, 09:14:05 UTC": for whoever runs the job, wherever they are. */
export const inUtc = (iso: string): string | null => {
  const at = instantOf(iso)
  return at && utc.format(at)
}
const utc = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
  timeZoneName: 'short',
})
