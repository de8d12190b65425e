import { randomUUID } from 'node:crypto'
import { type Feedback, type FeedbackBurst, type FeedbackEvent, mayMove, refusedStep } from '@contract/platform/feedback'
import { feedbackSeverities, feedbackStatuses, mayGo } from '@contract/platform/feedback-words'
import type { Client, Row, Transaction } from '@libsql/client'
import { type Caller, Refusal } from '../../database/sql'
import { text, textOrNull } from '../../database/stored'
import { type Condition, equals, holds, oneOf, pageFrom, within } from './paged'
import type { PlatformAnswers } from './platform-answer'
import { platformUserId } from './platform-cast'

/** Whoever asks practice's platform is this one of its staff, whatever token they come with. */
const CALLER = platformUserId('you')
const COLUMNS = `item.*,
  (SELECT count(*) FROM feedback AS b WHERE b.burst_id = item.burst_id) AS burst_count,
  (SELECT min(created_at) FROM feedback AS b WHERE b.burst_id = item.burst_id) AS burst_first,
  (SELECT max(created_at) FROM feedback AS b WHERE b.burst_id = item.burst_id) AS burst_last`

/** Newest first. A step the workflow does not have is 409; nothing of a write that is refused is done. */
export const feedback: PlatformAnswers<'feedback'> = {
  'feedback.list': (db, { offset, limit, collapsed, ...asked }) => {
    const where = conditions('item', asked)
    return pageFrom(db, {
      from: 'feedback AS item',
      select: COLUMNS,
      where: [...where, collapsed ? newestOfBurst(conditions('newer', asked)) : null],
      order: 'item.created_at DESC, item.id',
      window: { offset, limit },
      read: toFeedback,
    })
  },

  'feedback.get': (db, { feedback_id }) => read(db, feedback_id),

  'feedback.history': async (db, { feedback_id, ...window }) => {
    const { burst } = await read(db, feedback_id)
    const ofBurst = "what <> 'moved' AND feedback_id IN (SELECT id FROM feedback WHERE burst_id = ?)"
    return pageFrom(db, {
      from: 'feedback_events',
      where: [burst ? { sql: `(feedback_id = ? OR ${ofBurst})`, args: [feedback_id, burst.id] } : equals('feedback_id', feedback_id)],
      order: 'at DESC, rowid DESC',
      window,
      read: toEvent,
    })
  },

  'feedback.burst': (db, { burst_id }) => readBurst(db, burst_id),

  'feedback.move': async (tx, { feedback_id, status }, caller) => {
    const item = await read(tx, feedback_id)
    const why = refusedStep(item.status, status)
    if (why) throw new Refusal(409, why)
    await move(tx, caller, item, status)
    return read(tx, feedback_id)
  },

  'feedback.assign': async (tx, { feedback_id, assignee }, caller) => {
    const item = await read(tx, feedback_id)
    const to = assignee === 'me' ? CALLER : assignee
    if (to !== null && (await tx.execute({ sql: 'SELECT 1 FROM users WHERE id = ?', args: [to] })).rows.length === 0)
      throw new Refusal(422, 'assignee: there is no such user')
    const all = item.burst
      ? (await tx.execute({ sql: 'SELECT id FROM feedback WHERE burst_id = ?', args: [item.burst.id] })).rows.map((row) => text(row.id))
      : [feedback_id]
    for (const id of all) await change(tx, caller, id, { assignee_id: to })
    await note(tx, caller, feedback_id, { what: 'assigned', from: item.assignee_id, to })
    return read(tx, feedback_id)
  },

  'feedback.note': async (tx, { feedback_id, note: words }, caller) => {
    await read(tx, feedback_id)
    await change(tx, caller, feedback_id, {})
    await note(tx, caller, feedback_id, { what: 'note', note: words })
    return read(tx, feedback_id)
  },

  'feedback.move-burst': async (tx, { burst_id, status }, caller) => {
    const burst = await readBurst(tx, burst_id)
    if (!mayMove(burst, status)) throw new Refusal(409, `No item of this burst can go to ${status}`)
    const { rows } = await tx.execute({ sql: 'SELECT id, status FROM feedback WHERE burst_id = ?', args: [burst_id] })
    const going = rows.map((row) => ({ id: text(row.id), status: text(row.status) })).filter((item) => mayGo(item.status, status))
    for (const item of going) await move(tx, caller, item, status)
    return { burst_id, status, changed: going.length, left: rows.length - going.length }
  },
}

type Asked = Parameters<(typeof feedback)['feedback.list']>[1]

