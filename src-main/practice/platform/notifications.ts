import { type Notification, type NotificationKind, notificationEvents, notificationKinds } from '@contract/platform/notifications'
import type { Client, Row, Transaction } from '@libsql/client'
import { Refusal } from '../../database/sql'
import { text, textOrNull } from '../../database/stored'
import { base62, chance, fraction, pick, whole } from '../draw'
import { sentinels } from '../sentinels'
import { equals, holds, pageFrom, within } from './paged'
import type { PlatformAnswers } from './platform-answer'
import { orgId, platformUserId } from './platform-cast'
import type { PlatformSeed } from './platform-world'

const CROWD = 290
/** The name of an org stands with the org. */
type Kept = Omit<Notification, 'org_name'>
const severityOf: Record<string, Notification['severity']> = {
  schedule_failed: 'critical',
  schedule_missed: 'warning',
  message_bounced: 'warning',
  message_blocked: 'critical',
  usage_threshold: 'warning',
  usage_limit_reached: 'critical',
}
const titles: Record<string, readonly string[]> = {
  schedule_completed: ['Nightly report ran', 'Price check ran', 'Weekly digest ran'],
  schedule_failed: ['Nightly report failed', 'Price check failed', 'Inbox triage failed at step 3'],
  schedule_missed: ['Weekly digest did not start', 'Price check did not start'],
  message_delivered: ['Invitation delivered', 'Approval request delivered'],
  message_bounced: ['Invitation bounced', 'Spend receipt bounced'],
  message_blocked: ['Message blocked by the recipient', 'Approval request blocked'],
  usage_threshold: ['80% of the month’s tokens used', '50% of the spend limit used'],
  usage_limit_reached: ['Spend limit reached', 'Token limit reached'],
  usage_export_ready: ['Usage export is ready'],
}
const errors = [
  'TimeoutError: the agent did not answer within 300 s\n  at step "collect prices"',
  '550 5.1.1 The email account that you tried to reach does not exist',
  'ConnectorError: 401 Unauthorized (credential expired)',
  '<html><body><h1>502 Bad Gateway</h1></body></html>',
]

export const notificationsSeed: PlatformSeed = {
  tables: `
    CREATE TABLE notifications (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, event TEXT NOT NULL, severity TEXT NOT NULL, title TEXT NOT NULL, body TEXT, org_id TEXT,
      agent_id TEXT, about_id TEXT, created_at TEXT NOT NULL, acknowledged_at TEXT, acknowledged_by TEXT
    );
    CREATE INDEX notifications_by_time ON notifications (created_at);
  `,
  rows: (cast) => {
    const random = cast.random('notifications')
    const one = (word: string, days: number, event: string, title: string, part: Partial<Kept> = {}): Kept => ({
      id: `ntf_practice_${word}`,
      kind: event.slice(0, event.indexOf('_')),
      event,
      severity: severityOf[event] ?? 'info',
      title,
      body: null,
      org_id: orgId('acorn'),
      agent_id: null,
      about_id: null,
      created_at: cast.ago(days),
      acknowledged_at: null,
      acknowledged_by: null,
      ...part,
    })
    const few = [
      one('nightly', 0.15, 'schedule_failed', 'Nightly report failed', { body: errors[0] ?? null, about_id: 'sch_practice_nightly' }),
      one('limit', 0.25, 'usage_limit_reached', 'Spend limit reached', { org_id: orgId('cobalt') }),
      one('bounced', 0.3, 'message_bounced', 'Invitation bounced', { body: errors[1] ?? null, about_id: 'msg_practice_bounced' }),
      one('markup', 0.5, 'schedule_failed', '<img src=x onerror="window.probed = true"> failed', {
        org_id: orgId('script'),
        body: errors[3] ?? null,
      }),
      one('arabic', 0.6, 'message_blocked', 'تعذّر تسليم الرسالة', { org_id: orgId('arabic') }),
      one('formula', 0.7, 'usage_threshold', '=HYPERLINK("http://example.com","80% used")', { org_id: orgId('formula') }),
      one('long', 0.8, 'schedule_missed', `A schedule with a name of many words ${'and some more '.repeat(20)}did not start`, {
        org_id: orgId('long'),
      }),
      one('unknown', 0.9, 'schedule_paused', 'A schedule was paused', { event: 'schedule_paused' }),
      ...Object.entries(sentinels).map(([word, { summary }], n) => one(word, 3 + n / 10, 'schedule_completed', `Practise: ${summary}`)),
    ]
    const crowd = Array.from({ length: CROWD }, (_, n) => {
      const kind: NotificationKind = pick(random, [...notificationKinds, 'schedule'])
      const event = pick(random, notificationEvents[kind])
      const agent = pick(random, cast.agents)
      const days = 0.05 + fraction(random) ** 2 * 30
      const seen = chance(random, days > 3 ? 0.8 : 0.25)
      return one(`n${base62(n + 1, 3)}`, days, event, pick(random, titles[event] ?? [event]), {
        org_id: agent.org_id,
        agent_id: kind === 'usage' ? null : agent.id,
        about_id: `${kind === 'schedule' ? 'sch' : kind === 'message' ? 'msg' : 'use'}_${base62(whole(random, 0, 900_000), 4)}`,
        body: event.endsWith('failed') || event.endsWith('bounced') ? pick(random, errors) : null,
        acknowledged_at: seen ? cast.ago(days * fraction(random)) : null,
        acknowledged_by: seen ? platformUserId(pick(random, ['you', 'staff'])) : null,
      })
    })
    return { notifications: [...few, ...crowd] }
  },
}

