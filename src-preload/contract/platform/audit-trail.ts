import { z } from 'zod'
import { AnyJson } from '../any-json'
import { Instant, list, operations, query, Window } from '../operation'
import { actor, inTime, ofOrg, subject } from './acting'
import { PlatformId, RecordId, textOrNull } from './fields'

/** One change somebody made, which nobody can change afterwards (platform-admin: Trust and safety, audit trails). */
export const AuditEntry = z.object({
  id: RecordId.describe('Its id.'),
  at: Instant.describe('When it was done.'),
  action: z.string().min(1).max(200).describe('What was done, as subject and verb: member.role_changed.'),
  ...actor({ id: 'Who acted.', name: 'What they were called then.' }),
  ...subject('What kind of record was changed, such as user, org or member.'),
  subject_name: textOrNull(1000).describe('What it was called then.'),
  org_id: textOrNull(200).describe('The org it belongs to.'),
  ip: textOrNull(100).describe('The network address the request came from.'),
  request_id: textOrNull(200).describe('The request that did it.'),
  reason: textOrNull(2000).describe('The reason that was given.'),
  before: AnyJson.describe('The record’s fields before, or those of them that changed; null where it was made.'),
  after: AnyJson.describe('The same fields after; null where it was deleted.'),
})
export type AuditEntry = z.output<typeof AuditEntry>

const AuditTrailList = z.strictObject({
  ...Window,
  search: z.string().trim().min(1).max(200).optional().describe('Part of its id, action, actor, subject, reason or request, in any case.'),
  actor_id: z.string().max(200).optional().describe('Only what this user, agent or key did.'),
  subject_type: z.string().max(100).optional().describe('Only changes of this kind of record.'),
  subject_id: z.string().max(200).optional().describe('Only changes of this record.'),
  action: z.string().max(200).optional().describe('Only this action, or every action of one kind: member.'),
  org_id: ofOrg,
  ...inTime,
})

/** Our stated assumption: platform-admin names the page, no path. The newest first. */
export const auditTrail = operations('audit-trail')({
  'audit-trail.list': list({
    system: 'platform',
    route: 'GET /api/v1/admin/audit-trail',
    input: AuditTrailList,
    row: AuditEntry,
    offers: 'an audit trail',
  }),
  'audit-trail.get': query({
    system: 'platform',
    route: 'GET /api/v1/admin/audit-trail/{entry_id}',
    input: z.strictObject({ entry_id: PlatformId }),
    output: AuditEntry,
    offers: 'single entries of the audit trail',
  }),
})