const conditions = (item: 'item' | 'newer', asked: Omit<Asked, 'offset' | 'limit' | 'collapsed'>): Condition[] => {
  const { status, unresolved, category, classification, probes, severity, org_id, assignee, burst_id, search, since } = asked
  return [
    equals(`${item}.status`, status),
    unresolved === undefined ? null : { sql: `(${item}.status IN ('done', 'archived')) = ?`, args: [unresolved ? 0 : 1] },
    oneOf(`${item}.category`, category),
    oneOf(`${item}.classification`, classification),
    probes === undefined ? null : { sql: `(${item}.category = 'security_probe') = ?`, args: [probes ? 1 : 0] },
    equals(`${item}.severity`, severity),
    equals(`${item}.org_id`, org_id),
    assignee === 'none'
      ? { sql: `${item}.assignee_id IS NULL`, args: [] }
      : equals(`${item}.assignee_id`, assignee === 'me' ? CALLER : assignee),
    equals(`${item}.burst_id`, burst_id),
    holds([`${item}.text`, `${item}.id`], search),
    within(`${item}.created_at`, since),
  ]
}

const newestOfBurst = (fits: readonly Condition[]): Condition => {
  const given = fits.filter((one) => one !== null)
  const filter = given.map(({ sql }) => ` AND ${sql}`).join('')
  return {
    sql: `NOT EXISTS (SELECT 1 FROM feedback AS newer WHERE newer.burst_id = item.burst_id
      AND (newer.created_at, newer.id) > (item.created_at, item.id)${filter})`,
    args: given.flatMap(({ args }) => args),
  }
}

const read = async (db: Client | Transaction, id: string): Promise<Feedback> => {
  const { rows } = await db.execute({ sql: `SELECT ${COLUMNS} FROM feedback AS item WHERE id = ?`, args: [id] })
  if (!rows[0]) throw new Refusal(404, 'There is no such feedback')
  return toFeedback(rows[0])
}

const readBurst = async (db: Client | Transaction, id: string): Promise<FeedbackBurst> => {
  const { rows } = await db.execute({
    sql: `SELECT status, severity, category, classification, text, user_id, created_at FROM feedback WHERE burst_id = ? ORDER BY created_at, id`,
    args: [id],
  })
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) throw new Refusal(404, 'There is no such burst')
  const severities: readonly string[] = feedbackSeverities
  const distinct = (of: (row: Row) => string): number => new Set(rows.map(of)).size
  const standing = feedbackStatuses.map((status) => [status, rows.filter((row) => row.status === status).length] as const)
  return {
    id,
    count: rows.length,
    first_at: text(first.created_at),
    last_at: text(last.created_at),
    category: text(first.category),
    classification: textOrNull(first.classification),
    severity: rows.map((row) => text(row.severity)).reduce((a, b) => (severities.indexOf(b) > severities.indexOf(a) ? b : a)),
    texts: distinct((row) => text(row.text)),
    senders: distinct((row) => text(row.user_id)),
    by_status: Object.fromEntries(standing.filter(([, count]) => count > 0)),
  }
}

const move = async (tx: Transaction, caller: Caller, item: Pick<Feedback, 'id' | 'status'>, to: string): Promise<void> => {
  const resolved = to === 'done' ? caller.now.toISOString() : undefined
  const reopened = item.status === 'done' && to !== 'archived'
  await change(tx, caller, item.id, { status: to, ...(reopened ? { resolved_at: null } : resolved ? { resolved_at: resolved } : {}) })
  await note(tx, caller, item.id, { what: 'moved', from: item.status, to })
}

const change = async (tx: Transaction, caller: Caller, id: string, values: Record<string, string | null>): Promise<void> => {
  const set = { ...values, updated_at: caller.now.toISOString() }
  const names = Object.keys(set).map((name) => `${name} = ?`)
  await tx.execute({ sql: `UPDATE feedback SET ${names.join(', ')} WHERE id = ?`, args: [...Object.values(set), id] })
}

const note = (
  tx: Transaction,
  caller: Caller,
  id: string,
  event: { what: string; from?: string | null; to?: string | null; note?: string },
) =>
  tx.execute({
    sql: 'INSERT INTO feedback_events (id, feedback_id, at, by, what, was, became, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    args: [
      `fbe_${randomUUID()}`,
      id,
      caller.now.toISOString(),
      CALLER,
      event.what,
      event.from ?? null,
      event.to ?? null,
      event.note ?? null,
    ],
  })

const toFeedback = (row: Row): Feedback => ({
  id: text(row.id),
  category: text(row.category),
  classification: textOrNull(row.classification),
  severity: text(row.severity),
  status: text(row.status),
  text: text(row.text),
  page: textOrNull(row.page),
  org_id: textOrNull(row.org_id),
  workspace_id: textOrNull(row.workspace_id),
  user_id: textOrNull(row.user_id),
  assignee_id: textOrNull(row.assignee_id),
  burst:
    row.burst_id === null
      ? null
      : { id: text(row.burst_id), count: Number(row.burst_count), first_at: text(row.burst_first), last_at: text(row.burst_last) },
  created_at: text(row.created_at),
  updated_at: textOrNull(row.updated_at),
  resolved_at: textOrNull(row.resolved_at),
})

const toEvent = (row: Row): FeedbackEvent => ({
  id: text(row.id),
  at: text(row.at),
  by: textOrNull(row.by),
  what: text(row.what),
  from: textOrNull(row.was),
  to: textOrNull(row.became),
  note: textOrNull(row.note),
})
