import { z } from 'zod'
import { Instant } from '../operation'
import { Cents, Currency, countOrNull, instantOrNull, RecordId, textOrNull, word } from './fields'

/** What makes an org's bill well or not, the worst first. One word an org: the worst that holds. */
export const billingHealths = ['payment_failed', 'over_limit', 'payment_overdue', 'near_limit', 'good'] as const
/** How the last invoice stands. `none`: an org that is never billed. */
export const paymentStates = ['paid', 'due', 'overdue', 'failed', 'none'] as const
/** What is paid for. A chart stacks them in this order. */
export const usageCategories = ['models', 'connectors', 'runtime', 'storage', 'messages'] as const
/** Why a server finds something unusual. */
export const anomalyKinds = ['spike', 'over_limit', 'sudden_stop', 'new_category', 'price_change', 'other'] as const
export const exportStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const

/** A day of the calendar in UTC, `2026-11-20`. */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'A day is written as 2026-11-20.')

/** How one org's billing stands in its present period. Amounts are in the smallest unit of `currency`. */
export const UsageOrg = z.object({
  org_id: RecordId.describe('The org.'),
  org_name: z.string().max(1000).describe('What it calls itself.'),
  plan: textOrNull(100).describe('The plan it pays for.'),
  health: word(billingHealths).describe('The worst that is wrong with its billing, or good.'),
  payment_state: word(paymentStates).describe('How its last invoice stands.'),
  currency: Currency.describe('What it is billed in.'),
  period_start: Instant.describe('When its billing period began.'),
  period_end: Instant.describe('When it ends, exclusive.'),
  spend_cents: Cents.describe('Spent in this period so far.'),
  limit_cents: countOrNull.describe('The most it may spend in a period; null where there is no limit.'),
  last_period_cents: countOrNull.describe('Spent in the whole of the period before; null where there was none.'),
  threshold_cents: countOrNull.describe('The spend of a period that operators want to hear of; null where none is set.'),
  day_threshold_cents: countOrNull.describe('The same for a single day.'),
  threshold_reached_at: instantOrNull.describe('When a threshold was reached in this period; null where none was.'),
  anomalies: countOrNull.describe('How many anomalies were found in this period.'),
  updated_at: Instant.describe('Up to when usage is counted in.'),
})
export type UsageOrg = z.output<typeof UsageOrg>

const CategoryCents = z.object({
  category: word(usageCategories).describe('What was paid for.'),
  cents: Cents.describe('What it came to.'),
})

/** One day of an org. */
export const UsageDay = z.object({
  day: Day.describe('A day in UTC.'),
  categories: z.array(CategoryCents).describe('What it was spent on; what nothing was spent on may be left out.'),
})
export type UsageDay = z.output<typeof UsageDay>

/** The days of an org in its present period and in the one before. A day without usage may be left out. */
export const UsageOrgDays = z.object({
  org_id: RecordId.describe('The org.'),
  currency: Currency.describe('What it is billed in.'),
  period_start: Instant.describe('When its billing period began.'),
  period_end: Instant.describe('When it ends, exclusive.'),
  last_period_start: instantOrNull.describe('When the period before began; null where there was none.'),
  updated_at: Instant.describe('Up to when usage is counted in: its day may not be over.'),
  days: z.array(UsageDay).describe('The days of this period, oldest first.'),
  last_days: z.array(UsageDay).describe('The days of the period before, oldest first.'),
})
export type UsageOrgDays = z.output<typeof UsageOrgDays>

const DayCents = z.object({ day: Day.describe('A day in UTC.'), cents: Cents.describe('Spent on it by all orgs.') })

