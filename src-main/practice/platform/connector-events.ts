import { eligibleForRedelivery } from '@contract/platform/connector-event-rules'
import type { CauseGroup, ConnectorEvent } from '@contract/platform/connector-events'
import type { InValue, Row } from '@libsql/client'
import { Refusal } from '../../database/sql'
import { numberOrNull, text, textOrNull } from '../../database/stored'
import { actingAs } from './audited'
import { attemptOf, headersOf, payloadOf } from './connector-event-content'
import type { KeptAttempt, KeptRedelivery } from './connector-events-seed'
import { type Condition, equals, filterOf, holds, oneOf, pageFrom, within } from './paged'
import type { PlatformAnswers } from './platform-answer'

const joined = `connector_events AS e JOIN connectors AS c ON c.id = e.connector_id JOIN orgs AS o ON o.id = e.org_id`
const columns = 'e.*, c.name AS connector_name, o.name AS org_name'

interface Filters {
  connector_id?: string | undefined
  org_id?: string | undefined
  state?: string | undefined
  verification?: string | undefined
  cause?: string | undefined
  since?: string | undefined
  until?: string | undefined
}

const conditions = ({ connector_id, org_id, state, verification, cause, since, until }: Filters): Condition[] => [
  equals('e.connector_id', connector_id),
  equals('e.org_id', org_id),
  oneOf('e.state', state),
  equals('e.verification', verification),
  equals('e.cause', cause),
  within('e.received_at', since, until),
]

/** The newest first. An id that no event has is 404. */
export const connectorEvents: PlatformAnswers<'connector-events'> = {
  'connector-events.list': (db, { search, offset, limit, ...filters }) =>
    pageFrom(db, {
      from: joined,
      select: columns,
      where: [...conditions(filters), holds(['e.id', 'e.type'], search)],
      order: 'e.received_at DESC, e.id',
      window: { offset, limit },
      read: toEvent,
    }),

  'connector-events.get': async (db, { event_id }) => {
    const row = await eventRow(db, event_id)
    return {
      ...toEvent(row),
      destination: `https://hooks.example.com/${text(row.org_id)}/${text(row.connector_id)}`,
      size_bytes: Buffer.byteLength(JSON.stringify(payloadOf(factsOf(row)))),
      redeliveries: redeliveriesOf(row),
    }
  },

  'connector-events.payload': async (db, { event_id }) => {
    const event = factsOf(await eventRow(db, event_id))
    return { headers: headersOf(event), payload: payloadOf(event), truncated: false } as never
  },

  'connector-events.attempts': async (db, { event_id, offset, limit }) => {
    const row = await eventRow(db, event_id)
    const all = attemptsOf(row).map((attempt, index) => attemptOf(factsOf(row), attempt, index))
    const items = all.slice(offset, offset + limit)
    return { items, total: all.length, offset, end: offset + items.length >= all.length, note: null } as never
  },

  'connector-events.causes': async (db, { offset, limit, state = 'failed,dropped', ...filters }) => {
    const { sql, args } = filterOf([{ sql: 'e.cause IS NOT NULL', args: [] }, ...conditions({ ...filters, state })])
    const { rows } = await db.execute({
      sql: `SELECT e.cause, e.connector_id, c.name, count(*) AS count, max(e.received_at) AS newest, min(e.received_at) AS oldest,
          json_group_array(DISTINCT e.org_id) AS orgs
        FROM ${joined} ${sql}
        GROUP BY e.cause, e.connector_id ORDER BY count DESC`,
      args,
    })
    const causes = [...new Set(rows.map(({ cause }) => text(cause)))]
    const groups = causes
      .map((cause) =>
        groupOf(
          cause,
          rows.filter((row) => row.cause === cause),
        ),
      )
      .toSorted((a, b) => b.count - a.count)
    const items = groups.slice(offset, offset + limit)
    return { items, total: groups.length, offset, end: offset + items.length >= groups.length, note: null }
  },

  'connector-events.redeliver': async (tx, { event_id, even_if_delivered }, { subject, now, key = null }) => {
    const row = await eventRow(tx, event_id)
    const event = { ...toEvent(row), redeliveries: redeliveriesOf(row) }
    const why = eligibleForRedelivery(event, even_if_delivered ? { even_if_delivered } : {})
    if (why !== null) throw new Refusal(409, why)
    const at = `${now.toISOString().slice(0, 19)}Z`
    const cause = stays(event)
    const state = cause === null ? 'delivered' : 'failed'
    const tried: KeptAttempt = {
      at,
      status: statuses[cause ?? 'delivered'] ?? null,
      ms: cause === 'timeout' ? 30_000 : 180,
      cause,
      worker: 'worker-1',
      ...(key === null ? {} : { key }),
    }
    const attempts = [...attemptsOf(row), tried]
    const redeliveries: KeptRedelivery[] = [...redeliveriesOf(row), { key, at, by: actingAs(subject), state }]
    const verification = event.verification === 'failed' && cause === null ? 'verified' : event.verification
    await tx.execute({
      sql: `UPDATE connector_events SET state = ?, cause = ?, verification = ?, verification_reason = CASE WHEN ? = 'verified' THEN NULL ELSE verification_reason END,
        last_status = ?, last_attempt_at = ?, next_attempt_at = NULL, attempts = ?, redeliveries = ? WHERE id = ?`,
      args: [state, cause, verification, verification, tried.status, at, JSON.stringify(attempts), JSON.stringify(redeliveries), event_id],
    })
    return { event_id, state, attempt: attempts.length }
  },
}

