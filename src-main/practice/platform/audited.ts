import { randomUUID } from 'node:crypto'
import type { Client, Transaction } from '@libsql/client'
import { iso } from '../cast'
import { platformUserId } from './platform-cast'

/** Practice's token names the marketplace's practice person: on the platform that is the one who practises there. */
export const actingAs = (subject: string): string => (subject.endsWith('you') ? platformUserId('you') : subject)

export interface Audited {
  /** member.role_changed */
  action: string
  subject: { type: string; id: string; name: string | null }
  org_id: string | null
  /** The fields that changed, as they were; null where the record was made. */
  before: object | null
  /** The same fields as they are; null where it was deleted. */
  after: object | null
  reason: string | null
  /** Who asked, as the caller's subject. */
  by: string
  now: Date
}

/** Writes one line into practice's audit trail: every write of its platform is to leave one. */
export const audited = async (
  db: Client | Transaction,
  { action, subject, org_id, before, after, reason, by, now }: Audited,
): Promise<void> => {
  const person = await db.execute({ sql: 'SELECT coalesce(display_name, email) AS name FROM users WHERE id = ?', args: [actingAs(by)] })
  const id = randomUUID()
  await db.execute({
    sql: `INSERT INTO audit_trail (id, at, action, actor_kind, actor_id, actor_name, subject_type, subject_id, subject_name, org_id, ip,
      request_id, reason, before, after) VALUES (?, ?, ?, 'user', ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?)`,
    args: [
      `aud_${id.slice(0, 8)}${id.slice(9, 13)}`,
      iso(now.getTime()),
      action,
      actingAs(by),
      (person.rows[0]?.name as string | null | undefined) ?? null,
      subject.type,
      subject.id,
      subject.name,
      org_id,
      `req_${id.slice(24)}`,
      reason,
      before === null ? null : JSON.stringify(before),
      after === null ? null : JSON.stringify(after),
    ],
  })
}
