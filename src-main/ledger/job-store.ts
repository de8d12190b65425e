import type Database from 'libsql'
import { inTransaction, plain } from '../own-file'

export interface NewJob {
  id: string
  environment: string
  operation: string
  pace: number
  retries: string | null
  items: readonly NewItem[]
}

export interface NewItem {
  attempt: string
  target: string
  input: Record<string, unknown>
  left_out: string | null
  /** What a person said it comes to, in the smallest unit. */
  stated_cents: number | null
}

export interface JobRow {
  id: string
  at: string
  environment: string
  operation: string
  state: string
  reason: string | null
  /** The failure's code, where it stopped by itself. */
  stopped_by: string | null
  pace: number
  retries: string | null
  total: number
  done: number
  refused: number
  unknown: number
  waiting: number
}

export interface ItemRow {
  n: number
  attempt: string
  target: string
  input: Record<string, unknown>
  stated_cents: number | null
  state: string
  status: number | null
  words: string | null
}

/** An item's state is its write's: there is no second record of what was sent. One that 401 or 403 stopped is still to do. */
const STATE = `CASE
  WHEN i.left_out IS NOT NULL THEN 'left_out'
  WHEN w.state IS NULL OR (w.state = 'refused' AND w.status IN (401, 403)) THEN 'waiting'
  ELSE w.state END`
const ITEMS = 'job_items i LEFT JOIN writes w ON w.attempt = i.attempt'
const WORDS = `coalesce(i.left_out, (SELECT e.body ->> 'words' FROM entries e WHERE e.attempt = i.attempt AND e.body ->> 'kind' = 'outcome' ORDER BY e.seq DESC LIMIT 1))`

/** Jobs stand in the ledger's file, so that an item and its write can't disagree. */
export class JobStore {
  constructor(private readonly db: Database.Database) {}

  create(job: NewJob, at: Date): void {
    inTransaction(this.db, () => {
      this.db
        .prepare(`INSERT INTO jobs VALUES (?, ?, ?, ?, 'paused', NULL, ?, ?, NULL)`)
        .run(job.id, at.toISOString(), job.environment, job.operation, job.pace, job.retries)
      const add = this.db.prepare('INSERT INTO job_items VALUES (?, ?, ?, ?, ?, ?, ?)')
      for (const [index, item] of job.items.entries())
        add.run(job.id, index + 1, item.attempt, item.target, JSON.stringify(item.input), item.left_out, item.stated_cents)
    })
  }

  /** Newest first: those of one environment or of all, in one of these states or in any. */
  list(
    environment: string | null,
    offset: number,
    limit: number,
    states: readonly string[] | null = null,
  ): { items: JobRow[]; total: number } {
    const terms = [
      ...(environment === null ? [] : ['environment = ?']),
      ...(states === null ? [] : [`state IN (${states.map(() => '?').join(', ')})`]),
    ]
    const where = terms.length === 0 ? '' : `WHERE ${terms.join(' AND ')}`
    const parameters = [...(environment === null ? [] : [environment]), ...(states ?? [])]
    const rows = this.db
      .prepare(`SELECT * FROM jobs ${where} ORDER BY at DESC, rowid DESC LIMIT ? OFFSET ?`)
      .all(...parameters, limit, offset) as JobRow[]
    const { n } = this.db.prepare(`SELECT count(*) AS n FROM jobs ${where}`).get(...parameters) as { n: number }
    return { items: rows.map((row) => ({ ...plain<typeof row>(row), ...this.counts(row.id) })), total: n }
  }

  get(id: string): JobRow | null {
    const row = this.db.prepare('SELECT * FROM jobs WHERE id = ?').get(id) as JobRow | undefined
    return row ? { ...plain<typeof row>(row), ...this.counts(id) } : null
  }

  /** Moves a job to another state, if it is in one of `from`. */
  become(id: string, state: string, reason: string | null, from: readonly string[], stopped_by: string | null = null): boolean {
    const marks = from.map(() => '?').join(', ')
    const { changes } = this.db
      .prepare(`UPDATE jobs SET state = ?, reason = ?, stopped_by = ? WHERE id = ? AND state IN (${marks})`)
      .run(state, reason, stopped_by, id, ...from)
    return changes > 0
  }

  /** After a crash nothing runs on by itself. */
  pauseAll(reason: string): void {
    this.db.prepare(`UPDATE jobs SET state = 'paused', reason = ?, stopped_by = NULL WHERE state = 'running'`).run(reason)
  }

  next(id: string): ItemRow | null {
    return this.items(id, ['waiting'], 0, 1).items[0] ?? null
  }

  leaveOut(id: string, n: number, why: string): void {
    this.db.prepare('UPDATE job_items SET left_out = ? WHERE job = ? AND n = ?').run(why, id, n)
  }

  items(id: string, states: readonly string[] | null, offset: number, limit: number): { items: ItemRow[]; total: number } {
    const marks = states?.map(() => '?').join(', ')
    const where = `WHERE i.job = ?${marks === undefined ? '' : ` AND ${STATE} IN (${marks})`}`
    const parameters = [id, ...(states ?? [])]
    const sql = `SELECT i.n, i.attempt, i.target, i.input, i.stated_cents, ${STATE} AS state, w.status, ${WORDS} AS words FROM ${ITEMS} ${where} ORDER BY i.n LIMIT ? OFFSET ?`
    const rows = this.db.prepare(sql).all(...parameters, limit, offset) as (ItemRow & { input: unknown })[]
    const { n } = this.db.prepare(`SELECT count(*) AS n FROM ${ITEMS} ${where}`).get(...parameters) as { n: number }
    return { items: rows.map((row) => ({ ...plain<typeof row>(row), input: JSON.parse(String(row.input)) })), total: n }
  }

  private counts(id: string): Pick<JobRow, 'total' | 'done' | 'refused' | 'unknown' | 'waiting'> {
    const sql = `SELECT count(*) AS total,
      count(*) FILTER (WHERE s IN ('done', 'settled_done')) AS done,
      count(*) FILTER (WHERE s IN ('refused', 'left_out', 'settled_not_done')) AS refused,
      count(*) FILTER (WHERE s IN ('unknown', 'sending')) AS unknown,
      count(*) FILTER (WHERE s = 'waiting') AS waiting
      FROM (SELECT ${STATE} AS s FROM ${ITEMS} WHERE i.job = ?)`
    return plain<Pick<JobRow, 'total' | 'done' | 'refused' | 'unknown' | 'waiting'>>(this.db.prepare(sql).get(id))
  }
}
