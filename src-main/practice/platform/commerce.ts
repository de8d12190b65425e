import type { CommerceRow, CommerceSnapshot } from '@contract/platform/commerce'
import type { Client, Row } from '@libsql/client'
import { Refusal, type SqlAnswers } from '../../database/sql'
import { json, numberOrNull, text, textOrNull } from '../../database/stored'
import { iso } from '../cast'
import { equals, holds, pageFrom } from './paged'

const HOUR = 3_600_000
const columns = `*, (SELECT count(*) FROM commerce_rows AS held
  WHERE held.kind = commerce_snapshots.kind AND n BETWEEN held.first AND held.last) AS rows`

/** Snapshots, the newest first, and what each holds. An id that nobody has is 404. */
export const commerce: SqlAnswers<'commerce'> = {
  'commerce.snapshots': (db, { kind, until, ...window }, { now }) =>
    pageFrom(db, {
      from: 'commerce_snapshots',
      select: columns,
      where: [
        equals('kind', kind),
        until === undefined ? null : { sql: 'hours > ?', args: [Math.ceil((thisHour(now) - Date.parse(until)) / HOUR)] },
      ],
      order: 'hours, kind, n',
      window,
      read: toSnapshot(now),
    }),

  'commerce.snapshot': async (db, { snapshot_id }, { now }) => toSnapshot(now)(await one(db, snapshot_id)),

  'commerce.rows': async (db, { snapshot_id, search, state, store_id, org_id, ...window }) => {
    const { kind, n } = await one(db, snapshot_id)
    return pageFrom(db, {
      from: 'commerce_rows',
      where: [
        { sql: 'kind = ? AND ? BETWEEN first AND last', args: [text(kind), Number(n)] },
        holds(['id', 'name'], search),
        equals('state', state),
        equals('store_id', store_id),
        equals('org_id', org_id),
      ],
      order: 'id',
      window,
      read: toRow,
    })
  },
}

const one = async (db: Client, id: string): Promise<Row> => {
  const { rows } = await db.execute({ sql: `SELECT ${columns} FROM commerce_snapshots WHERE id = ?`, args: [id] })
  if (!rows[0]) throw new Refusal(404, 'There is no such snapshot')
  return rows[0]
}

/** Snapshots are taken on the hour. */
const thisHour = (now: Date): number => Math.floor(now.getTime() / HOUR) * HOUR

const toSnapshot =
  (now: Date) =>
  (row: Row): CommerceSnapshot => ({
    id: text(row.id),
    kind: text(row.kind),
    taken_at: iso(thisHour(now) - Number(row.hours) * HOUR),
    took_ms: numberOrNull(row.took_ms),
    state: text(row.state),
    rows: Number(row.rows),
    failures: numberOrNull(row.failures),
    source: textOrNull(row.source),
    store_id: null,
    detail: textOrNull(row.detail),
  })

const toRow = (row: Row): CommerceRow => ({
  id: text(row.id),
  name: textOrNull(row.name),
  store_id: textOrNull(row.store_id),
  org_id: textOrNull(row.org_id),
  state: textOrNull(row.state),
  amount_cents: numberOrNull(row.amount_cents),
  currency: textOrNull(row.currency),
  quantity: numberOrNull(row.quantity),
  updated_at: textOrNull(row.updated_at),
  details: json(row.details),
})
