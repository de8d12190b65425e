import { z } from 'zod'
import { mutation, operations, query } from '../operation'

/** What may be written in an environment now. `until` is null where writing is not limited in time. */
export const GuardState = z.object({
  environment_id: z.string(),
  writing: z.enum(['locked', 'unlocked', 'open']),
  until: z.string().nullable(),
  /** Why it is locked now: as it opened, the minutes are over, nobody was there, or somebody locked it. */
  because: z.enum(['opened', 'over', 'idle', 'left', 'person']).nullable(),
})

/** How an environment is guarded. Production is locked by default; any other can be. */
export const GuardSettings = z.strictObject({
  locked: z.boolean(),
  /** For how long writing is unlocked. */
  minutes: z.int().min(1).max(60),
  /** Without a key or a click for this long it locks by itself; 0 never. */
  idle_minutes: z.int().min(0).max(60),
})
export type GuardSettings = z.output<typeof GuardSettings>
export type GuardState = z.output<typeof GuardState>

const Of = z.strictObject({ environment_id: z.string() })

/** A production environment opens locked. Unlocking is for minutes; every other kind is open. */
export const guard = operations('guard')({
  'guard.get': query({ system: 'desk', input: Of, output: GuardState }),
  'guard.unlock': mutation({
    system: 'desk',
    input: z.strictObject({
      environment_id: z.string(),
      /** The environment's own setting where it is not given. */ minutes: z.int().min(1).max(60).optional(),
    }),
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
