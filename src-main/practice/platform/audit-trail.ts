import type { AuditEntry } from '@contract/platform/audit-trail'
import type { Row } from '@libsql/client'
import { Refusal, type SqlAnswers } from '../../database/sql'
import { json, text, textOrNull } from '../../database/stored'
import { type Condition, equals, holds, pageFrom, within } from './paged'

/** `member` asks for every action of that kind, `member.invited` for that one. */
const ofAction = (action: string | undefined): Condition => {
  if (action === undefined) return null
  return action.includes('.') ? equals('action', action) : { sql: 'substr(action, 1, ?) = ?', args: [action.length + 1, `${action}.`] }
}

/** The newest first, and of one second what was written last. An id that nobody has is 404. */
export const auditTrail: SqlAnswers<'audit-trail'> = {
  'audit-trail.list': (db, { search, actor_id, subject_type, subject_id, action, org_id, since, until, ...window }) =>
    pageFrom(db, {
      from: 'audit_trail',
      where: [
        holds(['id', 'action', 'actor_id', 'actor_name', 'subject_id', 'subject_name', 'reason', 'request_id'], search),
        equals('actor_id', actor_id),
        equals('subject_type', subject_type),
        equals('subject_id', subject_id),
        ofAction(action),
        equals('org_id', org_id),
        within('at', since, until),
      ],
      order: 'at DESC, rowid DESC',
      window,
      read: toEntry,
    }),

  'audit-trail.get': async (db, { entry_id }) => {
    const { rows } = await db.execute({ sql: 'SELECT * FROM audit_trail WHERE id = ?', args: [entry_id] })
    if (!rows[0]) throw new Refusal(404, 'There is no such entry')
    return toEntry(rows[0])
  },
}

const toEntry = (row: Row): AuditEntry => ({
  id: text(row.id),
  at: text(row.at),
  action: text(row.action),
  actor_kind: textOrNull(row.actor_kind),
  actor_id: textOrNull(row.actor_id),
  actor_name: textOrNull(row.actor_name),
  subject_type: textOrNull(row.subject_type),
  subject_id: textOrNull(row.subject_id),
  subject_name: textOrNull(row.subject_name),
  org_id: textOrNull(row.org_id),
  ip: textOrNull(row.ip),
  request_id: textOrNull(row.request_id),
  reason: textOrNull(row.reason),
  before: json(row.before),
  after: json(row.after),
})
