import type { Compared, FieldDifference } from './compare'
import { verdictWords } from './wallet-words'

/** What a file of the differences holds: every column there is, whichever are in view. */
export const differenceColumns = [
  { field: 'verdict', heading: 'Compared' },
  { field: 'kind', heading: 'Kind' },
  { field: 'id', heading: 'Stripe id' },
  { field: 'what', heading: 'What' },
  { field: 'fields', heading: 'Differs in' },
  { field: 'platform', heading: 'On the platform' },
  { field: 'stripe', heading: 'At Stripe' },
  { field: 'agent', heading: 'Agent' },
  { field: 'wallet_id', heading: 'Wallet id' },
  { field: 'at', heading: 'When' },
] as const

/** A record as a file holds it, a line each: what differs in several fields stands in one cell a side. */
export const differenceRow = ({
  verdict,
  fields,
  ...one
}: Compared): Record<(typeof differenceColumns)[number]['field'], string | null> => ({
  ...one,
  verdict: verdictWords[verdict].words,
  fields: fields.map(({ field }) => field).join('; ') || null,
  platform: said(fields, 'platform'),
  stripe: said(fields, 'stripe'),
})

/** `Amount: $100.00; Outcome: approved` */
const said = (fields: readonly FieldDifference[], side: 'platform' | 'stripe'): string | null =>
  fields.map((one) => `${one.field}: ${one[side]}`).join('; ') || null
