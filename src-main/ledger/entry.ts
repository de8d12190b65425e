import { createHash } from 'node:crypto'
import { z } from 'zod'

/** How a write ended, as far as anybody knows. `sending` has no outcome yet. */
export const WriteState = z.enum(['sending', 'done', 'refused', 'unknown', 'settled_done', 'settled_not_done'])
export type WriteState = z.output<typeof WriteState>

/** Written and synced before the first byte is sent. No secret and no e-mail address is in any entry. */
export const Intent = z.strictObject({
  kind: z.literal('intent'),
  attempt: z.uuid(),
  /** 1, and one more for each press after a refusal. */
  try: z.int().min(1),
  operation: z.string(),
  effect: z.string(),
  environment: z.strictObject({ id: z.string(), name: z.string(), kind: z.string(), host: z.string() }),
  /** Where it went past the admin API, straight into the database. */
  source: z.literal('database').optional(),
  target: z.string(),
  /** Who: the token's subject, and the person's account on this machine. */
  subject: z.string().nullable(),
  os_user: z.string(),
  reason: z.string().nullable(),
  /** `METHOD /path` and the input with e-mail addresses struck out. */
  request: z.string().nullable(),
  input: z.unknown(),
  /** SHA-256 of the input as it is sent: the same attempt with another body shows. */
  input_hash: z.string(),
  /** The job this write is an item of. */
  job: z.string().nullable(),
  /** The limit of an hour was reached, and a person wanted it all the same. */
  over_limit: z.literal(true).optional(),
  /** What a person said it comes to, in the smallest unit. */
  stated_cents: z.int().optional(),
  /** Somebody else's desk asked for it, and this one checked it: both keys by their fingerprints. */
  approved: z
    .strictObject({
      request: z.uuid(),
      request_hash: z.string(),
      maker: z.string(),
      maker_name: z.string(),
      maker_subject: z.string().nullable(),
      checker: z.string(),
    })
    .optional(),
})
export type Intent = z.output<typeof Intent>

export const Outcome = z.strictObject({
  kind: z.literal('outcome'),
  attempt: z.uuid(),
  outcome: z.enum(['done', 'refused', 'unknown']),
  code: z.string().nullable(),
  status: z.int().nullable(),
  request_id: z.string().nullable(),
  /** The server's words, redacted. */
  words: z.string().nullable(),
  /** What the server answered, redacted, where it is short. */
  answer: z.unknown(),
  duration_ms: z.number().nullable(),
})
export type Outcome = z.output<typeof Outcome>

/** What became of an unknown write, and how that is known. */
export const Settlement = z.strictObject({
  kind: z.literal('settlement'),
  attempt: z.uuid(),
  outcome: z.enum(['done', 'not_done']),
  how: z.enum(['read', 'database', 'stripe', 'person']),
  subject: z.string().nullable(),
  os_user: z.string(),
  note: z.string().nullable(),
})
export type Settlement = z.output<typeof Settlement>

/** Something the ledger has to say of itself: a tail that was lost, a schema that was migrated. */
export const Remark = z.strictObject({ kind: z.literal('remark'), what: z.string(), details: z.unknown() })

/** A step of what takes two desks: asked for, answered, or whose key this desk trusts. */
export const Approval = z.strictObject({
  kind: z.literal('approval'),
  step: z.enum(['requested', 'answered', 'key_added', 'key_removed']),
  request: z.uuid().nullable(),
  subject: z.string().nullable(),
  os_user: z.string(),
  details: z.record(z.string(), z.unknown()),
})
export type Approval = z.output<typeof Approval>

/**
 * A rollout's checklist, as it was begun or as it ended. `details` are what was measured, ticked and noted, with e-mail
 * addresses struck out.
 */
export const RolloutRecord = z.strictObject({
  kind: z.literal('rollout'),
  step: z.enum(['begun', 'ended']),
  rollout: z.uuid(),
  environment: z.strictObject({ id: z.string(), name: z.string(), kind: z.string() }),
  subject: z.string().nullable(),
  os_user: z.string(),
  details: z.record(z.string(), z.unknown()),
})
export type RolloutRecord = z.output<typeof RolloutRecord>

export const EntryBody = z.discriminatedUnion('kind', [Intent, Outcome, Settlement, Approval, RolloutRecord, Remark])
export type EntryBody = z.output<typeof EntryBody>

/** One line of the chain. `body` is the exact text that was hashed. */
export interface Entry {
  seq: number
  at: string
  body: string
  previous: string
  hash: string
}

/** What the first entry is chained to. */
export const GENESIS = '0'.repeat(64)

/** hash = SHA-256 of `seq \n at \n previous \n body`, hex. The standalone verifier says the same in its own words. */
export const hashOf = (seq: number, at: string, previous: string, body: string): string =>
  createHash('sha256').update(`${seq}\n${at}\n${previous}\n${body}`).digest('hex')

/** SHA-256 of an input in its schema's own field order, hex. */
export const inputHash = (operation: string, input: unknown): string =>
  createHash('sha256')
    .update(`${operation}\n${JSON.stringify(input)}`)
    .digest('hex')
