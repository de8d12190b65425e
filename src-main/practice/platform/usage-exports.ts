import { isUnderWay, type UsageExport } from '@contract/platform/usage-records'
import type { Client, Row, Transaction } from '@libsql/client'
import { Refusal } from '../../database/sql'
import { text, textOrNull } from '../../database/stored'
import { actingAs } from './audited'
import { equals, pageFrom } from './paged'
import type { PlatformAnswers } from './platform-answer'

type Some = Pick<
  PlatformAnswers<'usage'>,
  'usage.exports' | 'usage.export' | 'usage.export_rows' | 'usage.start_export' | 'usage.cancel_export'
>

/** How long an export waits before it runs, and how many rows it then gathers in a second: slow enough to be seen. */
const QUEUED_MS = 700
const ROWS_A_SECOND = 400

const from = 'usage_exports LEFT JOIN orgs ON orgs.id = usage_exports.org_id'
const select = 'usage_exports.*, orgs.name AS org_name'
const source = `usage_orgs u JOIN orgs ON orgs.id = u.org_id, json_each(u.days) d, json_each(d.value, '$.on') c`
const wanted = `d.value ->> 'day' BETWEEN ? AND ? AND (? IS NULL OR u.org_id = ?)`

/**
 * Exports of usage. How far one is follows from when it began, so it goes on whoever looks and survives a restart. That of a
 * suspended org fails half way.
 */
export const usageExports: Some = {
  'usage.exports': (db, { org_id, ...window }, { now }) =>
    pageFrom(db, {
      from,
      select,
      where: [equals('usage_exports.org_id', org_id)],
      order: 'usage_exports.created_at DESC, usage_exports.rowid DESC',
      window,
      read: (row) => toExport(row, now),
    }),

  'usage.export': async (db, { export_id }, { now }) => toExport(await exportRow(db, export_id), now),

  'usage.export_rows': async (db, { export_id, offset, limit }, { now }) => {
    const row = await exportRow(db, export_id)
    if (toExport(row, now).state !== 'done') throw new Refusal(409, 'This export is not done')
    const args = [text(row.from_day), text(row.to_day), textOrNull(row.org_id), textOrNull(row.org_id)]
    return pageFrom(db, {
      from: source,
      select: `d.value ->> 'day' AS day, u.org_id, orgs.name AS org_name, c.key AS category, c.value AS cents, u.currency`,
      where: [{ sql: wanted, args }],
      order: 'day, u.org_id, c.id',
      window: { offset, limit },
      read: (one) => ({
        day: text(one.day),
        org_id: text(one.org_id),
        org_name: textOrNull(one.org_name),
        category: text(one.category),
        cents: Number(one.cents),
        currency: text(one.currency),
      }),
    })
  },

  'usage.start_export': async (tx, { from: first, to, org_id }, { subject, now }) => {
    if (first > to) throw new Refusal(422, 'from is after to')
    const org = org_id === undefined ? null : await tx.execute({ sql: 'SELECT status FROM orgs WHERE id = ?', args: [org_id] })
    if (org && !org.rows[0]) throw new Refusal(404, 'There is no such org')
    const fails = org?.rows[0]?.status === 'suspended'
    const counted = await tx.execute({
      sql: `SELECT count(*) AS total FROM ${source} WHERE ${wanted}`,
      args: [first, to, org_id ?? null, org_id ?? null],
    })
    const id = `exp_${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`
    await tx.execute({
      sql: `INSERT INTO usage_exports (id, from_day, to_day, org_id, rows_total, asked_by, created_at, failure)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [
        id,
        first,
        to,
        org_id ?? null,
        Number(counted.rows[0]?.total ?? 0),
        actingAs(subject),
        now.toISOString(),
        fails ? 'The figures of a suspended org are not closed: ask billing to close them first.' : null,
      ],
    })
    return toExport(await exportRow(tx, id), now)
  },

  'usage.cancel_export': async (tx, { export_id }, { now }) => {
    const one = toExport(await exportRow(tx, export_id), now)
    if (!isUnderWay(one)) throw new Refusal(409, 'This export has ended')
    const sql = `UPDATE usage_exports SET cancelled_at = ?, cancelled_rows = ? WHERE id = ?`
    await tx.execute({ sql, args: [now.toISOString(), one.rows_done, export_id] })
    return toExport(await exportRow(tx, export_id), now)
  },
}

const exportRow = async (db: Client | Transaction, export_id: string): Promise<Row> => {
  const { rows } = await db.execute({ sql: `SELECT ${select} FROM ${from} WHERE usage_exports.id = ?`, args: [export_id] })
  if (!rows[0]) throw new Refusal(404, 'There is no such export')
  return rows[0]
}

const toExport = (row: Row, now: Date): UsageExport => {
  const [total, began, cancelled_at] = [Number(row.rows_total), Date.parse(text(row.created_at)), textOrNull(row.cancelled_at)]
  const gathered = Math.max(0, Math.floor(((now.getTime() - began - QUEUED_MS) / 1000) * ROWS_A_SECOND))
  const most = row.failure === null ? total : Math.floor(total / 2)
  const over = gathered >= most && now.getTime() - began >= QUEUED_MS
  const ended = new Date(began + QUEUED_MS + (most / ROWS_A_SECOND) * 1000).toISOString()
  const going = now.getTime() - began < QUEUED_MS ? 'queued' : 'running'
  return {
    id: text(row.id),
    state: cancelled_at ? 'cancelled' : !over ? going : row.failure === null ? 'done' : 'failed',
    from: text(row.from_day),
    to: text(row.to_day),
    org_id: textOrNull(row.org_id),
    org_name: textOrNull(row.org_name),
    rows_done: cancelled_at ? Number(row.cancelled_rows) : Math.min(gathered, most),
    rows_total: total,
    asked_by: textOrNull(row.asked_by),
    created_at: text(row.created_at),
    ended_at: cancelled_at ?? (over ? ended : null),
    failure: over && !cancelled_at ? textOrNull(row.failure) : null,
  }
}