const statuses: Record<string, number> = { delivered: 200, http_4xx: 410, too_large: 413 }

/** What has not been mended yet, and fails again: certificates, names, what is too large, a destination that is gone, the connector that is down. */
const stays = ({ cause, connector_id }: ConnectorEvent): string | null => {
  if (cause === 'tls' || cause === 'dns' || cause === 'too_large' || cause === 'http_4xx') return cause
  return connector_id === 'con_crm' ? 'timeout' : null
}

const groupOf = (cause: string, rows: readonly Row[]): CauseGroup => ({
  cause,
  count: rows.reduce((sum, { count }) => sum + Number(count), 0),
  newest_at:
    rows
      .map(({ newest }) => text(newest))
      .toSorted()
      .at(-1) ?? null,
  oldest_at: rows.map(({ oldest }) => text(oldest)).toSorted()[0] ?? null,
  connectors: rows.map(({ connector_id, name, count }) => ({ id: text(connector_id), name: textOrNull(name), count: Number(count) })),
  orgs: new Set(rows.flatMap(({ orgs }) => JSON.parse(text(orgs)) as string[])).size,
})

const eventRow = async (
  db: { execute(asked: { sql: string; args: InValue[] }): Promise<{ rows: Row[] }> },
  event_id: string,
): Promise<Row> => {
  const { rows } = await db.execute({ sql: `SELECT ${columns} FROM ${joined} WHERE e.id = ?`, args: [event_id] })
  if (!rows[0]) throw new Refusal(404, 'There is no such event')
  return rows[0]
}

const attemptsOf = (row: Row): KeptAttempt[] => JSON.parse(text(row.attempts)) as KeptAttempt[]
const redeliveriesOf = (row: Row): KeptRedelivery[] => JSON.parse(text(row.redeliveries)) as KeptRedelivery[]

const factsOf = (row: Row) => ({
  id: text(row.id),
  connector_id: text(row.connector_id),
  org_id: text(row.org_id),
  type: textOrNull(row.type),
  verification: text(row.verification),
  received_at: text(row.received_at),
})

const toEvent = (row: Row): ConnectorEvent => ({
  id: text(row.id),
  connector_id: text(row.connector_id),
  connector_name: textOrNull(row.connector_name),
  org_id: text(row.org_id),
  org_name: textOrNull(row.org_name),
  workspace_id: textOrNull(row.workspace_id),
  type: textOrNull(row.type),
  state: text(row.state),
  verification: text(row.verification),
  verification_reason: textOrNull(row.verification_reason),
  replay_of: textOrNull(row.replay_of),
  cause: textOrNull(row.cause),
  attempts: attemptsOf(row).length,
  last_status: numberOrNull(row.last_status),
  received_at: text(row.received_at),
  last_attempt_at: textOrNull(row.last_attempt_at),
  next_attempt_at: textOrNull(row.next_attempt_at),
})
