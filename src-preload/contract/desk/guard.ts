import { z } from 'zod'
import { mutation, operations, query } from '../operation'

/** What may be written in an environment now. `until` is null where writing is not limited in time. */
export const GuardState = z.object({
  environment_id: z.string(),
  writing: z.enum(['locked', 'unlocked', 'open']),
  until: z.string().nullable(),
})
export type GuardState = z.output<typeof GuardState>

const Of = z.strictObject({ environment_id: z.string() })

/** A production environment opens locked. Unlocking is for minutes; every other kind is open. */
export const guard = operations('guard')({
  'guard.get': query({ system: 'desk', input: Of, output: GuardState }),
  'guard.unlock': mutation({
    system: 'desk',
    input: z.strictObject({ environment_id: z.string(), minutes: z.int().min(1).max(60).default(10) }),
    output: GuardState,
    effect: 'edit',
    target: (input) => input.environment_id,
    invalidates: ['guard'],
  }),
  'guard.lock': mutation({
    system: 'desk',
    input: Of,
    output: GuardState,
    effect: 'edit',
    target: (input) => input.environment_id,
    invalidates: ['guard'],
  }),
})
