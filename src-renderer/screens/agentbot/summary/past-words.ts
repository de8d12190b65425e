import type { HealthCell, HealthChange, HistorySpan } from '@contract/desk/health-history'
import { numbers } from '../../../parts/numbers'

export const spanWords: Record<HistorySpan, { name: string; over: string; cell: string }> = {
  hour: { name: 'Hour', over: 'the last hour', cell: '2 minutes' },
  day: { name: 'Day', over: 'the last day', cell: '30 minutes' },
  week: { name: 'Week', over: 'the last week', cell: '2 hours' },
  quarter: { name: '90 days', over: 'the last 90 days', cell: 'a day' },
}

const states = ['ok', 'degraded', 'down', 'other'] as const

/** One stretch in words: "28 ok, 2 degraded", "Agentbot not reached", "not read". */
export const cellWords = (cell: HealthCell): string => {
  const found = states.filter((state) => cell[state] > 0).map((state) => `${cell[state]} ${state}`)
  if (cell.unreached > 0) found.push(found.length === 0 ? 'Agentbot not reached' : `Agentbot not reached ${times(cell.unreached)}`)
  return found.join(', ') || 'not read'
}
const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

/** All the bars in a sentence: what share of the readings was ok, and for how many stretches nothing is known. */
export const barsWords = (name: string, cells: readonly HealthCell[], span: HistorySpan): string => {
  const sum = (state: keyof HealthCell): number => cells.reduce((total, cell) => total + cell[state], 0)
  const readings = states.reduce((total, state) => total + sum(state), 0)
  const unread = cells.filter((cell) => Object.values(cell).every((count) => count === 0)).length
  const found = readings === 0 ? 'nothing was read' : `ok in ${percent(sum('ok') / readings)} of ${numbers.format(readings)} readings`
  const worse = (['degraded', 'down', 'other'] as const)
    .filter((state) => sum(state) > 0)
    .map((state) => `${state} in ${numbers.format(sum(state))}`)
  const rest = [
    ...worse,
    ...(sum('unreached') > 0 ? [`Agentbot not reached ${times(sum('unreached'))}`] : []),
    ...(unread > 0 ? [`no reading in ${unread} of ${cells.length} stretches of ${spanWords[span].cell}`] : []),
  ]
  return [`${name}, ${spanWords[span].over}: ${found}`, ...rest].join('; ')
}

/** Rounded down, so that 100 % means all. */
export const percent = (share: number): string => `${Math.floor(share * 1000) / 10} %`

const MINUTE = 60_000

/** Whether a change was seen as it happened, or lies somewhere in a time nobody looked: "between". */
export const isExact = ({ at, after }: Pick<HealthChange, 'at' | 'after'>): boolean => Date.parse(at) - Date.parse(after) <= 3 * MINUTE

/** The beginning of each cell. */
export const timesOf = (from: string, step: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => new Date(Date.parse(from) + index * step).toISOString())

/** A time on the axis of a chart and in a table: the day only where a cell is a day. */
export const axisFormat = (span: HistorySpan): ((at: string) => string) => {
  const format = new Intl.DateTimeFormat('en-GB', formats[span])
  return (at) => format.format(new Date(at))
}
const day = { day: 'numeric', month: 'short' } as const
const time = { hour: '2-digit', minute: '2-digit' } as const
const formats = { hour: time, day: { weekday: 'short', ...time }, week: { ...day, ...time }, quarter: day } as const
