import { NativeSelect } from '@mantine/core'
import { DayRange } from '../../parts/day-range'
import { dayOf, oneOf, wordsIn } from '../../parts/list-filter'

/** For how long back a list of events goes. `own`: from one day to another, both included, in UTC. */
export const timeSpans = ['', 'hour', 'day', 'week', 'month', 'own'] as const
export type TimeSpan = (typeof timeSpans)[number]

const words: Record<TimeSpan, string> = {
  '': 'All time',
  hour: 'Last hour',
  day: 'Last 24 hours',
  week: 'Last 7 days',
  month: 'Last 30 days',
  own: 'From … to …',
}
const HOUR = 3_600_000
const hours: Partial<Record<TimeSpan, number>> = { hour: 1, day: 24, week: 7 * 24, month: 30 * 24 }

export interface Time {
  span: TimeSpan
  /** Days as they stand in the address, `2026-11-21`; empty where they are not said. */
  from: string
  to: string
}

/** Reads the time out of an address’s search. What is none counts as none. */
export const timeIn = (search: string): Time => {
  const word = wordsIn(search)
  const from = dayOf(word('from'))
  const to = dayOf(word('to'))
  return { span: oneOf(timeSpans, word('span')) || (from || to ? 'own' : ''), from, to }
}

/**
 * The instants a list is asked for. `now` in milliseconds: it is cut to the hour (the minute, for the last hour), so that a list
 * that is drawn again asks the same and shares its answer.
 */
export const instantsOf = ({ span, from, to }: Time, now: number): { since?: string; until?: string } => {
  const back = hours[span]
  if (back !== undefined) {
    const step = span === 'hour' ? 60_000 : HOUR
    return { since: new Date(Math.floor(now / step) * step - back * HOUR).toISOString() }
  }
  if (span !== 'own') return {}
  return {
    ...(from ? { since: `${from}T00:00:00Z` } : {}),
    ...(to ? { until: new Date(Date.parse(to) + 24 * HOUR).toISOString() } : {}),
  }
}

/** Days are of a time that is chosen by days: with any other they would ask for it again. */
const spanned = (time: Time, span: TimeSpan): Time => (span === 'own' ? { ...time, span } : { span, from: '', to: '' })

/** Chooses the time that a list, its chart and its file are of. */
export const TimeChoice = ({ time, onChange }: { time: Time; onChange: (time: Time) => void }) => (
  <>
    <NativeSelect
      aria-label="Time"
      value={time.span}
      onChange={(event) => onChange(spanned(time, event.currentTarget.value as TimeSpan))}
      data={timeSpans.map((value) => ({ value, label: words[value] }))}
    />
    {time.span === 'own' && <DayRange from={time.from} to={time.to} onChange={(days) => onChange({ ...time, ...days })} />}
  </>
)
