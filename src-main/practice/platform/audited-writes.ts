import type { Output } from '@contract'
import type { PlatformWrite } from './platform-answer'

/** A kind of record as the audit trail knows it. */
interface Subject {
  /** subject_type of its entries. */
  type: string
  /** The fields of an input that name one, in the order of the place-holders below. */
  keys: readonly string[]
  /** One record: `subject_id`, `subject_name`, `org_id`, and the fields whose change an entry tells. */
  sql: string
  /** Those of its columns that are kept as JSON. */
  json?: readonly string[]
}

const subjects = {
  org: {
    type: 'org',
    keys: ['org_id'],
    sql: `SELECT orgs.id AS subject_id, orgs.name AS subject_name, orgs.id AS org_id, status, suspended_at, suspended_reason, owner_id,
      (SELECT json_group_object(user_id, role) FROM members WHERE org_id = orgs.id) AS roles,
      amount_cents AS threshold_cents, day_cents AS day_threshold_cents, note AS threshold_note, set_at AS threshold_set_at
      FROM orgs LEFT JOIN usage_thresholds ON usage_thresholds.org_id = orgs.id WHERE orgs.id = ?`,
    json: ['roles'],
  },
  member: {
    type: 'member',
    keys: ['org_id', 'user_id'],
    sql: `SELECT user_id AS subject_id, coalesce(display_name, email) AS subject_name, org_id, role, joined_at
      FROM members JOIN users ON users.id = user_id WHERE org_id = ? AND user_id = ?`,
  },
  spend_request: {
    type: 'spend_request',
    keys: ['request_id'],
    sql: `SELECT spend_requests.id AS subject_id, merchant_name AS subject_name, org_id, state, decided_at, decided_by, decision_reason
      FROM spend_requests JOIN wallets ON wallets.id = wallet_id WHERE spend_requests.id = ?`,
  },
  wallet: {
    type: 'wallet',
    keys: ['wallet_id'],
    sql: `SELECT wallets.id AS subject_id, agents.name AS subject_name, wallets.org_id, card_id, card_status
      FROM wallets JOIN agents ON agents.id = agent_id WHERE wallets.id = ?`,
  },
  connector_event: {
    type: 'connector_event',
    keys: ['event_id'],
    sql: `SELECT id AS subject_id, type AS subject_name, org_id, state, cause, verification, verification_reason, last_status,
      last_attempt_at, json_array_length(attempts) AS attempts, json_array_length(redeliveries) AS redeliveries
      FROM connector_events WHERE id = ?`,
  },
  feedback: {
    type: 'feedback',
    keys: ['feedback_id'],
    sql: `SELECT id AS subject_id, substr(text, 1, 120) AS subject_name, org_id, status, assignee_id, resolved_at, updated_at
      FROM feedback WHERE id = ?`,
  },
  feedback_burst: {
    type: 'feedback_burst',
    keys: ['burst_id'],
    // A burst may come from many orgs: then it is no one’s.
    sql: `SELECT burst_id AS subject_id, count(*) || ' × ' || min(category) AS subject_name,
      CASE WHEN count(DISTINCT coalesce(org_id, '')) = 1 THEN min(org_id) END AS org_id,
      (SELECT json_group_object(status, items) FROM (SELECT status, count(*) AS items FROM feedback WHERE burst_id = burst.burst_id GROUP BY status))
      AS by_status FROM feedback AS burst WHERE burst_id = ? GROUP BY burst_id`,
    json: ['by_status'],
  },
  notification: {
    type: 'notification',
    keys: ['notification_id'],
    sql: `SELECT id AS subject_id, title AS subject_name, org_id, acknowledged_at, acknowledged_by FROM notifications WHERE id = ?`,
  },
  usage_export: {
    type: 'usage_export',
    keys: ['export_id'],
    sql: `SELECT id AS subject_id, from_day || ' to ' || to_day AS subject_name, org_id, from_day, to_day, rows_total, cancelled_at
      FROM usage_exports WHERE id = ?`,
  },
  job: {
    type: 'job',
    keys: ['job_id'],
    sql: `SELECT id AS subject_id, kind AS subject_name, org_id, state, queue, attempts, worker, error FROM runtime_jobs WHERE id = ?`,
  },
  security_event: {
    type: 'security_event',
    keys: ['event_id'],
    sql: `SELECT id AS subject_id, title AS subject_name, org_id, acknowledged_at, acknowledged_by, acknowledged_reason
      FROM security_events WHERE id = ?`,
  },
} as const satisfies Record<string, Subject>

export interface AuditedWrite<N extends PlatformWrite> {
  /** What was done, as subject and verb. */
  action: string
  subject: Subject
  /** What names a record that the write makes: it was not there before. */
  made?: (answer: Output<N>) => Record<string, string>
}

/** What the audit trail says of each write, and of which record. A write without a line does not compile. */
export const auditedWrites: { [N in PlatformWrite]: AuditedWrite<N> } = {
  'orgs.suspend': { action: 'org.suspended', subject: subjects.org },
  'orgs.restore': { action: 'org.restored', subject: subjects.org },
  'members.set-role': { action: 'member.role_changed', subject: subjects.member },
  'members.remove': { action: 'member.removed', subject: subjects.member },
  'members.transfer': { action: 'org.owner_changed', subject: subjects.org },
  'usage.set_threshold': { action: 'org.threshold_set', subject: subjects.org },
  'usage.remove_threshold': { action: 'org.threshold_removed', subject: subjects.org },
  'usage.start_export': { action: 'usage_export.started', subject: subjects.usage_export, made: ({ id }) => ({ export_id: id }) },
  'usage.cancel_export': { action: 'usage_export.cancelled', subject: subjects.usage_export },
  'agent-wallet.approve': { action: 'spend_request.approved', subject: subjects.spend_request },
  'agent-wallet.decline': { action: 'spend_request.declined', subject: subjects.spend_request },
  'agent-wallet.freeze': { action: 'wallet.card_frozen', subject: subjects.wallet },
  'agent-wallet.unfreeze': { action: 'wallet.card_unfrozen', subject: subjects.wallet },
  'connector-events.redeliver': { action: 'connector_event.redelivered', subject: subjects.connector_event },
  'feedback.move': { action: 'feedback.moved', subject: subjects.feedback },
  'feedback.assign': { action: 'feedback.assigned', subject: subjects.feedback },
  'feedback.note': { action: 'feedback.noted', subject: subjects.feedback },
  'feedback.move-burst': { action: 'feedback_burst.moved', subject: subjects.feedback_burst },
  'notifications.acknowledge': { action: 'notification.acknowledged', subject: subjects.notification },
  'runtime.retry_job': { action: 'job.retried', subject: subjects.job },
  'runtime.cancel_job': { action: 'job.cancelled', subject: subjects.job },
  'security-events.acknowledge': { action: 'security_event.acknowledged', subject: subjects.security_event },
  'security-events.reopen': { action: 'security_event.reopened', subject: subjects.security_event },
}
