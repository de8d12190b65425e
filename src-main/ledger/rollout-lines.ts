import type Database from 'libsql'
import { plain } from '../own-file'

/** One entry of a rollout in brief: what a list of them shows. `counts` is JSON, of an end only. */
export interface RolloutLine {
  rollout: string
  step: 'begun' | 'ended'
  seq: number
  at: string
  hash: string
  environment: string
  environment_name: string
  subject: string | null
  os_user: string
  name: string
  begun_at: string | null
  begun_by: string | null
  counts: string | null
  reason: string | null
}

const MOST = 4000

/**
 * The entries of rollouts, newest first and 4,000 at the most, without what was measured: that is read one rollout at a
 * time. By their own index: the planner would rather walk the whole ledger in order.
 */
export const rolloutLines = (db: Database.Database, environment: string | null): RolloutLine[] => {
  const of = (path: string): string => `body ->> '$.${path}'`
  const sql = `SELECT ${of('rollout')} AS rollout, ${of('step')} AS step, seq, at, hash, ${of('environment.id')} AS environment,
      ${of('environment.name')} AS environment_name, ${of('subject')} AS subject, ${of('os_user')} AS os_user,
      ${of('details.name')} AS name, ${of('details.begun_at')} AS begun_at, ${of('details.begun_by')} AS begun_by,
      ${of('details.counts')} AS counts, ${of('details.reason')} AS reason
    FROM entries INDEXED BY entries_rollout WHERE body ->> 'rollout' IS NOT NULL AND (? IS NULL OR ${of('environment.id')} = ?) ORDER BY seq DESC LIMIT ${MOST}`
  return db
    .prepare(sql)
    .all(environment, environment)
    .map((row) => plain<RolloutLine>(row))
}
