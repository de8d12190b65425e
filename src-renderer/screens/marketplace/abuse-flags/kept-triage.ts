import { z } from 'zod'

/** What this screen keeps on this machine, by environment where it is about one. */
export const snoozedKey = (environment: string): string => `opsdesk.abuse-flags.snoozed.${environment}`
export const filtersKey = (environment: string): string => `opsdesk.abuse-flags.filters.${environment}`
export const decidedKey = (environment: string): string => `opsdesk.abuse-flags.decided.${environment}`
export const halfDoneKey = (environment: string): string => `opsdesk.abuse-flags.half-done.${environment}`
export const NOTES = 'opsdesk.abuse-flags.notes'
export const REASONS = 'opsdesk.abuse-flags.reasons'

/** Until when, in milliseconds, by flag id. */
export const Snoozed = z.record(z.string(), z.number())
export type Snoozed = z.output<typeof Snoozed>
export const nothingSnoozed: Snoozed = {}
const MOST_SNOOZED = 2000

/** Puts a flag off until then; null wakes it. What is long over is forgotten, and so are the oldest where there are too many. */
export const snoozing = (before: Snoozed, id: string, until: number | null, now: number): Snoozed => {
  const rest = Object.entries(before).filter(([one, at]) => one !== id && at > now - 86_400_000)
  const next: [string, number][] = until === null ? rest : [...rest, [id, until]]
  return Object.fromEntries(next.slice(-MOST_SNOOZED))
}

/** For how long a flag can be put off. `now` is a moment on this machine's clock. */
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

export const SavedFilter = z.object({ name: z.string().max(60), search: z.string().max(500) })
export const SavedFilters = z.array(SavedFilter).max(50)
export const noFilters: z.output<typeof SavedFilters> = []

export const Templates = z.array(z.string().max(500)).max(50)
export const firstNotes = [
  'Reviewed transaction history, activity is legitimate.',
  'Same household, one card.',
  'Known tester account.',
  'Buyer and seller are the same person.',
]
export const firstReasons = ['Suspected fraudulent purchase pattern', 'Self-purchase under review', 'Chargebacks under review']
