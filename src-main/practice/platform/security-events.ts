import type { Parsed } from '@contract'
import type { SecurityEvent } from '@contract/platform/security-events'
import type { Client, Row, Transaction } from '@libsql/client'
import { Refusal } from '../../database/sql'
import { json, text, textOrNull } from '../../database/stored'
import { iso } from '../cast'
import { actingAs } from './audited'
import { type Condition, equals, filterOf, holds, oneOf, pageFrom, within } from './paged'
import type { PlatformAnswers } from './platform-answer'

const HOUR = 3_600_000
/** Within so much time the stretches of a count are hours. */
const HOURLY = 72 * HOUR

type Filters = Omit<Parsed<'security-events.list'>, 'offset' | 'limit' | 'order'>

const conditionsOf = ({ search, severity, kind, actor_id, org_id, acknowledged, since, until }: Filters): Condition[] => [
  holds(['id', 'title', 'actor_id', 'actor_name', 'ip', 'subject_id'], search),
  oneOf('severity', severity),
  equals('kind', kind),
  equals('actor_id', actor_id),
  equals('org_id', org_id),
  acknowledged === undefined ? null : { sql: `acknowledged_at IS ${acknowledged === 'yes' ? 'NOT ' : ''}NULL`, args: [] },
  within('at', since, until),
]

/** The newest first. An id that nobody has is 404; what is acknowledged already is 409, and so is what is new. */
export const securityEvents: PlatformAnswers<'security-events'> = {
  'security-events.list': (db, { offset, limit, order, ...filters }) =>
    pageFrom(db, {
      from: 'security_events',
      where: conditionsOf(filters),
      order: order === 'oldest' ? 'at, id' : 'at DESC, id',
      window: { offset, limit },
      read: toEvent,
    }),

  'security-events.counts': async (db, filters) => {
    const { sql, args } = filterOf(conditionsOf(filters))
    const span = await db.execute({ sql: `SELECT min(at) AS first, max(at) AS last FROM security_events ${sql}`, args })
    const [first, last] = [span.rows[0]?.first, span.rows[0]?.last].map((at) => Date.parse(text(at)))
    const step = (last ?? 0) - (first ?? 0) <= HOURLY ? 'hour' : 'day'
    const stretch = step === 'hour' ? "substr(at, 1, 13) || ':00:00Z'" : "substr(at, 1, 10) || 'T00:00:00Z'"
    const { rows } = await db.execute({
      sql: `SELECT ${stretch} AS stretch, severity, count(*) AS count FROM security_events ${sql} GROUP BY 1, 2 ORDER BY 1, 2`,
      args,
    })
    return { step, counts: rows.map((row) => ({ at: text(row.stretch), severity: text(row.severity), count: Number(row.count) })) }
  },

  'security-events.get': (db, { event_id }) => one(db, event_id),

  'security-events.acknowledge': async (tx, { event_id, reason }, { subject, now }) => {
    const { acknowledged_at } = await one(tx, event_id)
    if (acknowledged_at !== null) throw new Refusal(409, 'This event was acknowledged already')
    const sql = 'UPDATE security_events SET acknowledged_at = ?, acknowledged_by = ?, acknowledged_reason = ? WHERE id = ?'
    await tx.execute({ sql, args: [iso(now.getTime()), actingAs(subject), reason, event_id] })
    return one(tx, event_id)
  },

  'security-events.reopen': async (tx, { event_id }) => {
    const { acknowledged_at } = await one(tx, event_id)
    if (acknowledged_at === null) throw new Refusal(409, 'Nobody has acknowledged this event')
    const sql = 'UPDATE security_events SET acknowledged_at = NULL, acknowledged_by = NULL, acknowledged_reason = NULL WHERE id = ?'
    await tx.execute({ sql, args: [event_id] })
    return one(tx, event_id)
  },
}

const one = async (db: Client | Transaction, id: string): Promise<SecurityEvent> => {
  const { rows } = await db.execute({ sql: 'SELECT * FROM security_events WHERE id = ?', args: [id] })
  if (!rows[0]) throw new Refusal(404, 'There is no such security event')
  return toEvent(rows[0])
}

const toEvent = (row: Row): SecurityEvent => ({
  id: text(row.id),
  at: text(row.at),
  severity: text(row.severity),
  kind: text(row.kind),
  title: text(row.title),
  outcome: textOrNull(row.outcome),
  actor_kind: textOrNull(row.actor_kind),
  actor_id: textOrNull(row.actor_id),
  actor_name: textOrNull(row.actor_name),
  ip: textOrNull(row.ip),
  user_agent: textOrNull(row.user_agent),
  org_id: textOrNull(row.org_id),
  workspace_id: textOrNull(row.workspace_id),
  subject_type: textOrNull(row.subject_type),
  subject_id: textOrNull(row.subject_id),
  acknowledged_at: textOrNull(row.acknowledged_at),
  acknowledged_by: textOrNull(row.acknowledged_by),
  acknowledged_reason: textOrNull(row.acknowledged_reason),
  details: json(row.details),
})
