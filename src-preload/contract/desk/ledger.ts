import { z } from 'zod'
import { list, mutation, operations, query, Window } from '../operation'

/** How a write ended. `sending` and `unknown` block their target; `settled_*` were unknown. */
export const WriteState = z.enum(['sending', 'done', 'refused', 'unknown', 'settled_done', 'settled_not_done'])
export type WriteState = z.output<typeof WriteState>

/** One intended write and where it stands. */
export const Write = z.object({
  attempt: z.string(),
  seq: z.int(),
  at: z.string(),
  tries: z.int(),
  operation: z.string(),
  effect: z.string(),
  /** The environment's id, and its name at the time. */
  environment: z.string(),
  target: z.string(),
  subject: z.string().nullable(),
  job: z.string().nullable(),
  state: WriteState,
  status: z.int().nullable(),
  duration_ms: z.number().nullable(),
})
export type Write = z.output<typeof Write>

/** How a line of the ledger's list stands: as a write does, or which step of a rollout it is. */
export const LineState = z.enum([...WriteState.options, 'begun', 'ended'])
export type LineState = z.output<typeof LineState>

/** A write, or a rollout's checklist as it was begun or as it ended: then `target` is its name, and no answer is due. */
const LedgerLine = Write.extend({
  kind: z.enum(['write', 'rollout']),
  /** Of a rollout, what names its line: `rollout~<id>~<step>`. */
  attempt: z.string(),
  state: LineState,
  /** The rollout's id. */
  rollout: z.string().nullable(),
})

/** One entry of a write's story. `body` is the entry as it is hashed, parsed. */
export const LedgerEntry = z.object({ seq: z.int(), at: z.string(), body: z.record(z.string(), z.unknown()), hash: z.string() })

/** A write with what was asked, by whom, and what came of it. Amounts are in the smallest unit of a currency nobody names. */
export const WriteOutcome = Write.extend({
  /** The environment's name at the time. */
  environment_name: z.string(),
  os_user: z.string(),
  reason: z.string().nullable(),
  /** What the server answered, where it did. */
  answer: z.record(z.string(), z.unknown()).nullable(),
  answered_at: z.string().nullable(),
  /** The failure's code and the server's words, where it was refused. */
  code: z.string().nullable(),
  words: z.string().nullable(),
  /** As the answer says. */
  amount_cents: z.number().nullable(),
  /** As a person said beforehand. */
  stated_cents: z.int().nullable(),
  /** The limit of an hour was passed, by a person's word. */
  over_limit: z.boolean(),
  /** Who asked for it, where somebody else checked it. */
  maker: z.string().nullable(),
  maker_subject: z.string().nullable(),
  settled_how: z.string().nullable(),
  settled_note: z.string().nullable(),
})
export type WriteOutcome = z.output<typeof WriteOutcome>

/** How many writes ended in one manner: on one day, for one reason, or by one person. */
export const Figure = z.object({
  by: z.enum(['day', 'reason', 'operator']),
  /** A day on this machine, a reason, or the person's account on this machine. Null: none; an empty one: all the other reasons. */
  key: z.string().nullable(),
  /** Of an operator: the token's subject. */
  subject: z.string().nullable(),
  state: WriteState,
  /** The answer's own word for how it stands. */
  status: z.string().nullable(),
  count: z.int(),
  /** What the answers say, in the smallest unit, and how many of them say it. */
  cents: z.number(),
  priced: z.int(),
  /** What people stated of the others. */
  stated_cents: z.number(),
})
export type Figure = z.output<typeof Figure>

const Health = z.object({
  /** Where it is false, no write leaves this machine. */
  writable: z.boolean(),
  trouble: z.string().nullable(),
  /** Writes whose outcome nobody knows, over all environments. */
  unknown: z.int(),
})

export const Verification = z.object({
  whole: z.boolean(),
  entries: z.int(),
  head: z.object({ seq: z.int(), hash: z.string() }),
  first_bad: z.object({ seq: z.int(), why: z.string() }).nullable(),
  tail_lost: z.int().nullable(),
  milliseconds: z.number(),
})

const Instant = z.iso.datetime()

