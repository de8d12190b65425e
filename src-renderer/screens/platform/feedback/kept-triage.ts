/** What this screen keeps on this machine, by environment where it is about one. */
export const snoozedKey = (environment: string): string => `opsdesk.feedback.snoozed.${environment}`
export const filtersKey = (environment: string): string => `opsdesk.feedback.filters.${environment}`
export const halfDoneKey = (environment: string): string => `opsdesk.feedback.half-done.${environment}`
export const NOTES = 'opsdesk.feedback.notes'
export const firstNotes = [
  'Known, being worked on.',
  'Asked the sender for more.',
  'A scanner; nothing of it got through.',
  'Same as an earlier report.',
]
