import { z } from 'zod'
import { operations, query } from '../operation'

export const HistorySpan = z.enum(['hour', 'day', 'week', 'quarter'])
export type HistorySpan = z.output<typeof HistorySpan>

/** How many readings of one stretch of time found what. All nought: nothing was read then, so nothing is known. */
export const HealthCell = z.object({
  ok: z.int(),
  degraded: z.int(),
  down: z.int(),
  /** Read, with a word the document does not have. */
  other: z.int(),
  /** Agentbot itself could not be read: this says nothing about the service. */
  unreached: z.int(),
})
export type HealthCell = z.output<typeof HealthCell>

/** A change happened after `after`, the last reading before it, and was first seen at `at`. */
export const HealthChange = z.object({
  at: z.string(),
  after: z.string(),
  was: z.string(),
  now: z.string(),
  detail: z.string().nullable(),
})
export type HealthChange = z.output<typeof HealthChange>

const Standing = z.object({
  /** As the server wrote it at the last reading. */
  state: z.string(),
  detail: z.string().nullable(),
  /** The first reading that found this state. */
  since: z.string(),
  /** The reading before it, which found another; null where nothing else was ever seen. */
  after: z.string().nullable(),
  last_at: z.string(),
  /** Newest first, at most 50. */
  changes: z.array(HealthChange),
})

export const ServicePast = Standing.extend({
  name: z.string(),
  /** Whether the newest summary still lists it. */
  listed: z.boolean(),
  /** See FLAPPING. */
  flapping: z.boolean(),
  /** How often it went between ok and not ok in the time that counts. */
  recent_turns: z.int(),
  cells: z.array(HealthCell),
})
export type ServicePast = z.output<typeof ServicePast>

/** Whether Agentbot itself could be read: `reached`, or the failure's code. Never mixed up with a service's state. */
export const ContactPast = Standing.extend({ last_reached_at: z.string().nullable(), cells: z.array(HealthCell) })
export type ContactPast = z.output<typeof ContactPast>

/** A number over time, the last one read in each cell; null where none was. `trials.active`, `agents.running` and so on. */
export const FigurePast = z.object({ figure: z.string(), values: z.array(z.number().nullable()) })

/**
 * What this desk remembers of an environment's summaries: the API has no history of its own. Kept on this machine only,
 * for 90 days, counted by the minute for a day, by ten minutes for a week, by the hour after that. What nobody read
 * (Opsdesk was closed) is a gap.
 */
export const healthHistory = operations('health-history')({
  'health-history.get': query({
    system: 'desk',
    input: z.strictObject({ environment_id: z.string().max(100), span: HistorySpan }),
    output: z.object({
      /** The beginning of the first cell, and the length of each in milliseconds. */
      from: z.string(),
      step: z.int(),
      /** The oldest reading kept; null before the first. */
      oldest: z.string().nullable(),
      contact: ContactPast.nullable(),
      services: z.array(ServicePast),
      figures: z.array(FigurePast),
    }),
  }),
})
