import type Database from 'libsql'
import type { Intent, Outcome, Settlement, WriteState } from './entry'
import type { Write } from './store'

/** Which writes of one operation; all of what is given must hold. */
export interface OutcomeFilter {
  operation: string
  environment?: string
  states?: readonly string[]
  job?: string
  os_user?: string
  /** The reason is this, or begins with it. */
  reason?: string
  /** Looked for in the target, the reason, who did it, the answer's words and ids. */
  text?: string
  from?: string
  to?: string
}
export interface OutcomeSort {
  by: keyof typeof ORDER
  descending: boolean
}

/** A write with what was asked, by whom, and what came of it: one row for a list of what was done. */
export type WriteOutcome = Omit<Write, 'input_hash'> & {
  environment_name: string
  os_user: string
  reason: string | null
  answer: Record<string, unknown> | null
  answered_at: string | null
  code: string | null
  words: string | null
  /** In the smallest unit: as the answer says, null where it says nothing. */
  amount_cents: number | null
  stated_cents: number | null
  over_limit: boolean
  maker: string | null
  maker_subject: string | null
  settled_how: string | null
  settled_note: string | null
}

/** How many writes ended in one manner on one day, for one reason or by one person, and what they came to. */
export interface Figure {
  by: 'day' | 'reason' | 'operator'
  /** A local day, a reason, or a person's account on this machine; null where there is none. */
  key: string | null
  /** Of an operator: the token's subject. */
  subject: string | null
  state: WriteState
  /** The answer's own word for how it stands. */
  status: string | null
  count: number
  /** Of those whose answer says an amount, in the smallest unit, and how many they are. */
  cents: number
  priced: number
  /** What people stated of the others. */
  stated_cents: number
}

/** What stands in the way of a write on a target: one whose end nobody knows, or one that was done. */
export interface KnownWrite {
  target: string
  state: string
  at: string
  answer: unknown
}

const last = (kind: string): string =>
  `(SELECT e.seq FROM entries e WHERE e.attempt = w.attempt AND e.body ->> 'kind' = '${kind}' ORDER BY e.seq DESC LIMIT 1)`
/** The last press of each write, and its last answer. */
const ENTRIES = `JOIN entries i ON i.seq = CASE WHEN w.tries = 1 THEN w.seq ELSE ${last('intent')} END
  LEFT JOIN entries o ON o.seq = ${last('outcome')}`
const FROM = `writes w ${ENTRIES}`
const CENTS = `cast(o.body ->> '$.answer.amount_cents' AS INTEGER)`
// In brackets: `->>` binds no closer than `||`.
const REASON = `nullif(i.body ->> 'reason', '')`
const OS_USER = `(i.body ->> 'os_user')`

/** Only these come into an ORDER BY. */
const ORDER = {
  at: 'w.seq',
  target: 'w.target',
  state: 'w.state',
  status: `o.body ->> '$.answer.status'`,
  amount_cents: `coalesce(${CENTS}, cast(i.body ->> 'stated_cents' AS INTEGER))`,
  reason: `lower(${REASON})`,
  os_user: `lower(${OS_USER})`,
  duration_ms: 'w.duration_ms',
}

/** What stands in `writes` itself: no entry has to be opened to sort by it. */
const OF_WRITES = ['at', 'target', 'state', 'duration_ms']

/** What nobody knows the end of comes first, in whatever order the rest is: it is what needs a person. */
export const outcomes = (
  db: Database.Database,
  filter: OutcomeFilter,
  { by, descending }: OutcomeSort,
  offset: number,
  limit: number,
): { items: WriteOutcome[]; total: number } => {
  const { where, parameters, reads_entries } = whereOf(filter)
  const order = `w.state IN ('unknown', 'sending') DESC, ${ORDER[by]} ${descending ? 'DESC' : 'ASC'} NULLS LAST, w.seq DESC`
  // The window is found first, so that only its own rows are read whole.
  const sql = `SELECT w.*, i.body AS intent, o.body AS outcome, o.at AS answered_at,
    (SELECT s.body FROM entries s WHERE s.seq = ${last('settlement')}) AS settlement
    FROM (SELECT w.* FROM ${reads_entries || !OF_WRITES.includes(by) ? FROM : 'writes w'} ${where} ORDER BY ${order} LIMIT ? OFFSET ?) w ${ENTRIES}
    ORDER BY ${order}`
  const items = db
    .prepare(sql)
    .all(...parameters, limit, offset)
    .map(asOutcome)
  const counted = db.prepare(`SELECT count(*) AS n FROM ${reads_entries ? FROM : 'writes w'} ${where}`).get(...parameters)
  return { items, total: Number((counted as { n: number }).n) }
}

/** Reasons that are counted apart, at most: free texts have no end. The rest is one line with an empty key. */
const MOST_REASONS = 200

