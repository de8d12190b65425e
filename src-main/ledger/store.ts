import Database from 'libsql'
import { inTransaction, plain } from '../own-file'
import {
  type Approval,
  type Entry,
  type EntryBody,
  GENESIS,
  hashOf,
  type Intent,
  type Outcome,
  type RolloutRecord,
  type Settlement,
  type WriteState,
} from './entry'
import { migrate } from './schema'

/** One intended write and where it stands: what the ledger's list shows. */
export interface Write {
  attempt: string
  seq: number
  at: string
  tries: number
  operation: string
  effect: string
  environment: string
  target: string
  subject: string | null
  job: string | null
  input_hash: string
  state: WriteState
  status: number | null
  duration_ms: number | null
}

export interface Head {
  seq: number
  hash: string
}

/** Why an intent was not taken. Nothing may be sent then. */
export type Declined =
  | { why: 'blocked'; by: Write }
  | { why: 'other_body'; write: Write }
  | { why: 'finished'; write: Write; outcome: Outcome | null }
  | { why: 'too_old'; write: Write }

/** What of an intent decides whether it is taken. */
export type Asked = Pick<Intent, 'attempt' | 'input_hash' | 'target'> & { environment: { id: string } }

/** Servers forget idempotency keys after a day: an older attempt is never sent again. */
export const ATTEMPT_LIVES = 24 * 3_600_000

/** The ledger's file. Synchronous: it lives in a worker thread. Every method is one transaction, synced to disk. */
export class Store {
  readonly db: Database.Database

  constructor(file: string) {
    this.db = new Database(file, { timeout: 5000 })
    this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
    migrate(this.db)
  }

  close(): void {
    this.db.close()
  }

  head(): Head {
    const last = this.db.prepare('SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1').get() as Head | undefined
    return last ? { seq: last.seq, hash: last.hash } : { seq: 0, hash: GENESIS }
  }

  /** Whether the file ends before this head (by how many entries), or holds another entry in its place. Null where all is well. */
  gone(kept: Head): { lost: number } | null {
    const here = this.head()
    if (kept.seq > here.seq) return { lost: kept.seq - here.seq }
    const entry = this.db.prepare('SELECT hash FROM entries WHERE seq = ?').get(kept.seq) as { hash: string } | undefined
    return (entry?.hash ?? GENESIS) === kept.hash ? null : { lost: 0 }
  }

  /** Why an intent would not be taken now; null where it would. */
  declines({ attempt, input_hash, environment, target }: Asked, at: Date): Declined | null {
    const known = this.write(attempt)
    if (known) {
      if (known.input_hash !== input_hash || known.environment !== environment.id) return { why: 'other_body', write: known }
      if (known.state === 'sending' || known.state === 'unknown') return { why: 'blocked', by: known }
      if (known.state !== 'refused') return { why: 'finished', write: known, outcome: this.lastOutcome(known.attempt) }
      if (Math.abs(at.getTime() - Date.parse(known.at)) > ATTEMPT_LIVES) return { why: 'too_old', write: known }
    }
    const by = this.open(environment.id, target)
    return by ? { why: 'blocked', by } : null
  }

  /** Takes an intent, or says why not. Once it returns, the entry is on disk and the target is this attempt's. */
  intend(intent: Omit<Intent, 'kind' | 'try'>, at: Date): { taken: Head } | { declined: Declined } {
    return this.transaction(() => {
      const declined = this.declines(intent, at)
      if (declined) return { declined }
      const tries = (this.write(intent.attempt)?.tries ?? 0) + 1
      return { taken: this.append({ kind: 'intent', try: tries, ...intent }, at) }
    })
  }

  /** Records how an attempt that is being sent ended. A second outcome for the same try is ignored. */
  outcome(outcome: Omit<Outcome, 'kind'>, at: Date): Head {
    return this.transaction(() =>
      this.write(outcome.attempt)?.state === 'sending' ? this.append({ kind: 'outcome', ...outcome }, at) : this.head(),
    )
  }

  /** Settles an unknown write. Null where it is not unknown (any more). */
  settle(settlement: Omit<Settlement, 'kind'>, at: Date): Head | null {
    return this.transaction(() =>
      this.write(settlement.attempt)?.state === 'unknown' ? this.append({ kind: 'settlement', ...settlement }, at) : null,
    )
  }

  approval(approval: Omit<Approval, 'kind'>, at: Date): Head {
    return this.transaction(() => this.append({ kind: 'approval', ...approval }, at))
  }