const select = '*, (SELECT name FROM orgs WHERE orgs.id = org_id) AS org_name'

/** Newest first. What was acknowledged is 409 the second time, under another key. */
export const notifications: PlatformAnswers<'notifications'> = {
  'notifications.list': (db, { kind, event, failures, acknowledged, severity, org_id, search, since, until, ...window }) =>
    pageFrom(db, {
      from: 'notifications',
      select,
      where: [
        equals('kind', kind),
        equals('event', event),
        failures === undefined ? null : { sql: "(severity IN ('warning', 'critical')) = ?", args: [failures ? 1 : 0] },
        acknowledged === undefined ? null : { sql: '(acknowledged_at IS NOT NULL) = ?', args: [acknowledged ? 1 : 0] },
        equals('severity', severity),
        equals('org_id', org_id),
        holds(['title', 'body', 'id'], search),
        within('created_at', since, until),
      ],
      order: 'created_at DESC, id',
      window,
      read: toNotification,
    }),

  'notifications.get': (db, { notification_id }) => read(db, notification_id),

  'notifications.acknowledge': async (tx, { notification_id }, caller) => {
    const { acknowledged_at } = await read(tx, notification_id)
    if (acknowledged_at !== null) throw new Refusal(409, 'It was acknowledged already')
    await tx.execute({
      sql: 'UPDATE notifications SET acknowledged_at = ?, acknowledged_by = ? WHERE id = ?',
      args: [caller.now.toISOString(), platformUserId('you'), notification_id],
    })
    return read(tx, notification_id)
  },
}

const read = async (db: Client | Transaction, id: string): Promise<Notification> => {
  const { rows } = await db.execute({ sql: `SELECT ${select} FROM notifications WHERE id = ?`, args: [id] })
  if (!rows[0]) throw new Refusal(404, 'There is no such notification')
  return toNotification(rows[0])
}

const toNotification = (row: Row): Notification => ({
  id: text(row.id),
  kind: text(row.kind),
  event: text(row.event),
  severity: text(row.severity),
  title: text(row.title),
  body: textOrNull(row.body),
  org_id: textOrNull(row.org_id),
  org_name: textOrNull(row.org_name),
  agent_id: textOrNull(row.agent_id),
  about_id: textOrNull(row.about_id),
  created_at: text(row.created_at),
  acknowledged_at: textOrNull(row.acknowledged_at),
  acknowledged_by: textOrNull(row.acknowledged_by),
})
