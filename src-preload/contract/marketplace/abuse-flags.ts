import { z } from 'zod'
import { AnyJson } from '../any-json'
import { found, Id, Instant, list, mutation, operations, Window } from '../operation'
import { firstOf } from '../tolerant'

/** The two resolutions the API takes (agentpowers-admin, Resolve an Abuse Flag). */
export const resolutions = ['resolved_legit', 'resolved_fraud'] as const

const Name = z.string().trim().min(1).max(100)
const textOrNull = z
  .string()
  .nullish()
  .transform((text) => text ?? null)
const instantOrNull = Instant.nullish().transform((at) => at ?? null)

/**
 * One abuse flag, as resolving it answers (Resolve an Abuse Flag names every field). What is left open: the status of a
 * flag that nobody resolved, which practice calls `open`, and the flag_types, of which only bursts are named. So both
 * are any text, and `isResolved` is how to tell. `details` is any JSON, written by whoever was flagged as much as by us.
 */
export const AbuseFlag = z.preprocess(
  firstOf({
    id: ['id', 'flag_id'],
    flag_type: ['flag_type', 'type'],
    reference_id: ['reference_id', 'ref_id'],
    reference_type: ['reference_type', 'ref_type'],
    details: ['details', 'metadata', 'evidence'],
    resolution_notes: ['resolution_notes', 'notes'],
  }),
  z.object({
    id: z.union([z.string().max(200), z.int().transform(String)]),
    flag_type: z.string().max(200),
    reference_id: z
      .union([z.string().max(1000), z.int().transform(String)])
      .nullish()
      .transform((id) => id ?? null),
    reference_type: textOrNull,
    details: AnyJson,
    status: z
      .string()
      .max(100)
      .nullish()
      .transform((status) => status ?? 'open'),
    resolved_by: textOrNull,
    resolved_at: instantOrNull,
    resolution_notes: textOrNull,
    created_at: instantOrNull,
  }),
)
export type AbuseFlag = z.output<typeof AbuseFlag>

/** Whether somebody decided on it. Any status that does not say so is open, whatever the server calls it. */
export const isResolved = ({ status, resolved_at }: Pick<AbuseFlag, 'status' | 'resolved_at'>): boolean =>
  status.startsWith('resolved') || resolved_at !== null

/** Both filters are the server's own words. Without `status` the list holds resolved flags as well. Newest first in practice. */
const FlagsList = z.strictObject({ ...Window, status: Name.optional(), flag_type: Name.optional() })

const ResolveFlagRequest = z.strictObject({
  flag_id: Id,
  resolution: z.enum(resolutions),
  notes: z.string().trim().max(5000, 'Notes have at most 5,000 characters.').optional(),
})

const flagsList = list({ system: 'marketplace', route: 'GET /v1/admin/abuse/flagged', input: FlagsList, row: AbuseFlag })

/** agentpowers-admin, Abuse Flags and Resolve an Abuse Flag. */
export const abuseFlags = operations('abuse-flags')({
  'abuse-flags.list': flagsList,
  /** Looks among the resolved ones too: that is how a decision made by somebody else is noticed. */
  'abuse-flags.get': found({
    system: 'marketplace',
    list: 'abuse-flags.list',
    rows: flagsList,
    key: (flag) => flag.id,
    wanted: (input) => input.flag_id,
    input: z.strictObject({ flag_id: Id }),
  }),
  'abuse-flags.resolve': mutation({
    system: 'marketplace',
    route: 'POST /v1/admin/abuse/{flag_id}/resolve',
    input: ResolveFlagRequest,
    output: AbuseFlag,
    effect: 'edit',
    target: (input) => input.flag_id,
    invalidates: ['abuse-flags'],
    without_api: { lost: ['Nobody is notified of the decision.'] },
    confirm: {
      subject: ({ flag_id }) => ({ operation: 'abuse-flags.get', input: { flag_id } }),
      name: (flag: AbuseFlag) => `${flag.flag_type.replaceAll('_', ' ')} ${flag.id}`,
      title: 'Resolve the flag {who}',
      consequence: 'It leaves the queue with this resolution and these notes, under your name. The account itself stays as it is.',
      undo: null,
      button: 'Resolve flag',
      eligible: (flag: AbuseFlag) => (isResolved(flag) ? resolvedWords(flag) : null),
      happened: (flag: AbuseFlag, input) => flag.status === input.resolution,
    },
    reason: (input) => input.notes ?? null,
  }),
})

/** "Already resolved as fraud by user_1 at 2026-01-31T09:30:00Z." */
const resolvedWords = ({ status, resolved_by, resolved_at }: AbuseFlag): string => {
  const as = status.startsWith('resolved_') ? ` as ${status.slice('resolved_'.length).slice(0, 50)}` : ''
  return `Already resolved${as}${resolved_by ? ` by ${resolved_by.slice(0, 200)}` : ''}${resolved_at ? ` at ${resolved_at}` : ''}.`
}
