import { z } from 'zod'
import { mutation, operations, query } from '../operation'

/** Another desk's public key. The fingerprint is what two people compare over the telephone. */
export const TrustedKey = z.object({ public_key: z.string(), fingerprint: z.string(), name: z.string(), added_at: z.string() })
export type TrustedKey = z.output<typeof TrustedKey>

const OwnKey = z.object({ public_key: z.string(), fingerprint: z.string() })
const Keys = z.object({ items: z.array(TrustedKey) })

/** What a request asks a second person for, and what became of it here. */
export const ReadRequest = z.object({
  request: z.uuid(),
  at: z.string(),
  operation: z.string(),
  target: z.string(),
  input: z.record(z.string(), z.unknown()),
  stated_cents: z.int().nullable(),
  note: z.string(),
  environment: z.object({ name: z.string(), kind: z.string(), origin: z.string() }),
  maker: z.object({ name: z.string(), fingerprint: z.string(), subject: z.string().nullable(), os_user: z.string() }),
  /** The record as the maker saw it, and by field "before → now" where it moved since. Null where it can't be read. */
  seen: z.record(z.string(), z.unknown()).nullable(),
  moved: z.record(z.string(), z.string()).nullable(),
  /** Why it can't be executed here, null where it can. */
  why_not: z.string().nullable(),
})
export type ReadRequest = z.output<typeof ReadRequest>

/** One step of a request, as it stands in this desk's ledger. */
const Step = z.object({
  seq: z.int(),
  at: z.string(),
  step: z.enum(['requested', 'answered', 'key_added', 'key_removed']),
  request: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
})

/** The text of a signed file, whole. */
const Text = z.string().min(1, 'Choose the file.').max(200_000, 'This is no file of Opsdesk.')
const edit = { system: 'desk', effect: 'edit', invalidates: ['approvals', 'ledger'] } as const
const Saved = z.object({ saved: z.boolean(), file: z.string().nullable(), request: z.uuid().nullable() })

/**
 * Four eyes without a server: the maker's desk signs a request, a checker's desk that knows the maker's key reads the
 * record again and executes it under its own token, and its signed answer goes back. Both stand in both ledgers.
 */
export const approvals = operations('approvals')({
  'approvals.own_key': query({ system: 'desk', input: z.strictObject({}), output: OwnKey }),
  'approvals.keys': query({ system: 'desk', input: z.strictObject({}), output: Keys }),
  /** Asks outside the window, with the fingerprint: a page that went wrong can't trust anybody by itself. */
  'approvals.add_key': mutation({
    ...edit,
    input: z.strictObject({
      public_key: z.string().trim().max(200),
      name: z.string().trim().min(1, 'Say whose key this is.').max(100),
    }),
    output: Keys,
    target: (input) => input.name,
    timeout: 300_000,
  }),
  'approvals.remove_key': mutation({
    ...edit,
    input: z.strictObject({ fingerprint: z.string() }),
    output: Keys,
    target: (input) => input.fingerprint,
  }),
  /** What this desk asked for, what was answered, and whose keys came and went: newest first. */
  'approvals.list': query({ system: 'desk', input: z.strictObject({}), output: z.object({ items: z.array(Step) }) }),
  /** The maker's part: a signed file for somebody else. Nothing is sent. */
  'approvals.export_request': mutation({
    ...edit,
    input: z.strictObject({
      operation: z.string(),
      input: z.record(z.string(), z.unknown()),
      stated_cents: z.int().min(0).max(1_000_000_000).optional(),
      seen: z.record(z.string(), z.unknown()).optional(),
      note: z.string().trim().max(1000).default(''),
    }),
    output: Saved,
    target: (input) => input.operation,
    timeout: 300_000,
  }),
  /** The checker's part: verifies a file and reads the record again. Sends nothing but reads. */
  'approvals.read_request': query({ system: 'desk', input: z.strictObject({ text: Text }), output: ReadRequest, timeout: 120_000 }),
  /** Sends it, once, on the common path of writes: confirmed, guarded, looked at again. The answer is the operation's own. */
  'approvals.execute': mutation({
    ...edit,
    input: z.strictObject({
      text: Text,
      typed: z.string().max(1000).optional(),
      over_limit: z.literal(true).optional(),
    }),
    output: z.object({ request: z.uuid(), answer: z.record(z.string(), z.unknown()) }),
    target: () => 'request',
    timeout: 180_000,
  }),
  /** The checker's signed answer: what became of it, for the maker's ledger. */
  'approvals.export_answer': mutation({
    ...edit,
    input: z.strictObject({ request: z.uuid() }),
    output: Saved,
    target: (input) => input.request,
    timeout: 300_000,
  }),
  'approvals.read_answer': mutation({
    ...edit,
    input: z.strictObject({ text: Text }),
    output: z.object({
      request: z.uuid(),
      state: z.string(),
      checker: z.object({ name: z.string(), fingerprint: z.string(), subject: z.string().nullable(), os_user: z.string() }),
    }),
    target: () => 'answer',
  }),
})
