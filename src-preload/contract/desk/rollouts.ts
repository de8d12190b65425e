import { z } from 'zod'
import { list, mutation, operations, query, Window } from '../operation'

/** The steps of a rollout, in the document's order. */
export const RolloutStepId = z.enum(['models', 'usage', 'connector-events', 'feedback', 'handoffs', 'runtime', 'sandbox'])
export type RolloutStepId = z.output<typeof RolloutStepId>

/** How a measurement is judged. `not_offered`: the server lacks what would be asked. `failed`: it could not be measured. */
export const RolloutVerdict = z.enum(['ok', 'look', 'bad', 'not_offered', 'failed'])
export type RolloutVerdict = z.output<typeof RolloutVerdict>

/** The most measurements kept of one step: the newest of them. */
export const MOST_MEASUREMENTS = 20

/** What one look at one step found. */
export const RolloutMeasurement = z.object({
  at: z.string(),
  verdict: RolloutVerdict,
  /** One sentence. Of a failure, what kept it from being measured. */
  words: z.string(),
  /** What is judged, in the step's own unit; null where nothing was learned. */
  value: z.number().nullable(),
  /** What was asked, in this order: how long each took on this machine's clock, and `answered` or the failure's code. */
  asked: z.array(z.object({ operation: z.string(), took_ms: z.number(), result: z.string() })),
})
export type RolloutMeasurement = z.output<typeof RolloutMeasurement>

export const RolloutTick = z.enum(['done', 'not_done', 'not_applicable'])
export type RolloutTick = z.output<typeof RolloutTick>

export const RolloutStep = z.object({
  step: RolloutStepId,
  tick: RolloutTick.nullable(),
  note: z.string(),
  ticked_at: z.string().nullable(),
  ticked_by: z.string().nullable(),
  /** Newest last. */
  measurements: z.array(RolloutMeasurement),
  /** How often it was measured in all: older measurements are not kept. */
  measured: z.int(),
})
export type RolloutStep = z.output<typeof RolloutStep>

/** running: on this desk only. ended: in the ledger. lost: begun by the ledger, and this desk holds nothing more of it. */
export const RolloutState = z.enum(['running', 'ended', 'lost'])

/** How many steps there are by what a person said of them, and by how they measured last. */
export const RolloutCounts = z.object({
  done: z.int(),
  not_done: z.int(),
  not_applicable: z.int(),
  open: z.int(),
  bad: z.int(),
  look: z.int(),
})
export type RolloutCounts = z.output<typeof RolloutCounts>

/** Where a rollout stands in the ledger. */
const Recorded = z.object({ seq: z.int(), at: z.string(), hash: z.string() })

const Rollout = z.object({
  id: z.string(),
  name: z.string(),
  /** The environment's id, and its name at the time. */
  environment: z.string(),
  environment_name: z.string(),
  state: RolloutState,
  begun_at: z.string(),
  begun_by: z.string(),
  ended_at: z.string().nullable(),
  ended_by: z.string().nullable(),
  /** Why it was ended although not every step was done. */
  reason: z.string().nullable(),
  counts: RolloutCounts.nullable(),
  recorded: Recorded.nullable(),
})
export type Rollout = z.output<typeof Rollout>

export const WholeRollout = Rollout.extend({
  steps: z.array(RolloutStep),
  /** The last that ended in this environment before this one was begun, as it measured last. */
  before: z
    .object({
      id: z.string(),
      name: z.string(),
      ended_at: z.string(),
      steps: z.array(z.object({ step: RolloutStepId, verdict: RolloutVerdict, value: z.number().nullable() })),
    })
    .nullable(),
})
export type WholeRollout = z.output<typeof WholeRollout>

const Name = z.string().trim().min(1, 'Say what is rolled out.').max(200, 'At most 200 characters.')
export const RolloutNote = z.string().trim().max(1000, 'At most 1,000 characters.')
const Of = z.strictObject({ rollout_id: z.uuid() })
const edit = { system: 'desk', effect: 'edit', invalidates: ['rollouts'] } as const
const target = (input: { rollout_id: string }): string => input.rollout_id

/** The platform's checklist for every major rollout (platform-admin): measured, ticked, and kept in the ledger. */
export const rollouts = operations('rollouts')({
  /** What runs first, then what ended, newest first. */
  'rollouts.list': list({ system: 'desk', input: z.strictObject({ ...Window, environment: z.string().optional() }), row: Rollout }),
  'rollouts.get': query({ system: 'desk', input: Of, output: WholeRollout.nullable() }),
  /** Nothing is measured yet. The same id twice is one rollout. */
  'rollouts.begin': mutation({
    ...edit,
    input: Of.extend({ environment_id: z.string(), name: Name }),
    output: WholeRollout,
    target,
  }),
  /** Asks the platform what this step measures, and keeps what was found. Reads only. */
  'rollouts.measure': mutation({
    ...edit,
    input: Of.extend({ step: RolloutStepId }),
    output: RolloutMeasurement,
    target,
    timeout: 120_000,
  }),
  'rollouts.tick': mutation({
    ...edit,
    input: Of.extend({ step: RolloutStepId, tick: RolloutTick.nullable().optional(), note: RolloutNote.optional() }),
    output: RolloutStep,
    target,
  }),
  /** Writes it to the ledger, where nothing changes it any more. `reason`: why, where a step is open or not done. */
  'rollouts.end': mutation({
    ...edit,
    input: Of.extend({ reason: RolloutNote.default('') }),
    output: WholeRollout,
    target,
  }),
  /** Its entries of the ledger, in a signed file: resources/verify-ledger.mjs checks it without the app. */
  'rollouts.export_signed': query({
    system: 'desk',
    input: Of,
    output: z.object({ saved: z.boolean(), file: z.string().nullable(), entries: z.int() }),
    timeout: 600_000,
  }),
})
