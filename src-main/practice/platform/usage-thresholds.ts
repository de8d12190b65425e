import type { UsageThreshold } from '@contract/platform/usage-records'
import type { Row } from '@libsql/client'
import { Refusal } from '../../database/sql'
import { numberOrNull, text, textOrNull } from '../../database/stored'
import { actingAs } from './audited'
import type { PlatformAnswers } from './platform-answer'
import type { StoredDay } from './usage-seed'

type Some = Pick<PlatformAnswers<'usage'>, 'usage.thresholds' | 'usage.set_threshold' | 'usage.remove_threshold'>

const sql = `SELECT usage_thresholds.*, orgs.name AS org_name, currency, spend_cents, period_start, days FROM usage_thresholds
  JOIN orgs ON orgs.id = usage_thresholds.org_id JOIN usage_orgs ON usage_orgs.org_id = usage_thresholds.org_id`

/** Thresholds that are reached come first, the latest of them first; after them the others, by name. */
export const usageThresholds: Some = {
  'usage.thresholds': async (db, { org_id, reached, offset, limit }) => {
    const { rows } = await db.execute(`${sql} ORDER BY orgs.name COLLATE NOCASE, usage_thresholds.org_id`)
    const all = rows
      .map(toThreshold)
      .filter((one) => org_id === undefined || one.org_id === org_id)
      .filter((one) => reached === undefined || (one.reached_at !== null) === reached)
      .toSorted((a, b) => (b.reached_at ?? '').localeCompare(a.reached_at ?? ''))
    return { items: all.slice(offset, offset + limit), total: all.length, offset, end: offset + limit >= all.length, note: null }
  },

  'usage.set_threshold': async (tx, { org_id, currency, amount_cents, day_cents, note }, { subject, now }) => {
    const org = await tx.execute({ sql: 'SELECT currency FROM usage_orgs WHERE org_id = ?', args: [org_id] })
    if (!org.rows[0]) throw new Refusal(404, 'There is no such org')
    if (org.rows[0].currency !== currency) throw new Refusal(409, `This org is billed in ${text(org.rows[0].currency)}`)
    if (amount_cents === null && day_cents === null) throw new Refusal(422, 'A threshold needs amount_cents, day_cents or both')
    await tx.execute({
      sql: `INSERT OR REPLACE INTO usage_thresholds (org_id, amount_cents, day_cents, note, set_by, set_at) VALUES (?, ?, ?, ?, ?, ?)`,
      args: [org_id, amount_cents, day_cents, note || null, actingAs(subject), now.toISOString()],
    })
    const { rows } = await tx.execute({ sql: `${sql} WHERE usage_thresholds.org_id = ?`, args: [org_id] })
    return toThreshold(rows[0] as Row)
  },

  'usage.remove_threshold': async (tx, { org_id }) => {
    const known = await tx.execute({ sql: 'SELECT 1 FROM usage_orgs WHERE org_id = ?', args: [org_id] })
    if (!known.rows[0]) throw new Refusal(404, 'There is no such org')
    const { rowsAffected } = await tx.execute({ sql: 'DELETE FROM usage_thresholds WHERE org_id = ?', args: [org_id] })
    return { removed: rowsAffected > 0 }
  },
}

/** What a day came to. */
export const dayTotal = ({ on }: StoredDay): number => Object.values(on).reduce<number>((sum, cents) => sum + (cents ?? 0), 0)

/** When the days of the present period first came to `amount_cents`, or one of them to `day_cents`; null where they did not. */
export const reachedAt = (row: Row): string | null => {
  const [amount, daily] = [row.amount_cents, row.day_cents].map(numberOrNull)
  if (amount === null && daily === null) return null
  let sum = 0
  for (const day of JSON.parse(text(row.days)) as StoredDay[]) {
    if (day.day < text(row.period_start).slice(0, 10)) continue
    const cents = dayTotal(day)
    sum += cents
    // Counted in at the end of an hour of that day.
    if ((amount != null && sum >= amount) || (daily != null && cents >= daily)) return `${day.day}T05:00:00Z`
  }
  return null
}

const toThreshold = (row: Row): UsageThreshold => ({
  org_id: text(row.org_id),
  org_name: textOrNull(row.org_name),
  currency: text(row.currency),
  amount_cents: numberOrNull(row.amount_cents),
  day_cents: numberOrNull(row.day_cents),
  note: textOrNull(row.note),
  set_by: textOrNull(row.set_by),
  set_at: text(row.set_at),
  spend_cents: Number(row.spend_cents),
  reached_at: reachedAt(row),
})
