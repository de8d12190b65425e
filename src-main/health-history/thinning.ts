import { historySteps, KEPT } from '@contract/desk/health-history-spans'
import type Database from 'libsql'

/** The most changes one service, or one place, keeps. */
const MOST_CHANGES = 500
const HOUR = 3_600_000

/**
 * Counts old readings together and lets go of the oldest (historySteps, KEPT). Adding up loses when within an hour
 * something was, never how often. Of a number over time the last of each stretch stays.
 */
export const thin = (db: Database.Database, now: number): void => {
  for (const { from, step } of historySteps.slice(1)) {
    // Whole hours, so that no stretch is added up while readings still come in.
    const before = Math.floor((now - from) / HOUR) * HOUR
    const old = `FROM tallies WHERE bucket < ${before} AND bucket % ${step} <> 0`
    const oldFigures = `FROM figures WHERE bucket < ${before} AND bucket % ${step} <> 0`
    db.exec(`
      CREATE TEMP TABLE merged AS
        SELECT place, name, bucket - bucket % ${step} AS bucket, state, sum(readings) AS readings ${old} GROUP BY 1, 2, 3, 4;
      DELETE ${old};
      INSERT INTO tallies SELECT place, name, bucket, state, readings FROM merged WHERE true
        ON CONFLICT DO UPDATE SET readings = readings + excluded.readings;
      DROP TABLE merged;
      CREATE TEMP TABLE merged AS
        SELECT place, figure, bucket - bucket % ${step} AS bucket, max(at) AS at, value ${oldFigures} GROUP BY 1, 2, 3;
      DELETE ${oldFigures};
      INSERT INTO figures SELECT place, figure, bucket, at, value FROM merged WHERE true
        ON CONFLICT DO UPDATE SET value = excluded.value, at = excluded.at WHERE excluded.at > at;
      DROP TABLE merged;
    `)
  }
  const oldest = now - KEPT
  db.prepare('DELETE FROM tallies WHERE bucket < ?').run(oldest)
  db.prepare('DELETE FROM figures WHERE bucket < ?').run(oldest)
  db.prepare('DELETE FROM changes WHERE at < ?').run(oldest)
  db.prepare('DELETE FROM standings WHERE last_at < ?').run(oldest)
  db.prepare(
    `DELETE FROM changes WHERE rowid IN (
       SELECT rowid FROM (SELECT rowid, row_number() OVER (PARTITION BY place, name ORDER BY at DESC, rowid DESC) AS n FROM changes) WHERE n > ?)`,
  ).run(MOST_CHANGES)
}