const Outcomes = {
  operation: z.string(),
  environment: z.string().optional(),
  states: z.array(WriteState).optional(),
  job: z.string().optional(),
  os_user: z.string().max(300).optional(),
  /** This reason, or those that begin with it. */
  reason: z.string().min(1).max(300).optional(),
  text: z.string().max(200).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
}

const Listed = {
  ...Window,
  environment: z.string().optional(),
  operation: z.string().optional(),
  target: z.string().max(300).optional(),
  job: z.string().optional(),
  text: z.string().max(200).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
}

/** The append-only record of every write made from this desk. */
export const ledger = operations('ledger')({
  'ledger.list': list({
    system: 'desk',
    input: z.strictObject({ ...Listed, states: z.array(WriteState).optional() }),
    row: Write,
  }),
  /** Every write, and every rollout that was begun or ended, newest first. */
  'ledger.lines': list({
    system: 'desk',
    input: z.strictObject({ ...Listed, states: z.array(LineState).optional() }),
    row: LedgerLine,
  }),
  /** The writes of one operation with their answers. What nobody knows the end of comes first, however it is sorted. */
  'ledger.outcomes': list({
    system: 'desk',
    input: z.strictObject({
      ...Window,
      ...Outcomes,
      sort: z.enum(['at', 'target', 'state', 'status', 'amount_cents', 'reason', 'os_user', 'duration_ms']).default('at'),
      order: z.enum(['asc', 'desc']).default('desc'),
    }),
    row: WriteOutcome,
  }),
  /** Counts and sums of the same writes. `heads`: reasons that begin with one of these count as it. */
  'ledger.figures': query({
    system: 'desk',
    input: z.strictObject({ ...Outcomes, heads: z.array(z.string().min(1).max(200)).max(100).default([]) }),
    output: z.object({ items: z.array(Figure) }),
    timeout: 60_000,
  }),
  'ledger.get': query({
    system: 'desk',
    input: z.strictObject({ attempt: z.uuid() }),
    output: z.object({ write: Write, entries: z.array(LedgerEntry) }).nullable(),
  }),
  'ledger.health': query({ system: 'desk', input: z.strictObject({}), output: Health }),
  'ledger.verify': query({ system: 'desk', input: z.strictObject({}), output: Verification, timeout: 120_000 }),
  /** A document that was sent from here, exactly, by the SHA-256 the ledger keeps of it. Null where it is not kept. */
  'ledger.document': query({
    system: 'desk',
    input: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/, 'This is no SHA-256.') }),
    output: z.object({ text: z.string() }).nullable(),
  }),
  /** Writes every entry to a file signed with this desk's key: resources/verify-ledger.mjs checks it without the app. */
  'ledger.export_signed': query({
    system: 'desk',
    input: z.strictObject({}),
    output: z.object({ saved: z.boolean(), file: z.string().nullable(), entries: z.int() }),
    timeout: 600_000,
  }),
  /** Settles an unknown write by reading its record again. `settled` is null where the record can't tell, or not yet. */
  'ledger.recheck': mutation({
    system: 'desk',
    input: z.strictObject({ attempt: z.uuid() }),
    output: z.object({ settled: z.enum(['done', 'not_done']).nullable(), what: z.string() }),
    effect: 'edit',
    target: (input) => input.attempt,
    invalidates: ['ledger', 'jobs'],
    timeout: 120_000,
  }),
  /** Settles an unknown write by a person's own statement. */
  'ledger.settle': mutation({
    system: 'desk',
    input: z.strictObject({
      attempt: z.uuid(),
      outcome: z.enum(['done', 'not_done']),
      note: z.string().trim().min(3, 'Say how you know.').max(1000),
    }),
    output: z.object({ settled: z.boolean() }),
    effect: 'edit',
    target: (input) => input.attempt,
    invalidates: ['ledger', 'jobs'],
  }),
  /** Takes back an edit that is still waiting to leave. `undone` is false where it has left. */
  'ledger.undo': mutation({
    system: 'desk',
    input: z.strictObject({ attempt: z.uuid() }),
    output: z.object({ undone: z.boolean() }),
    effect: 'edit',
    target: (input) => input.attempt,
    invalidates: ['ledger'],
  }),
})
