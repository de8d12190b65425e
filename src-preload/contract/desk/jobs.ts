import { z } from 'zod'
import { list, mutation, operations, query, Window } from '../operation'

/** waiting: made, not begun. stopped: by itself, on 401, 403 or repeated failures. */
export const JobState = z.enum(['running', 'paused', 'stopped', 'cancelled', 'ended'])
export type JobState = z.output<typeof JobState>

export const Job = z.object({
  id: z.string(),
  at: z.string(),
  environment: z.string(),
  operation: z.string(),
  state: JobState,
  /** Why it stopped by itself. */
  reason: z.string().nullable(),
  /** The failure's code then: over_limit goes on where a person says so. */
  stopped_by: z.string().nullable(),
  /** Items a minute, at most; 0 as fast as the server answers. */
  pace: z.int(),
  total: z.int(),
  done: z.int(),
  refused: z.int(),
  unknown: z.int(),
  waiting: z.int(),
  /** The job whose failures this one tries again. */
  retries: z.string().nullable(),
})
export type Job = z.output<typeof Job>

export const JobItem = z.object({
  n: z.int(),
  attempt: z.string(),
  target: z.string(),
  input: z.record(z.string(), z.unknown()),
  stated_cents: z.int().nullable(),
  state: z.enum(['waiting', 'sending', 'done', 'refused', 'unknown', 'settled_done', 'settled_not_done', 'left_out']),
  status: z.int().nullable(),
  /** The server's words, or why it was left out. */
  words: z.string().nullable(),
})
export type JobItem = z.output<typeof JobItem>

/** One line of a preview: the record, and why it can't be done where it can't. */
export const Eligibility = z.object({
  target: z.string(),
  record: z.record(z.string(), z.unknown()).nullable(),
  why_not: z.string().nullable(),
})

const Inputs = z.array(z.record(z.string(), z.unknown())).min(1, 'Nothing is selected.').max(10_000, 'At most 10,000 at once.')
/** What each comes to by a person's own word, in the smallest unit, line by line. For the ledger, and the limits on money. */
const Stated = z.array(z.int().min(0).max(1_000_000_000).nullable()).max(10_000).optional()
/** How much of the limit of an hour is used, null where there is none. */
const HourSpent = z.object({ count: z.int(), cents: z.int(), spent_count: z.int(), spent_cents: z.number() }).nullable()

const Of = z.strictObject({ job_id: z.string() })
const edit = { system: 'desk', effect: 'edit', invalidates: ['jobs'] } as const
const target = (input: { job_id: string }): string => input.job_id

/** Many writes of one operation, each its own call, each exactly once, over crashes and restarts. */
export const jobs = operations('jobs')({
  'jobs.list': list({
    system: 'desk',
    input: z.strictObject({ ...Window, environment: z.string().optional(), states: z.array(JobState).min(1).optional() }),
    row: Job,
  }),
  'jobs.get': query({ system: 'desk', input: Of, output: Job.nullable() }),
  'jobs.items': list({
    system: 'desk',
    input: z.strictObject({ ...Window, job_id: z.string(), states: z.array(z.string()).optional() }),
    row: JobItem,
  }),
  /** Reads every record once and says which can be done, by that and by this desk's ledger. Changes nothing. */
  'jobs.preview': query({
    system: 'desk',
    input: z.strictObject({ operation: z.string(), inputs: Inputs, stated: Stated }),
    output: z.object({ items: z.array(Eligibility), limit: HourSpent }),
    timeout: 300_000,
  }),
  /** `typed` as for one write, its target being the number of items. */
  'jobs.create': mutation({
    ...edit,
    input: z.strictObject({
      job_id: z.uuid(),
      operation: z.string(),
      inputs: Inputs,
      stated: Stated,
      pace: z.int().min(0).max(6000).default(0),
      typed: z.string().max(300).optional(),
    }),
    output: Job,
    target,
    timeout: 300_000,
  }),
  'jobs.pause': mutation({ ...edit, input: Of, output: Job, target }),
  /** `over_limit`: it stopped at the limit of an hour, and as much again is wanted all the same. Then it stops and asks once more. */
  'jobs.resume': mutation({ ...edit, input: Of.extend({ over_limit: z.literal(true).optional() }), output: Job, target }),
  'jobs.cancel': mutation({ ...edit, input: Of, output: Job, target }),
  /** A new job of the refused items only, with attempts of their own. `typed` as for `jobs.create`. */
  'jobs.retry': mutation({
    ...edit,
    input: Of.extend({ new_job_id: z.uuid(), typed: z.string().max(300).optional() }),
    output: Job,
    target,
  }),
})
