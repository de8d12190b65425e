import { z } from 'zod'
import { mutation, operations, query } from '../operation'

/** How this desk works, for every environment. */
export const Settings = z.object({
  /** Seconds in which an edit can be undone before it leaves; 0 sends at once. */
  grace_seconds: z.int().min(0).max(30),
  /** Whether a job of edits waits once, before its first item, as well. */
  grace_in_bulk: z.boolean(),
  /** Seconds in which a marketing e-mail can be undone before it leaves. */
  mail_grace_seconds: z.int().min(0).max(120),
  /** How many refunds an hour, in each environment, before this desk pauses and asks; 0 never asks. */
  refund_limit_count: z.int().min(0).max(100_000),
  /** What they may come to in an hour, in the smallest unit, whatever the currency: the API does not name it. 0 never asks. */
  refund_limit_cents: z.int().min(0).max(100_000_000_00),
  /** Refunds of more than this, or of an unknown amount, take a second person; null never, 0 always. */
  four_eyes_cents: z.int().min(0).max(100_000_000_00).nullable(),
})
export type Settings = z.output<typeof Settings>

export const settings = operations('settings')({
  'settings.get': query({ system: 'desk', input: z.strictObject({}), output: Settings }),
  'settings.update': mutation({
    system: 'desk',
    input: z.strictObject(Settings.partial().shape),
    output: Settings,
    effect: 'edit',
    target: () => 'settings',
    invalidates: ['settings'],
  }),
})