/** What all orgs that are billed in one currency spend together: currencies are never summed. */
export const UsageTotal = z.object({
  currency: Currency.describe('One entry a currency.'),
  orgs: z.int().describe('How many orgs are billed in it.'),
  period_start: Instant.describe('When the platform’s own period began.'),
  period_end: Instant.describe('When it ends, exclusive.'),
  updated_at: Instant.describe('Up to when usage is counted in: its day may not be over.'),
  spend_cents: Cents.describe('Spent in this period so far.'),
  last_period_cents: Cents.describe('Spent in the whole of the period before.'),
  limit_cents: countOrNull.describe('The limits of those that have one, together.'),
  unlimited_orgs: countOrNull.describe('How many have no limit.'),
  days: z.array(DayCents).describe('The days of this period, oldest first.'),
  last_days: z.array(DayCents).describe('The days of the period before, oldest first.'),
})
export type UsageTotal = z.output<typeof UsageTotal>

/** Something unusual that the platform itself found. */
export const UsageAnomaly = z.object({
  id: RecordId.describe('Its id.'),
  org_id: RecordId.describe('The org.'),
  org_name: textOrNull(1000).describe('What it calls itself.'),
  kind: word(anomalyKinds).describe('What it is.'),
  reason: z.string().max(2000).describe('Why it is unusual, in words.'),
  day: Day.nullish()
    .transform((day) => day ?? null)
    .describe('The day it is about; null where it is about no single day.'),
  category: textOrNull(100).describe('What was paid for; null where it is about all.'),
  seen_cents: countOrNull.describe('What was spent.'),
  expected_cents: countOrNull.describe('What was to be expected.'),
  currency: Currency.describe('The currency of both.'),
  found_at: Instant.describe('When it was found.'),
})
export type UsageAnomaly = z.output<typeof UsageAnomaly>

/** What operators want to hear of, kept on the platform so that all of them share it. */
export const UsageThreshold = z.object({
  org_id: RecordId.describe('The org.'),
  org_name: textOrNull(1000).describe('What it calls itself.'),
  currency: Currency.describe('What it is billed in.'),
  amount_cents: countOrNull.describe('The spend of a period; null where only a day is watched.'),
  day_cents: countOrNull.describe('The spend of a single day; null where only the period is watched.'),
  note: textOrNull(2000).describe('Why, for other operators.'),
  set_by: textOrNull(200).describe('Who set it.'),
  set_at: Instant.describe('When.'),
  spend_cents: Cents.describe('Spent in this period so far.'),
  reached_at: instantOrNull.describe('When it was reached in this period; null where it was not.'),
})
export type UsageThreshold = z.output<typeof UsageThreshold>

/** A file of usage that the platform puts together. */
export const UsageExport = z.object({
  id: RecordId.describe('Its id.'),
  state: word(exportStates).describe('How it stands.'),
  from: Day.describe('The first day it holds.'),
  to: Day.describe('The last.'),
  org_id: textOrNull(200).describe('The only org in it; null where it holds all.'),
  org_name: textOrNull(1000).describe('What that org calls itself.'),
  rows_done: z.int().min(0).describe('How many rows are ready.'),
  rows_total: countOrNull.describe('How many there will be; null while nobody knows.'),
  asked_by: textOrNull(200).describe('Who asked for it.'),
  created_at: Instant.describe('When.'),
  ended_at: instantOrNull.describe('When it was done, failed or was cancelled.'),
  failure: textOrNull(2000).describe('Why it failed, in words.'),
})
export type UsageExport = z.output<typeof UsageExport>

/** One line of such a file: what one org spent on one thing on one day. */
export const UsageExportRow = z.object({
  day: Day.describe('A day in UTC.'),
  org_id: RecordId.describe('The org.'),
  org_name: textOrNull(1000).describe('What it calls itself.'),
  category: word(usageCategories).describe('What was paid for.'),
  cents: Cents.describe('What it came to.'),
  currency: Currency.describe('The currency of it.'),
})
export type UsageExportRow = z.output<typeof UsageExportRow>

/** What may still be cancelled. */
export const isUnderWay = ({ state }: Pick<UsageExport, 'state'>): boolean => state === 'queued' || state === 'running'