  rollout(record: Omit<RolloutRecord, 'kind'>, at: Date): Entry {
    return this.transaction(() => {
      const { seq } = this.append({ kind: 'rollout', ...record }, at)
      return asEntry(this.db.prepare('SELECT seq, at, body, previous, hash FROM entries WHERE seq = ?').get(seq))
    })
  }

  /** What stands of one rollout, oldest first. */
  ofRollout(rollout: string): Entry[] {
    const sql = `SELECT seq, at, body, previous, hash FROM entries WHERE body ->> 'rollout' = ? AND body ->> 'rollout' IS NOT NULL ORDER BY seq`
    return this.db.prepare(sql).all(rollout).map(asEntry)
  }

  remark(what: string, details: unknown, at: Date): Head {
    return this.transaction(() => this.append({ kind: 'remark', what, details }, at))
  }

  /** After a crash: every attempt without an outcome may have been sent, so it is unknown until settled. */
  recover(at: Date): Write[] {
    return this.transaction(() => {
      const left = this.rows(`SELECT * FROM writes WHERE state = 'sending' ORDER BY seq`)
      for (const { attempt } of left) {
        const words = 'Opsdesk stopped before an answer was recorded.'
        const nothing = { code: null, status: null, request_id: null, answer: null, duration_ms: null }
        this.append({ kind: 'outcome', attempt, outcome: 'unknown', words, ...nothing }, at)
      }
      return left
    })
  }

  write(attempt: string): Write | null {
    return this.rows('SELECT * FROM writes WHERE attempt = ?', attempt)[0] ?? null
  }

  /** The write that blocks this target, if one does. */
  open(environment: string, target: string): Write | null {
    return (
      this.rows(`SELECT * FROM writes WHERE environment = ? AND target = ? AND state IN ('sending', 'unknown')`, environment, target)[0] ??
      null
    )
  }

  lastOutcome(attempt: string): Outcome | null {
    const sql = `SELECT body FROM entries WHERE attempt = ? AND body ->> 'kind' = 'outcome' ORDER BY seq DESC LIMIT 1`
    const row = this.db.prepare(sql).get(attempt) as { body: string } | undefined
    return row ? (JSON.parse(row.body) as Outcome) : null
  }

  /** An attempt's whole story, oldest first. */
  story(attempt: string): Entry[] {
    return this.db.prepare('SELECT seq, at, body, previous, hash FROM entries WHERE attempt = ? ORDER BY seq').all(attempt).map(asEntry)
  }

  rows(sql: string, ...parameters: unknown[]): Write[] {
    return this.db
      .prepare(sql)
      .all(...parameters)
      .map(asWrite)
  }

  private append(body: EntryBody, at: Date): Head {
    const { seq: last, hash: previous } = this.head()
    const entry: Entry = { seq: last + 1, at: at.toISOString(), body: JSON.stringify(body), previous, hash: '' }
    entry.hash = hashOf(entry.seq, entry.at, entry.previous, entry.body)
    this.db
      .prepare('INSERT INTO entries (seq, at, body, previous, hash) VALUES (?, ?, ?, ?, ?)')
      .run(entry.seq, entry.at, entry.body, previous, entry.hash)
    this.follow(entry, body)
    return { seq: entry.seq, hash: entry.hash }
  }

  /** Keeps `writes` in step with the entry just appended. */
  private follow({ seq, at }: Entry, body: EntryBody): void {
    if (body.kind === 'intent') {
      const sql = `INSERT INTO writes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'sending', NULL, NULL)
        ON CONFLICT (attempt) DO UPDATE SET tries = excluded.tries, state = 'sending', status = NULL, duration_ms = NULL`
      const { attempt, operation, effect, environment, target, subject, job, input_hash } = body
      this.db.prepare(sql).run(attempt, seq, at, body.try, operation, effect, environment.id, target, subject, job, input_hash)
    }
    if (body.kind === 'outcome') this.become(body.attempt, body.outcome, body.status, body.duration_ms)
    if (body.kind === 'settlement') this.become(body.attempt, `settled_${body.outcome}`, undefined, undefined)
  }

  private become(attempt: string, state: WriteState, status: number | null | undefined, duration: number | null | undefined): void {
    if (status === undefined) this.db.prepare('UPDATE writes SET state = ? WHERE attempt = ?').run(state, attempt)
    else
      this.db
        .prepare('UPDATE writes SET state = ?, status = ?, duration_ms = ? WHERE attempt = ?')
        .run(state, status, duration ?? null, attempt)
  }

  private transaction<T>(work: () => T): T {
    return inTransaction(this.db, work)
  }
}

const asEntry = (row: unknown): Entry => {
  const { seq, at, body, previous, hash } = row as Entry
  return { seq, at, body, previous, hash }
}
const asWrite = (row: unknown): Write => plain(row)
