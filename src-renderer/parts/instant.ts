import { formatDistanceStrict, isValid, parseISO } from 'date-fns'

/** The instant a server sent, or null where it is no date: then its own text is shown instead. */
export const instantOf = (iso: string): Date | null => {
  const date = parseISO(iso)
  return isValid(date) ? date : null
}

const SECOND = 1000
const short: Record<string, string> = {
  second: 's',
  seconds: 's',
  minute: 'min',
  minutes: 'min',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
}

/** "3 d ago", "in 26 h", "just now"; beyond four weeks the day itself: "16 Nov 2026". */
export const relative = (date: Date, now: Date): string => {
  const distance = date.getTime() - now.getTime()
  if (Math.abs(distance) < 5 * SECOND) return 'just now'
  if (Math.abs(distance) > 28 * 24 * 3600 * SECOND) return day(date)
  const unit = Math.abs(distance) >= 48 * 3600 * SECOND ? 'day' : undefined
  const hours = !unit && Math.abs(distance) >= 3600 * SECOND ? 'hour' : unit
  const [count = '', word = ''] = formatDistanceStrict(date, now, { unit: hours, roundingMethod: 'floor' }).split(' ')
  const words = `${count} ${short[word] ?? word}`
  return distance < 0 ? `${words} ago` : `in ${words}`
}

/** "16 Nov 2026": the same in every locale, so that it can be said on the phone. */
export const day = (date: Date): string => days.format(date)

/** "16 Nov 2026, 09:14:05 CET". */
export const exact = (date: Date): string => moments.format(date)

// Made once: making one takes longer than drawing the row it is for.
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const moments = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
})
