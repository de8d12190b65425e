import { billingHealths, type UsageDay, type UsageOrg, type UsageTotal } from '@contract/platform/usage-records'
import type { Client, Row } from '@libsql/client'
import { Refusal } from '../../database/sql'
import { numberOrNull, text, textOrNull } from '../../database/stored'
import { equals, holds, pageFrom, within } from './paged'
import type { PlatformAnswers } from './platform-answer'
import { usageExports } from './usage-exports'
import type { StoredDay } from './usage-seed'
import { dayTotal, reachedAt, usageThresholds } from './usage-thresholds'

const from = `usage_orgs JOIN orgs ON orgs.id = usage_orgs.org_id LEFT JOIN usage_thresholds ON usage_thresholds.org_id = usage_orgs.org_id`
/** The worst that holds, as its place in `billingHealths`. */
const rank = `CASE WHEN payment_state = 'failed' THEN 0 WHEN spend_cents > limit_cents THEN 1 WHEN payment_state = 'overdue' THEN 2
  WHEN spend_cents >= limit_cents * 0.9 THEN 3 ELSE 4 END`
const select = `usage_orgs.*, orgs.name AS org_name, orgs.plan AS plan, ${rank} AS health, amount_cents, day_cents,
  (SELECT count(*) FROM usage_anomalies a WHERE a.org_id = usage_orgs.org_id AND a.found_at >= usage_orgs.period_start) AS anomalies`
const sorted: Record<string, string> = {
  attention: 'health',
  org_name: 'org_name COLLATE NOCASE',
  spend_cents: 'spend_cents',
  last_period_cents: 'last_period_cents',
  limit_cents: 'limit_cents',
}

/** What practice answers of usage: see usage-seed.ts for what is in it. */
export const usage: PlatformAnswers<'usage'> = {
  'usage.orgs': (db, { search, health, payment_state, org_id, sort_by, sort_order, ...window }) =>
    pageFrom(db, {
      from,
      select,
      where: [
        holds(['orgs.name', 'orgs.id'], search),
        health === undefined ? null : { sql: `${rank} = ?`, args: [billingHealths.indexOf(health as 'good')] },
        equals('payment_state', payment_state),
        equals('usage_orgs.org_id', org_id),
      ],
      order: `${sorted[sort_by]} ${sort_order}, usage_orgs.org_id`,
      window,
      read: toOrg,
    }),

  'usage.org': async (db, { org_id }) => toOrg(await orgRow(db, org_id)),

  'usage.org_days': async (db, { org_id }) => {
    const row = await orgRow(db, org_id)
    const [start, days] = [text(row.period_start), daysOf(row)]
    return {
      org_id,
      currency: text(row.currency),
      period_start: start,
      period_end: text(row.period_end),
      last_period_start: textOrNull(row.last_period_start),
      updated_at: text(row.updated_at),
      days: days.filter(({ day }) => day >= start.slice(0, 10)).map(toDay),
      last_days: days.filter(({ day }) => day < start.slice(0, 10)).map(toDay),
    }
  },

  'usage.totals': async (db) => {
    const { rows } = await db.execute('SELECT * FROM usage_orgs ORDER BY org_id')
    const of = (currency: string): readonly Row[] => rows.filter((row) => row.currency === currency)
    const currencies = [...new Set(rows.map(({ currency }) => text(currency)))]
    return { currencies: currencies.map((currency) => totalOf(currency, of(currency))).toSorted((a, b) => b.orgs - a.orgs) }
  },

  'usage.anomalies': (db, { org_id, kind, since, ...window }) =>
    pageFrom(db, {
      from: 'usage_anomalies JOIN orgs ON orgs.id = usage_anomalies.org_id',
      select: 'usage_anomalies.*, orgs.name AS org_name',
      where: [equals('usage_anomalies.org_id', org_id), equals('kind', kind), within('found_at', since)],
      order: 'found_at DESC, usage_anomalies.id',
      window,
      read: (row) => ({
        id: text(row.id),
        org_id: text(row.org_id),
        org_name: textOrNull(row.org_name),
        kind: text(row.kind),
        reason: text(row.reason),
        day: textOrNull(row.day),
        category: textOrNull(row.category),
        seen_cents: numberOrNull(row.seen_cents),
        expected_cents: numberOrNull(row.expected_cents),
        currency: text(row.currency),
        found_at: text(row.found_at),
      }),
    }),

  ...usageThresholds,
  ...usageExports,
}

const daysOf = (row: Row): StoredDay[] => JSON.parse(text(row.days)) as StoredDay[]

const toDay = ({ day, on }: StoredDay): UsageDay => ({
  day,
  categories: Object.entries(on).map(([category, cents]) => ({ category, cents: cents ?? 0 })),
})

const orgRow = async (db: Client, org_id: string): Promise<Row> => {
  const { rows } = await db.execute({ sql: `SELECT ${select} FROM ${from} WHERE usage_orgs.org_id = ?`, args: [org_id] })
  if (!rows[0]) throw new Refusal(404, 'There is no such org')
  return rows[0]
}

const toOrg = (row: Row): UsageOrg => ({
  org_id: text(row.org_id),
  org_name: text(row.org_name),
  plan: textOrNull(row.plan),
  health: billingHealths[Number(row.health)] ?? 'good',
  payment_state: text(row.payment_state),
  currency: text(row.currency),
  period_start: text(row.period_start),
  period_end: text(row.period_end),
  spend_cents: Number(row.spend_cents),
  limit_cents: numberOrNull(row.limit_cents),
  last_period_cents: numberOrNull(row.last_period_cents),
  threshold_cents: numberOrNull(row.amount_cents),
  day_threshold_cents: numberOrNull(row.day_cents),
  threshold_reached_at: reachedAt(row),
  anomalies: Number(row.anomalies),
  updated_at: text(row.updated_at),
})

/** By the period most of them bill by; one with days of its own is counted into the days it has. */
const totalOf = (currency: string, rows: readonly Row[]): UsageTotal => {
  const starts = rows.map(({ period_start }) => text(period_start)).toSorted()
  const period_start = starts[Math.floor(starts.length / 2)] ?? ''
  const period = rows.find((row) => text(row.period_start) === period_start)
  const byDay = new Map<string, number>()
  for (const row of rows) for (const day of daysOf(row)) byDay.set(day.day, (byDay.get(day.day) ?? 0) + dayTotal(day))
  const all = [...byDay].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([day, cents]) => ({ day, cents }))
  const days = all.filter(({ day }) => day >= period_start.slice(0, 10))
  const before = text(period?.last_period_start).slice(0, 10)
  const last_days = all.filter(({ day }) => day < period_start.slice(0, 10) && day >= before)
  const limits = rows.map(({ limit_cents }) => numberOrNull(limit_cents)).filter((cents) => cents !== null)
  const sum = (some: readonly { cents: number }[]): number => some.reduce((total, { cents }) => total + cents, 0)
  return {
    currency,
    orgs: rows.length,
    period_start,
    period_end: text(period?.period_end),
    updated_at: text(period?.updated_at),
    spend_cents: sum(days),
    last_period_cents: sum(last_days),
    limit_cents: limits.length === 0 ? null : limits.reduce((total, cents) => total + cents, 0),
    unlimited_orgs: rows.length - limits.length,
    days,
    last_days,
  }
}
