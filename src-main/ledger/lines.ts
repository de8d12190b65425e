import type Database from 'libsql'
import { plain } from '../own-file'
import type { Write } from './store'
import { type WriteFilter, whereOf } from './write-filter'

/**
 * A line of the ledger's list: a write, or a rollout that was begun or ended. Of a rollout `attempt` is what names its line,
 * `target` what it is called, and `state` its step.
 */
export type LedgerLine = Omit<Write, 'input_hash' | 'state'> & {
  kind: 'write' | 'rollout'
  state: Write['state'] | 'begun' | 'ended'
  rollout: string | null
}

const WRITES = `SELECT 'write' AS kind, attempt, seq, at, tries, operation, effect, environment, target, subject, job, state, status, duration_ms,
  NULL AS rollout FROM writes`
/** By their own index: the planner would rather walk the whole ledger. */
const ROLLOUTS = `SELECT 'rollout' AS kind, 'rollout~' || (body ->> 'rollout') || '~' || (body ->> 'step') AS attempt, seq, at, 1 AS tries,
  CASE body ->> 'step' WHEN 'begun' THEN 'rollouts.begin' ELSE 'rollouts.end' END AS operation, 'edit' AS effect,
  body ->> '$.environment.id' AS environment, coalesce(body ->> '$.details.name', '') AS target, body ->> 'subject' AS subject, NULL AS job,
  body ->> 'step' AS state, NULL AS status, NULL AS duration_ms, body ->> 'rollout' AS rollout
  FROM entries INDEXED BY entries_rollout WHERE body ->> 'rollout' IS NOT NULL`

/** The lines that fit a `WHERE …`, whose place-holders it has twice; then how many, and from which on. Neither side is read whole for a window. */
export const linesSql = (where: string): string =>
  `${WRITES} ${where} UNION ALL SELECT * FROM (${ROLLOUTS}) ${where} ORDER BY seq DESC LIMIT ? OFFSET ?`

/** One window of writes and rollouts, newest first, with how many fit the filter in all. */
export const ledgerLines = (
  db: Database.Database,
  filter: WriteFilter,
  offset: number,
  limit: number,
): { items: LedgerLine[]; total: number } => {
  const { where, parameters } = whereOf(filter)
  const items = db
    .prepare(linesSql(where))
    .all(...parameters, ...parameters, limit, offset)
    .map((row) => plain<LedgerLine>(row))
  const count = `SELECT (SELECT count(*) FROM writes ${where}) + (SELECT count(*) FROM (${ROLLOUTS}) ${where}) AS n`
  const { n } = db.prepare(count).get(...parameters, ...parameters) as { n: number }
  return { items, total: n }
}
