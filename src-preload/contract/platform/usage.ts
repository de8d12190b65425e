import { z } from 'zod'
import { list, mutation, operations, query, Window } from '../operation'
import { Currency, PlatformId } from './fields'
import {
  Day,
  isUnderWay,
  UsageAnomaly,
  UsageExport,
  UsageExportRow,
  UsageOrg,
  UsageOrgDays,
  UsageThreshold,
  UsageTotal,
} from './usage-records'

/** `attention` and the like are no fields: their order is no order of letters, by which a server's sorting would be judged. */
export const usageSortKeys = ['attention', 'org_name', 'spend_cents', 'last_period_cents', 'limit_cents'] as const

const UsageOrgs = z.strictObject({
  ...Window,
  search: z.string().trim().min(1).max(200).optional().describe('Part of a name or an id, in any case.'),
  health: z.string().max(100).optional().describe('Only those that stand so.'),
  payment_state: z.string().max(100).optional().describe('Only those whose last invoice stands so.'),
  org_id: PlatformId.optional().describe('Only this org.'),
  sort_by: z.enum(usageSortKeys).default('attention').describe('By what they are sorted; attention is the worst health first, ascending.'),
  sort_order: z.enum(['asc', 'desc']).default('asc').describe('In which order.'),
})
const UsageAnomalies = z.strictObject({
  ...Window,
  org_id: PlatformId.optional().describe('Only those of this org.'),
  kind: z.string().max(100).optional().describe('Only those of this kind.'),
  since: z.iso.datetime().optional().describe('Only those found at this instant or later.'),
})
const UsageThresholds = z.strictObject({
  ...Window,
  org_id: PlatformId.optional().describe('Only that of this org.'),
  reached: z.boolean().optional().describe('Only those that were reached in this period, or only those that were not.'),
})
const UsageExports = z.strictObject({ ...Window, org_id: PlatformId.optional().describe('Only those of this org alone.') })

const OneOrg = z.strictObject({ org_id: PlatformId })
const OneExport = z.strictObject({ export_id: PlatformId })

/** As much as a person states anywhere: ten million in a currency with two decimals. */
const Amount = z.int('An amount is a whole number of the smallest unit.').min(1, 'An amount is above zero.').max(1_000_000_000)

const Threshold = z.strictObject({
  org_id: PlatformId,
  currency: Currency.describe('What the amounts are in: refused where the org is billed in another.'),
  amount_cents: Amount.nullable().describe('The spend of a period; null for none.'),
  day_cents: Amount.nullable().describe('The spend of a single day; null for none.'),
  note: z.string().trim().max(2000, 'A note has at most 2,000 characters.').default('').describe('Why, for other operators.'),
})
const StartExport = z.strictObject({
  from: Day.describe('The first day.'),
  to: Day.describe('The last day, itself included.'),
  org_id: PlatformId.optional().describe('Only this org; all where it is left out.'),
})

const sameThreshold = (org: UsageOrg, input: z.output<typeof Threshold>): boolean =>
  org.threshold_cents === input.amount_cents && org.day_threshold_cents === input.day_cents

/** What an org spends goes on while one looks: nobody sets a threshold on account of the last cent. */
const MOVING = ['health', 'spend_cents', 'anomalies', 'threshold_reached_at', 'updated_at'] as const
const MONEY_SHOWN = ['org_id', 'currency', 'spend_cents', 'limit_cents', 'threshold_cents', 'day_threshold_cents'] as const

/** What setting and removing a threshold declare alike, and say alike of the org. */
const ofThreshold = {
  effect: 'edit',
  target: ({ org_id }: { org_id: string }) => org_id,
  invalidates: ['usage', 'orgs', 'home', 'watches', 'audit-trail'],
} as const
const watched = {
  subject: ({ org_id }: { org_id: string }) => ({ operation: 'usage.org', input: { org_id } }),
  name: (org: UsageOrg) => org.org_name,
  shown: MONEY_SHOWN,
  moving: MOVING,
} as const

