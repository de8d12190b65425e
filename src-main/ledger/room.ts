import type { Approval, Entry, Intent, Outcome, RolloutRecord, Settlement } from './entry'
import { type ItemRow, type JobRow, JobStore, type NewJob } from './job-store'
import { type LedgerLine, ledgerLines } from './lines'
import {
  type Figure,
  figures,
  type KnownWrite,
  knownWrites,
  type OutcomeFilter,
  type OutcomeSort,
  outcomes,
  type WriteOutcome,
} from './outcomes'
import { type RolloutLine, rolloutLines } from './rollout-lines'
import { type Asked, ATTEMPT_LIVES, type Declined, type Head, Store, type Write } from './store'
import { disagreement, type Verification, verify } from './verify'
import { type WriteFilter, whereOf } from './write-filter'

export type ApprovalStep = Pick<Approval, 'step' | 'request' | 'details'> & { seq: number; at: string }

/** What the worker thread offers. Dates cross as they are; failures as exceptions that begin with SQLite's own code. */
export class LedgerRoom {
  private store: Store | null = null

  /**
   * `kept` is the head the keychain remembers. It is compared before anything is recovered: recovery writes entries of
   * its own, which could stand in the place of those that are gone.
   */
  open(file: string, at: Date, kept: Head | null): { recovered: Write[]; head: Head; gone: { lost: number } | null } {
    return told(() => {
      this.store = new Store(file)
      const gone = kept && this.store.gone(kept)
      new JobStore(this.store.db).pauseAll('Opsdesk was closed while this ran.')
      return { recovered: this.store.recover(at), head: this.store.head(), gone }
    })
  }
  close(): void {
    this.store?.close()
    this.store = null
  }
  declines(asked: Asked, at: Date): Declined | null {
    return this.opened.declines(asked, at)
  }
  intend(intent: Omit<Intent, 'kind' | 'try'>, at: Date): ReturnType<Store['intend']> {
    return told(() => this.opened.intend(intent, at))
  }
  outcome(outcome: Omit<Outcome, 'kind'>, at: Date): Head {
    return told(() => this.opened.outcome(outcome, at))
  }
  settle(settlement: Omit<Settlement, 'kind'>, at: Date): Head | null {
    return told(() => this.opened.settle(settlement, at))
  }
  approval(approval: Omit<Approval, 'kind'>, at: Date): Head {
    return told(() => this.opened.approval(approval, at))
  }
  /** Newest first; those of one request, or all. */
  approvals(request: string | null): ApprovalStep[] {
    const sql = `SELECT seq, at, body FROM entries WHERE body ->> 'kind' = 'approval' AND (? IS NULL OR body ->> 'request' = ?)
      ORDER BY seq DESC LIMIT 1000`
    return this.opened.db
      .prepare(sql)
      .all(request, request)
      .map((row) => {
        const { seq, at, body } = row as { seq: number; at: string; body: string }
        const { step, request, details } = JSON.parse(body) as Approval
        return { seq, at, step, request, details }
      })
  }
  rollout(record: Omit<RolloutRecord, 'kind'>, at: Date): Entry {
    return told(() => this.opened.rollout(record, at))
  }
  ofRollout(rollout: string): Entry[] {
    return this.opened.ofRollout(rollout)
  }
  rollouts(environment: string | null): RolloutLine[] {
    return rolloutLines(this.opened.db, environment)
  }
  remark(what: string, details: unknown, at: Date): Head {
    return told(() => this.opened.remark(what, details, at))
  }
  head(): Head {
    return this.opened.head()
  }
  write(attempt: string): Write | null {
    return this.opened.write(attempt)
  }
  lastOutcome(attempt: string): Outcome | null {
    return this.opened.lastOutcome(attempt)
  }
  story(attempt: string): Entry[] {
    return this.opened.story(attempt)
  }
  verify(kept: Head | null): Verification {
    const found = verify(this.opened.db, kept)
    const edited = found.whole ? disagreement(this.opened.db) : null
    return edited
      ? { ...found, whole: false, first_bad: { seq: this.opened.write(edited)?.seq ?? 0, why: 'the list of writes was changed' } }
      : found
  }
  /** Newest first. */
  list(filter: WriteFilter, offset: number, limit: number): { items: Write[]; total: number } {
    const { where, parameters } = whereOf(filter)
    const items = this.opened.rows(`SELECT * FROM writes ${where} ORDER BY seq DESC LIMIT ? OFFSET ?`, ...parameters, limit, offset)
    const { n } = this.opened.db.prepare(`SELECT count(*) AS n FROM writes ${where}`).get(...parameters) as { n: number }
    return { items, total: n }
  }
  /** The same with the rollouts that were begun and ended. */
  lines(filter: WriteFilter, offset: number, limit: number): { items: LedgerLine[]; total: number } {
    return ledgerLines(this.opened.db, filter, offset, limit)
  }
  /**
   * What writes of one effect came to since then: those that were done, or may have been, by the last time they were
   * pressed. `cents` is what the answers said, else what a person stated beforehand.
   */
  spent(environment: string, effect: string, since: Date): { count: number; cents: number } {
    const of = (kind: string, what: string): string =>
      `(SELECT ${what} FROM entries e WHERE e.attempt = w.attempt AND e.body ->> 'kind' = '${kind}' ORDER BY e.seq DESC LIMIT 1)`
    const cents = `coalesce(${of('outcome', "e.body ->> '$.answer.amount_cents'")}, ${of('intent', "e.body ->> 'stated_cents'")}, 0)`
    // An attempt lives for a day, so one that was pressed again since was first pressed a day before at most.
    const sql = `SELECT count(*) AS count, coalesce(sum(${cents}), 0) AS cents FROM writes w
      WHERE environment = ? AND effect = ? AND at >= ? AND state IN ('sending', 'done', 'unknown', 'settled_done')
      AND ${of('intent', 'e.at')} >= ?`
    const day_before = new Date(since.getTime() - ATTEMPT_LIVES).toISOString()
    const row = this.opened.db.prepare(sql).get(environment, effect, day_before, since.toISOString())
    const { count, cents: sum } = row as { count: number; cents: number }
    return { count: Number(count), cents: Number(sum) }
  }
  outcomes(filter: OutcomeFilter, sort: OutcomeSort, offset: number, limit: number): { items: WriteOutcome[]; total: number } {
    return outcomes(this.opened.db, filter, sort, offset, limit)
  }
  figures(filter: OutcomeFilter, heads: readonly string[]): Figure[] {
    return figures(this.opened.db, filter, heads)
  }
  known(environment: string, operation: string, targets: readonly string[]): KnownWrite[] {
    return knownWrites(this.opened.db, environment, operation, targets)
  }
  /** The chain itself, oldest first, from a sequence number on. */
  entries(from: number, limit: number): Entry[] {
    return this.opened.db
      .prepare('SELECT seq, at, body, previous, hash FROM entries WHERE seq >= ? ORDER BY seq LIMIT ?')
      .all(from, limit) as Entry[]
  }

  createJob(job: NewJob, at: Date): void {
    told(() => this.jobs.create(job, at))
  }
  listJobs(...asked: Parameters<JobStore['list']>): { items: JobRow[]; total: number } {
    return this.jobs.list(...asked)
  }
  job(id: string): JobRow | null {
    return this.jobs.get(id)
  }
  jobBecomes(id: string, state: string, reason: string | null, from: readonly string[], stopped_by: string | null = null): boolean {
    return told(() => this.jobs.become(id, state, reason, from, stopped_by))
  }
  nextItem(id: string): ItemRow | null {
    return this.jobs.next(id)
  }
  leaveOut(id: string, n: number, why: string): void {
    told(() => this.jobs.leaveOut(id, n, why))
  }
  jobItems(id: string, states: readonly string[] | null, offset: number, limit: number): { items: ItemRow[]; total: number } {
    return this.jobs.items(id, states, offset, limit)
  }

  private get jobs(): JobStore {
    return new JobStore(this.opened.db)
  }
  private get opened(): Store {
    if (!this.store) throw new Error('The ledger is not open.')
    return this.store
  }
}

/** Only an error's message crosses threads: SQLite's code goes in front of it. */
const told = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    throw new Error(code ? `${code}: ${message}` : message)
  }
}
