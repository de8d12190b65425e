import { z } from 'zod'
import { mutation, operations, query } from '../operation'

/** A code in the reason that is sent: small letters, digits and underscores, so that reports can count by it. */
const Code = z
  .string()
  .trim()
  .min(1, 'A code is needed.')
  .max(40, 'A code has at most 40 characters.')
  .regex(/^[a-z0-9]+(?:_[a-z0-9]+)*$/, 'A code has small letters, digits and underscores: not_as_described.')

/** Why refunds are issued: what it is called here, and the text it begins with. */
export const RefundReason = z.strictObject({
  code: Code,
  label: z.string().trim().min(1, 'A name is needed.').max(60, 'A name has at most 60 characters.'),
  text: z.string().trim().max(500, 'A text has at most 500 characters.'),
})
export type RefundReason = z.output<typeof RefundReason>

const RefundReasons = z
  .array(RefundReason)
  .max(30, 'At most 30 reasons.')
  .refine((reasons) => new Set(reasons.map(({ code }) => code)).size === reasons.length, 'Two reasons have the same code.')

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
  /** In the order they are offered in. None leaves the free text. */
  refund_reasons: RefundReasons,
  /** What amounts are shown in where nothing says it: the marketplace's API names no currency. ISO 4217, small letters. */
  currency: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z]{3}$/, 'A currency is three letters, such as usd.'),
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
