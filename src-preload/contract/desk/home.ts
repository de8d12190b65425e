import { z } from 'zod'
import { mutation, operations, query } from '../operation'
import { Preset } from './presets'

/** The most rows one look reads of a list. Where there are more, a count says "at least". */
export const MOST_LOOKED = 1000

/** What one read of a list says. */
const Look = z.object({
  /** When it was read, by this machine's clock. */
  at: z.string(),
  count: z.int(),
  /** The list goes on beyond what was read, and the server does not say how far. */
  at_least: z.boolean(),
  /** How many rows were looked at: what is said beside the count is of these. */
  read: z.int(),
  /** What the list's reader had to say, such as rows it could not read. */
  note: z.string().nullable(),
})

export const FlagsLook = Look.extend({
  types: z.array(z.object({ type: z.string(), count: z.int() })),
  /** How many were made within so many hours, and not within fewer; null is older than all of these. */
  ages: z.array(z.object({ within_hours: z.int().nullable(), count: z.int() })),
  undated: z.int(),
  oldest: z.string().nullable(),
})
export type FlagsLook = z.output<typeof FlagsLook>

export const DeletionsLook = Look.extend({
  /** Due within 24 hours, those that are overdue among them. */
  soon: z.int(),
  overdue: z.int(),
  next: z.string().nullable(),
  /** How many are due on each of the next seven days of 24 hours, the first beginning now; overdue ones are in none. */
  days: z.array(z.int()),
})
export type DeletionsLook = z.output<typeof DeletionsLook>

export const ClaimsLook = Look.extend({ oldest: z.string().nullable() })
export type ClaimsLook = z.output<typeof ClaimsLook>

/** One of the platform's lists, by what its rows are counted with: causes, kinds, severities. */
export const QueueLook = Look.extend({
  /** The most first. */
  groups: z.array(z.object({ group: z.string(), count: z.int() })),
  oldest: z.string().nullable(),
  /** Each that was read, where some may be set aside on this desk: the window takes those off. */
  each: z.array(z.object({ id: z.string(), group: z.string(), at: z.string().nullable() })).optional(),
})
export type QueueLook = z.output<typeof QueueLook>

export const AgentbotLook = z.object({
  at: z.string(),
  /** When Agentbot made it, by its own clock. */
  made: z.string().nullable(),
  /** Null where the answer has no such part. */
  services: z.array(z.object({ name: z.string(), state: z.string() })).nullable(),
  /** Those that end within three days; the summary lists twelve at most. */
  trials: z.object({ count: z.int(), at_least: z.boolean(), next: z.string().nullable() }).nullable(),
  errors: z.int().nullable(),
})
export type AgentbotLook = z.output<typeof AgentbotLook>

export const HomeLooks = z.object({
  flags: FlagsLook.nullable(),
  deletions: DeletionsLook.nullable(),
  claims: ClaimsLook.nullable(),
  /** Connector events of the last day that failed, by cause. */
  deliveries: QueueLook.nullable(),
  /** Queues that stall or spike. */
  stalls: QueueLook.nullable(),
  /** Spend anomalies of the last week, by kind, and thresholds that were reached. */
  spend: QueueLook.nullable(),
  /** Security events that are critical or high and nobody took note of, by severity. */
  security: QueueLook.nullable(),
  /** Spend requests of agents that wait for a decision. */
  requests: QueueLook.nullable(),
  agentbot: AgentbotLook.nullable(),
})
export type HomeLooks = z.output<typeof HomeLooks>
/** What thresholds that were reached are counted with, among the kinds of anomalies. */
export const THRESHOLD_REACHED = 'threshold reached'
export type HomeSubject = keyof HomeLooks
export type PlatformSubject = 'deliveries' | 'stalls' | 'spend' | 'security' | 'requests'

const nothing = z.strictObject({})
const Arrangement = z.object({ preset: Preset })

/** What needs somebody now, in the environment of the call. */
export const home = operations('home')({
  'home.get': query({ system: 'desk', input: nothing, output: Arrangement }),
  'home.choose': mutation({
    system: 'desk',
    input: Arrangement.strict(),
    output: Arrangement,
    effect: 'edit',
    target: () => 'preset',
    invalidates: ['home', 'watches'],
  }),
  /** What was seen last, by whoever looked: reads nothing from a server. */
  'home.looks': query({ system: 'desk', input: nothing, output: HomeLooks }),
  'home.flags': query({ system: 'desk', input: nothing, output: FlagsLook }),
  'home.deletions': query({ system: 'desk', input: nothing, output: DeletionsLook }),
  'home.claims': query({ system: 'desk', input: nothing, output: ClaimsLook }),
  'home.deliveries': query({ system: 'desk', input: nothing, output: QueueLook }),
  'home.stalls': query({ system: 'desk', input: nothing, output: QueueLook }),
  'home.spend': query({ system: 'desk', input: nothing, output: QueueLook }),
  'home.security': query({ system: 'desk', input: nothing, output: QueueLook }),
  'home.requests': query({ system: 'desk', input: nothing, output: QueueLook }),
  'home.agentbot': query({ system: 'desk', input: nothing, output: AgentbotLook }),
})