/** Counted and summed in one pass. `heads`: reasons that begin with one of these count as it. */
export const figures = (db: Database.Database, filter: OutcomeFilter, heads: readonly string[]): Figure[] => {
  const { where, parameters } = whereOf(filter)
  const reason = heads.length > 0 ? `CASE ${heads.map(() => `WHEN ${BEGINS} THEN ?`).join(' ')} ELSE ${REASON} END` : REASON
  const sums = `w_state AS state, status, count(*) AS count, coalesce(sum(cents), 0) AS cents, count(cents) AS priced,
    coalesce(sum(CASE WHEN cents IS NULL THEN stated END), 0) AS stated_cents`
  const sql = `WITH f AS MATERIALIZED (
      SELECT date(w.at, 'localtime') AS day, ${reason} AS reason, ${OS_USER} AS os_user, w.subject AS subject, w.state AS w_state,
        o.body ->> '$.answer.status' AS status, ${CENTS} AS cents, cast(i.body ->> 'stated_cents' AS INTEGER) AS stated
      FROM ${FROM} ${where}),
    often AS (SELECT reason FROM f GROUP BY reason ORDER BY count(*) DESC, reason LIMIT ${MOST_REASONS})
    SELECT 'day' AS "by", day AS key, NULL AS subject, ${sums} FROM f GROUP BY day, w_state, status
    UNION ALL
    SELECT 'reason', CASE WHEN reason IS NULL THEN NULL WHEN reason IN (SELECT reason FROM often) THEN reason ELSE '' END AS key, NULL, ${sums} FROM f GROUP BY 2, w_state, status
    UNION ALL
    SELECT 'operator', os_user, subject, ${sums} FROM f GROUP BY os_user, subject, w_state, status`
  const rows = db.prepare(sql).all(...heads.flatMap((head) => [head, head, head, head]), ...parameters)
  return rows.map((row) => {
    const { by, key, subject, state, status, count, cents, priced, stated_cents } = row as Figure
    return { by, key, subject, state, status, count, cents, priced, stated_cents }
  })
}

/** What this desk knows of these targets: what is under way or unknown, whatever it is, and what of this operation was done. */
export const knownWrites = (db: Database.Database, environment: string, operation: string, targets: readonly string[]): KnownWrite[] => {
  const sql = `SELECT w.target, w.state, w.at, (SELECT o.body -> 'answer' FROM entries o WHERE o.seq = ${last('outcome')}) AS answer
    FROM json_each(?) t JOIN writes w ON w.environment = ? AND w.target = t.value
    WHERE w.state IN ('sending', 'unknown') OR (w.operation = ? AND w.state IN ('done', 'settled_done'))
    ORDER BY w.seq`
  return db
    .prepare(sql)
    .all(JSON.stringify(targets), environment, operation)
    .map((row) => {
      const { target, state, at, answer } = row as { target: string; state: string; at: string; answer: string | null }
      return { target, state, at, answer: answer === null ? null : JSON.parse(answer) }
    })
}

/** A reason is a code, or a code and the words behind it: `fraud` begins `fraud: reported`, and not `fraudulent`. */
const BEGINS = `(substr(${REASON}, 1, length(?)) = ? AND substr(${REASON}, length(?) + 1, 1) NOT GLOB '[A-Za-z0-9_]')`

const whereOf = (filter: OutcomeFilter): { where: string; parameters: unknown[]; reads_entries: boolean } => {
  const terms = ['w.operation = ?']
  const parameters: unknown[] = [filter.operation]
  const add = (term: string, ...values: unknown[]): void => {
    terms.push(term)
    parameters.push(...values)
  }
  if (filter.environment) add('w.environment = ?', filter.environment)
  if (filter.job) add('w.job = ?', filter.job)
  if (filter.from) add('w.at >= ?', filter.from)
  if (filter.to) add('w.at < ?', filter.to)
  if (filter.states?.length) add(`w.state IN (${filter.states.map(() => '?').join(', ')})`, ...filter.states)
  const of_writes = terms.length
  if (filter.os_user) add(`${OS_USER} = ?`, filter.os_user)
  if (filter.reason) add(BEGINS, filter.reason, filter.reason, filter.reason)
  // instr finds literal dots, underscores and percent signs, which LIKE would take for patterns.
  if (filter.text)
    add(
      `instr(lower(w.target || ' ' || w.attempt || ' ' || coalesce(w.subject, '') || ' ' || coalesce(${REASON}, '') || ' ' || ${OS_USER} || ' ' ||
        coalesce((o.body ->> 'words'), '') || ' ' || coalesce((o.body ->> 'answer'), '')), lower(?)) > 0`,
      filter.text,
    )
  return { where: `WHERE ${terms.join(' AND ')}`, parameters, reads_entries: terms.length > of_writes }
}

const asOutcome = (row: unknown): WriteOutcome => {
  const { _metadata, input_hash, intent, outcome, settlement, answered_at, ...write } = row as Write & {
    _metadata?: unknown
    intent: string
    outcome: string | null
    settlement: string | null
    answered_at: string | null
  }
  const asked = JSON.parse(intent) as Intent
  const answered = outcome === null ? null : (JSON.parse(outcome) as Outcome)
  const settled = settlement === null ? null : (JSON.parse(settlement) as Settlement)
  const answer = answered?.answer
  const known = typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? (answer as Record<string, unknown>) : null
  return {
    ...write,
    environment_name: asked.environment.name,
    os_user: asked.os_user,
    reason: asked.reason || null,
    answer: known,
    answered_at,
    code: answered?.code ?? null,
    words: answered?.words ?? null,
    amount_cents: typeof known?.amount_cents === 'number' ? known.amount_cents : null,
    stated_cents: asked.stated_cents ?? null,
    over_limit: asked.over_limit === true,
    maker: asked.approved?.maker_name ?? null,
    maker_subject: asked.approved?.maker_subject ?? null,
    settled_how: settled?.how ?? null,
    settled_note: settled?.note ?? null,
  }
}