/** Our stated assumption: platform-admin names "billing health, usage exports, and operational spend review", no path. */
export const usage = operations('usage')({
  'usage.orgs': list({
    system: 'platform',
    route: 'GET /api/v1/admin/usage/orgs',
    input: UsageOrgs,
    row: UsageOrg,
    offers: 'billing health by org',
  }),
  'usage.org': query({
    system: 'platform',
    route: 'GET /api/v1/admin/usage/orgs/{org_id}',
    input: OneOrg,
    output: UsageOrg,
    offers: 'the billing health of single orgs',
  }),
  'usage.org_days': query({
    system: 'platform',
    route: 'GET /api/v1/admin/usage/orgs/{org_id}/days',
    input: OneOrg,
    output: UsageOrgDays,
    offers: 'usage by day',
  }),
  'usage.totals': query({
    system: 'platform',
    route: 'GET /api/v1/admin/usage/totals',
    input: z.strictObject({}),
    output: z.object({ currencies: z.array(UsageTotal).describe('One entry a currency.') }),
    offers: 'usage of the whole platform',
  }),
  'usage.anomalies': list({
    system: 'platform',
    route: 'GET /api/v1/admin/usage/anomalies',
    input: UsageAnomalies,
    row: UsageAnomaly,
    offers: 'usage anomalies',
  }),
  'usage.thresholds': list({
    system: 'platform',
    route: 'GET /api/v1/admin/usage/thresholds',
    input: UsageThresholds,
    row: UsageThreshold,
    offers: 'spend thresholds',
  }),
  'usage.set_threshold': mutation({
    system: 'platform',
    route: 'PUT /api/v1/admin/usage/thresholds/{org_id}',
    input: Threshold,
    output: UsageThreshold,
    offers: 'setting spend thresholds',
    ...ofThreshold,
    confirm: {
      ...watched,
      title: 'Watch the spend of {who}',
      consequence:
        'It is kept on the platform, so every operator sees it, and each who watches spend hears when it is reached. It stops nothing.',
      undo: 'Set it as it was, or remove it.',
      button: 'Save threshold',
      eligible: (org: UsageOrg, input) => {
        if (org.currency !== input.currency) return `This org is billed in ${org.currency.toUpperCase()}.`
        return sameThreshold(org, input) && input.note === '' ? 'It is so already: nothing would change.' : null
      },
      happened: sameThreshold,
    },
    checks: [
      {
        read: null,
        refuse: ({ amount_cents, day_cents }) =>
          amount_cents === null && day_cents === null ? 'Set an amount for the period, for a day, or both.' : null,
      },
    ],
  }),
  'usage.remove_threshold': mutation({
    system: 'platform',
    route: 'DELETE /api/v1/admin/usage/thresholds/{org_id}',
    input: OneOrg,
    output: z.object({ removed: z.boolean().describe('Whether there was one.') }),
    offers: 'removing spend thresholds',
    ...ofThreshold,
    confirm: {
      ...watched,
      title: 'Stop watching the spend of {who}',
      consequence: 'No operator hears of its spend by a threshold any more.',
      undo: 'Set the threshold again.',
      button: 'Remove threshold',
      eligible: (org: UsageOrg) => (org.threshold_cents === null && org.day_threshold_cents === null ? 'No threshold is set.' : null),
      happened: (org: UsageOrg) => org.threshold_cents === null && org.day_threshold_cents === null,
    },
  }),
  'usage.exports': list({
    system: 'platform',
    route: 'GET /api/v1/admin/usage/exports',
    input: UsageExports,
    row: UsageExport,
    offers: 'usage exports',
  }),
  'usage.export': query({
    system: 'platform',
    route: 'GET /api/v1/admin/usage/exports/{export_id}',
    input: OneExport,
    output: UsageExport,
    offers: 'single usage exports',
  }),
  /** 409 while the export is not done. */
  'usage.export_rows': list({
    system: 'platform',
    route: 'GET /api/v1/admin/usage/exports/{export_id}/rows',
    input: z.strictObject({ ...Window, export_id: PlatformId }),
    row: UsageExportRow,
    offers: 'the rows of usage exports',
  }),
  'usage.start_export': mutation({
    system: 'platform',
    route: 'POST /api/v1/admin/usage/exports',
    input: StartExport,
    output: UsageExport,
    offers: 'starting usage exports',
    effect: 'edit',
    target: ({ from, to, org_id }) => `${org_id ?? 'all_orgs'}:${from}:${to}`,
    invalidates: ['usage', 'audit-trail'],
    confirm: {
      subject: null,
      title: 'Gather usage for a file: {who}',
      consequence: 'The platform puts the figures together, which may take some minutes. They leave it when you save the file.',
      undo: 'Cancel the export.',
      button: 'Start export',
      eligible: () => null,
      happened: () => null,
    },
    checks: [{ read: null, refuse: ({ from, to }) => (from > to ? 'The last day is before the first.' : null) }],
  }),
  'usage.cancel_export': mutation({
    system: 'platform',
    route: 'POST /api/v1/admin/usage/exports/{export_id}/cancel',
    input: OneExport,
    output: UsageExport,
    offers: 'cancelling usage exports',
    effect: 'edit',
    target: (input) => input.export_id,
    invalidates: ['usage', 'audit-trail'],
    confirm: {
      subject: ({ export_id }) => ({ operation: 'usage.export', input: { export_id } }),
      title: 'Cancel the export {who}',
      name: (one: UsageExport) => one.id,
      shown: ['state', 'from', 'to', 'org_name', 'asked_by', 'rows_done', 'rows_total'],
      // From queued to running too: where it has ended, `eligible` says so.
      moving: ['state', 'rows_done', 'rows_total', 'ended_at'],
      consequence: 'The platform stops gathering, and what it has gathered is thrown away.',
      undo: 'Start it again.',
      button: 'Cancel export',
      eligible: (one: UsageExport) => (isUnderWay(one) ? null : 'It has ended already.'),
      happened: (one: UsageExport) => one.state === 'cancelled',
    },
  }),
})
