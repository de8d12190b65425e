/** What this screen keeps on this machine, by environment where it is about one. */
export const snoozedKey = (environment: string): string => `opsdesk.abuse-flags.snoozed.${environment}`
export const filtersKey = (environment: string): string => `opsdesk.abuse-flags.filters.${environment}`
export const decidedKey = (environment: string): string => `opsdesk.abuse-flags.decided.${environment}`
export const halfDoneKey = (environment: string): string => `opsdesk.abuse-flags.half-done.${environment}`
export const NOTES = 'opsdesk.abuse-flags.notes'
export const REASONS = 'opsdesk.abuse-flags.reasons'

export const firstNotes = [
  'Reviewed transaction history, activity is legitimate.',
  'Same household, one card.',
  'Known tester account.',
  'Buyer and seller are the same person.',
]
export const firstReasons = ['Suspected fraudulent purchase pattern', 'Self-purchase under review', 'Chargebacks under review']
