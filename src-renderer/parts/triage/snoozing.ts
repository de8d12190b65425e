import { z } from 'zod'

/** Until when, in milliseconds, by the record's id. */
export const Snoozed = z.record(z.string(), z.number())
export type Snoozed = z.output<typeof Snoozed>
export const nothingSnoozed: Snoozed = {}
const MOST_SNOOZED = 2000

/** Puts a record off until then; null wakes it. What is long over is forgotten, and so are the oldest where there are too many. */
export const snoozing = (before: Snoozed, id: string, until: number | null, now: number): Snoozed => {
  const rest = Object.entries(before).filter(([one, at]) => one !== id && at > now - 86_400_000)
  const next: [string, number][] = until === null ? rest : [...rest, [id, until]]
  return Object.fromEntries(next.slice(-MOST_SNOOZED))
}

/** For how long a record can be put off. `now` is a moment on this machine's clock. */
export const snoozes = (now: Date): readonly { key: string; words: string; until: number }[] => {
  const tomorrow = new Date(now)
  tomorrow.setDate(tomorrow.getDate() + 1)
  tomorrow.setHours(8, 0, 0, 0)
  return [
    { key: '1', words: '1 hour', until: now.getTime() + 3_600_000 },
    { key: '2', words: '4 hours', until: now.getTime() + 4 * 3_600_000 },
    { key: '3', words: 'Tomorrow, 8:00', until: tomorrow.getTime() },
    { key: '4', words: '7 days', until: now.getTime() + 7 * 86_400_000 },
  ]
}
