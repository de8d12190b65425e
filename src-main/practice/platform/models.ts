import type { Model } from '@contract/platform/models'
import type { Client, Row } from '@libsql/client'
import { Refusal, type SqlAnswers } from '../../database/sql'
import { numberOrNull, text, textOrNull } from '../../database/stored'
import type { StoredHour } from './models-seed'
import { equals, holds, pageFrom } from './paged'

const select = `models.*, (SELECT count(*) FROM model_orgs WHERE model_orgs.model_id = models.id) AS orgs`

/** The worst first; of those alike, what people ask most. */
const sorted: Record<string, string> = {
  attention: `CASE stage WHEN 'retired' THEN 1 ELSE 0 END, CASE health WHEN 'down' THEN 0 WHEN 'degraded' THEN 1 WHEN 'none' THEN 3 ELSE 2 END`,
  name: 'name COLLATE NOCASE',
  vendor: 'vendor COLLATE NOCASE',
  error_rate: 'error_rate',
  latency_p95_ms: 'latency_p95_ms',
  input_cost: 'CAST(input_price AS REAL)',
  output_cost: 'CAST(output_price AS REAL)',
  requests: 'requests',
}

/** What practice answers of models: see models-seed.ts for what is in it. */
export const models: SqlAnswers<'models'> = {
  'models.list': (db, { search, health, stage, org_id, sort_by, sort_order, ...window }) =>
    pageFrom(db, {
      from: 'models',
      select,
      where: [
        holds(['name', 'vendor', 'id'], search),
        equals('health', health),
        equals('stage', stage),
        org_id === undefined ? null : { sql: 'id IN (SELECT model_id FROM model_orgs WHERE org_id = ?)', args: [org_id] },
      ],
      order: `${(sorted[sort_by] ?? '')
        .split(', ')
        .map((by) => `${by} ${sort_order}`)
        .join(', ')}, requests DESC, id`,
      window,
      read: toModel,
    }),

  'models.get': async (db, { model_id }) => toModel(await modelRow(db, model_id)),

  'models.health': async (db, { model_id }) => ({ model_id, hours: hoursOf(await modelRow(db, model_id)) }),

  'models.orgs': async (db, { model_id, org_id, ...window }) => {
    await modelRow(db, model_id)
    return pageFrom(db, {
      from: 'model_orgs JOIN orgs ON orgs.id = model_orgs.org_id',
      select: 'model_orgs.*, orgs.name AS org_name',
      where: [equals('model_id', model_id), equals('org_id', org_id)],
      order: 'spend_cents DESC, org_id',
      window,
      read: (row) => ({
        org_id: text(row.org_id),
        org_name: textOrNull(row.org_name),
        requests: Number(row.requests),
        error_rate: numberOrNull(row.error_rate),
        spend_cents: Number(row.spend_cents),
        currency: text(row.currency),
        last_at: textOrNull(row.last_at),
      }),
    })
  },
}

const hoursOf = (row: Row): StoredHour[] => JSON.parse(text(row.hours)) as StoredHour[]

const modelRow = async (db: Client, model_id: string): Promise<Row> => {
  const { rows } = await db.execute({ sql: `SELECT ${select} FROM models WHERE id = ?`, args: [model_id] })
  if (!rows[0]) throw new Refusal(404, 'There is no such model')
  return rows[0]
}

const toModel = (row: Row): Model => ({
  id: text(row.id),
  name: text(row.name),
  vendor: textOrNull(row.vendor),
  stage: text(row.stage),
  health: text(row.health),
  health_since: textOrNull(row.health_since),
  health_reason: textOrNull(row.health_reason),
  requests: Number(row.requests),
  error_rate: numberOrNull(row.error_rate),
  latency_p50_ms: numberOrNull(row.latency_p50_ms),
  latency_p95_ms: numberOrNull(row.latency_p95_ms),
  currency: text(row.currency),
  input_price: textOrNull(row.input_price),
  output_price: textOrNull(row.output_price),
  price_changed_at: textOrNull(row.price_changed_at),
  context_tokens: numberOrNull(row.context_tokens),
  orgs: Number(row.orgs),
  deprecated_at: textOrNull(row.deprecated_at),
  retires_at: textOrNull(row.retires_at),
  replaced_by: textOrNull(row.replaced_by),
  updated_at: text(row.updated_at),
  day: hoursOf(row)
    .slice(-48)
    .map(({ health }) => health),
})
