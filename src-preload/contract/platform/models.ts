import { z } from 'zod'
import { Instant, list, operations, query, Window } from '../operation'
import { Cents, Currency, countOrNull, instantOrNull, PlatformId, RecordId, textOrNull, word } from './fields'

/** How a model answers, the worst first. */
export const modelHealths = ['down', 'degraded', 'ok'] as const
/** Where a model is in its life. */
export const modelStages = ['preview', 'available', 'deprecated', 'retired'] as const
/** `attention` and the costs are no fields: their order is no order of letters, by which a server's sorting would be judged. */
export const modelSortKeys = [
  'attention',
  'name',
  'vendor',
  'error_rate',
  'latency_p95_ms',
  'input_cost',
  'output_cost',
  'requests',
] as const

/** Smallest units of the currency, as a decimal: a price may be a part of a cent. `7.5` is $0.075. */
const Price = z
  .union([z.string().regex(/^\d{1,12}(\.\d{1,12})?$/), z.number().nonnegative().max(1e12).transform(String)])
  .nullish()
  .transform((price) => price ?? null)

/** One hour of a model. All nought: nobody asked it. */
export const ModelHour = z.object({
  at: Instant.describe('When the hour began.'),
  health: word(modelHealths).describe('How it answered in it.'),
  requests: z.int().describe('How often it was asked.'),
  errors: z.int().describe('How many of these failed.'),
  p50_ms: countOrNull.describe('Half of the answers began within so many milliseconds.'),
  p95_ms: countOrNull.describe('95 % of them did.'),
})
export type ModelHour = z.output<typeof ModelHour>

/** One model of the catalogue. */
export const Model = z.object({
  id: RecordId.describe('Its id, as requests name it.'),
  name: z.string().max(1000).describe('What people call it.'),
  vendor: textOrNull(200).describe('Who makes it.'),
  stage: word(modelStages).describe('Where it is in its life.'),
  health: word(modelHealths).describe('How it answers now.'),
  health_since: instantOrNull.describe('Since when it does.'),
  health_reason: textOrNull(2000).describe('Why it is not ok, in words.'),
  requests: countOrNull.describe('How often it was asked in the last 24 hours.'),
  error_rate: countOrNull.describe('The part of these that failed, 0 to 1.'),
  latency_p50_ms: countOrNull.describe('Half of the answers began within so many milliseconds.'),
  latency_p95_ms: countOrNull.describe('95 % of them did.'),
  currency: Currency.describe('What its prices are in.'),
  input_price: Price.describe('For a million tokens sent, in smallest units of the currency, as a decimal: "7.5".'),
  output_price: Price.describe('For a million tokens it answers with, likewise.'),
  price_changed_at: instantOrNull.describe('When a price changed last.'),
  context_tokens: countOrNull.describe('How many tokens a request may hold.'),
  orgs: countOrNull.describe('How many orgs asked it in the last 30 days.'),
  deprecated_at: instantOrNull.describe('When it was deprecated.'),
  retires_at: instantOrNull.describe('When it stops answering.'),
  replaced_by: textOrNull(200).describe('The id of the model that takes its place.'),
  updated_at: Instant.describe('When its health was measured.'),
  day: z
    .array(word(modelHealths))
    .max(168)
    .nullish()
    .transform((hours) => hours ?? [])
    .describe('How it answered in each of the last hours, oldest first; "none" where nobody asked.'),
})
export type Model = z.output<typeof Model>

/** What one org asked of a model in the last 30 days. */
export const ModelOrg = z.object({
  org_id: RecordId.describe('The org.'),
  org_name: textOrNull(1000).describe('What it calls itself.'),
  requests: z.int().describe('How often it asked.'),
  error_rate: countOrNull.describe('The part of these that failed, 0 to 1.'),
  spend_cents: Cents.describe('What it spent on it.'),
  currency: Currency.describe('The currency of that.'),
  last_at: instantOrNull.describe('When it asked last.'),
})
export type ModelOrg = z.output<typeof ModelOrg>

const ModelsList = z.strictObject({
  ...Window,
  search: z.string().trim().min(1).max(200).optional().describe('Part of a name, a vendor or an id, in any case.'),
  health: z.string().max(100).optional().describe('Only those that answer so.'),
  stage: z.string().max(100).optional().describe('Only those that are there in their life.'),
  org_id: PlatformId.optional().describe('Only those this org asked in the last 30 days.'),
  sort_by: z
    .enum(modelSortKeys)
    .default('attention')
    .describe('By what they are sorted; attention is the worst health first, ascending; a cost is its price.'),
  sort_order: z.enum(['asc', 'desc']).default('asc').describe('In which order.'),
})
const OneModel = z.strictObject({ model_id: PlatformId })

/** Our stated assumption: platform-admin says "Model and commerce health — model catalog", and that /admin/models stays responsive; no path. */
export const models = operations('models')({
  'models.list': list({ system: 'platform', route: 'GET /api/v1/admin/models', input: ModelsList, row: Model, offers: 'models' }),
  'models.get': query({
    system: 'platform',
    route: 'GET /api/v1/admin/models/{model_id}',
    input: OneModel,
    output: Model,
    offers: 'single models',
  }),
  'models.health': query({
    system: 'platform',
    route: 'GET /api/v1/admin/models/{model_id}/health',
    input: OneModel,
    output: z.object({
      model_id: RecordId.describe('The model.'),
      hours: z.array(ModelHour).max(1000).describe('The last hours, oldest first.'),
    }),
    offers: 'the health of models over time',
  }),
  'models.orgs': list({
    system: 'platform',
    route: 'GET /api/v1/admin/models/{model_id}/orgs',
    input: z.strictObject({ ...Window, model_id: PlatformId, org_id: PlatformId.optional().describe('Only this org.') }),
    row: ModelOrg,
    offers: 'which orgs use a model',
  }),
})
