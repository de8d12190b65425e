import { knownStatus } from '@contract/agentbot/summary-words'
import { historySteps } from '@contract/desk/health-history-spans'
import Database from 'libsql'
import { inTransaction } from '../own-file'
import { type Past, pastOf } from './past'
import type { Reading } from './reading'
import { migrate } from './schema'
import { thin } from './thinning'

/** How often old readings are counted together, in milliseconds. */
const THINNED_EVERY = 6 * 3_600_000
/** Names a server may bring with it in one place, over all the time kept. Further ones are not remembered. */
const MOST_NAMES = 200

/** The file of readings. Synchronous: it lives in a worker thread. Every method is one transaction. */
export class HealthStore {
  private readonly db: Database.Database
  private thinned = 0

  constructor(file: string, now: number) {
    this.db = new Database(file, { timeout: 5000 })
    // NORMAL: the last minute of a history is not worth a sync each time; nothing is torn by its loss.
    this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;')
    migrate(this.db)
    this.thin(now)
  }

  close(): void {
    this.db.close()
  }

  /** One reading of `place`, at a time in milliseconds. */
  record(place: string, reading: Reading, at: number): void {
    if (at - this.thinned >= THINNED_EVERY) this.thin(at)
    inTransaction(this.db, () => {
      if (!reading.reached) {
        this.tally(place, '', 'unreached', at)
        this.standing(place, '', reading.code, reading.what, at)
        return
      }
      this.tally(place, '', 'reached', at)
      this.standing(place, '', 'reached', null, at)
      for (const { name, state, detail } of reading.services ?? []) {
        if (!this.known('standings', 'name', place, name)) continue
        this.tally(place, name, knownStatus(state) ?? 'other', at)
        this.standing(place, name, state, detail, at)
      }
      for (const { figure, value } of reading.figures)
        if (this.known('figures', 'figure', place, figure)) this.figure(place, figure, value, at)
    })
  }

  past(place: string, asked: { cells: number; step: number }, now: number): Past {
    return pastOf(this.db, place, asked, now)
  }

  /** Forgets every place that is none of these. */
  keepOnly(places: readonly string[]): void {
    inTransaction(this.db, () => {
      const kept = JSON.stringify(places)
      for (const table of ['tallies', 'standings', 'changes', 'figures'])
        this.db.prepare(`DELETE FROM ${table} WHERE place NOT IN (SELECT value FROM json_each(?))`).run(kept)
    })
  }

  private tally(place: string, name: string, state: string, at: number): void {
    this.db
      .prepare('INSERT INTO tallies VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET readings = readings + 1')
      .run(place, name, bucketOf(at), state)
  }

  private standing(place: string, name: string, state: string, detail: string | null, at: number): void {
    const before = this.db.prepare('SELECT state, last_at FROM standings WHERE place = ? AND name = ?').get(place, name) as
      | { state: string; last_at: number }
      | undefined
    if (before?.state === state) {
      this.db
        .prepare('UPDATE standings SET detail = ?, last_at = max(last_at, ?) WHERE place = ? AND name = ?')
        .run(detail, at, place, name)
      return
    }
    this.db
      .prepare('INSERT OR REPLACE INTO standings VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(place, name, state, detail, at, before?.last_at ?? null, at)
    if (before)
      this.db.prepare('INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?)').run(place, name, at, before.last_at, before.state, state, detail)
  }

  private figure(place: string, figure: string, value: number, at: number): void {
    this.db
      .prepare('INSERT INTO figures VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value, at = excluded.at')
      .run(place, figure, bucketOf(at), at, value)
  }

  /** Whether a name may be written: it is there already, or there is room for one more. */
  private known(table: 'standings' | 'figures', column: string, place: string, name: string): boolean {
    if (this.db.prepare(`SELECT 1 FROM ${table} WHERE place = ? AND ${column} = ? LIMIT 1`).get(place, name)) return true
    const { n } = this.db.prepare(`SELECT count(DISTINCT ${column}) AS n FROM ${table} WHERE place = ? AND ${column} <> ''`).get(place) as {
      n: number
    }
    return n < MOST_NAMES
  }

  private thin(now: number): void {
    this.thinned = now
    inTransaction(this.db, () => thin(this.db, now))
  }
}

const bucketOf = (at: number): number => at - (at % historySteps[0].step)
