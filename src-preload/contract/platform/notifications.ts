import { z } from 'zod'
import { Instant, list, mutation, operations, query, Window } from '../operation'
import { instantOrNull, PlatformId, RecordId, textOrNull, word } from './fields'

/** "schedule completion/failures, message events, usage events" (platform-admin, Admin feedback and triage). */
export const notificationKinds = ['schedule', 'message', 'usage'] as const
export type NotificationKind = (typeof notificationKinds)[number]
/** What happened, by kind. The document names completion and failure of schedules; the rest is our assumption. */
export const notificationEvents = {
  schedule: ['schedule_completed', 'schedule_failed', 'schedule_missed'],
  message: ['message_delivered', 'message_bounced', 'message_blocked'],
  usage: ['usage_threshold', 'usage_limit_reached', 'usage_export_ready'],
} as const satisfies Record<NotificationKind, readonly string[]>
const events = [...notificationEvents.schedule, ...notificationEvents.message, ...notificationEvents.usage] as const
/** From the least to the worst: our assumption. */
export const notificationSeverities = ['info', 'warning', 'critical'] as const

export const Notification = z.object({
  id: RecordId.describe('Its id, such as ntf_2x7.'),
  kind: word(notificationKinds).describe('The queue it belongs to.'),
  event: word(events).describe('What happened.'),
  severity: word(notificationSeverities).describe('How bad it is.'),
  title: z.string().max(1000).describe('What happened, in a line.'),
  body: textOrNull(20_000).describe('More of it, such as the error; plain text.'),
  org_id: textOrNull(200).describe('The org it happened to.'),
  org_name: textOrNull(1000).describe('What the org is called.'),
  agent_id: textOrNull(200).describe('The agent it happened to.'),
  about_id: textOrNull(200).describe('The schedule, message or usage period it is about.'),
  created_at: Instant.describe('When it happened.'),
  acknowledged_at: instantOrNull.describe('When somebody acknowledged it; null while nobody has.'),
  acknowledged_by: textOrNull(200).describe('The user who did.'),
})
export type Notification = z.output<typeof Notification>

const Filter = z.string().trim().min(1).max(200).optional()
const NotificationsList = z.strictObject({
  ...Window,
  kind: Filter.describe('Only those of this queue.'),
  event: Filter.describe('Only of this event.'),
  failures: z.boolean().optional().describe('True: only what did not work, which is what is a warning or critical.'),
  acknowledged: z.boolean().optional().describe('Only what somebody acknowledged, or only what nobody has.'),
  severity: Filter.describe('Only what is this bad.'),
  org_id: Filter.describe('Only what happened to this org.'),
  search: Filter.describe('Part of the title, the body or an id, in any case.'),
  since: Instant.optional().describe('Only what happened then or later.'),
  until: Instant.optional().describe('Only what happened before then.'),
})
const One = z.strictObject({ notification_id: PlatformId })

/** platform-admin names the mode and its three sorts; paths and fields are our stated assumption. */
export const notifications = operations('notifications')({
  'notifications.list': list({
    system: 'platform',
    route: 'GET /api/v1/admin/notifications',
    input: NotificationsList,
    row: Notification,
    offers: 'notifications',
  }),
  'notifications.get': query({
    system: 'platform',
    route: 'GET /api/v1/admin/notifications/{notification_id}',
    input: One,
    output: Notification,
    offers: 'single notifications',
  }),
  'notifications.acknowledge': mutation({
    system: 'platform',
    route: 'POST /api/v1/admin/notifications/{notification_id}/acknowledge',
    input: One,
    output: Notification,
    effect: 'edit',
    target: ({ notification_id }) => notification_id,
    invalidates: ['notifications', 'audit-trail'],
    offers: 'acknowledging notifications',
    confirm: {
      subject: (input) => ({ operation: 'notifications.get', input }),
      name: (notification: Notification) => notification.title,
      shown: ['kind', 'event', 'severity', 'org_id', 'created_at'],
      title: 'Acknowledge: {who}',
      consequence: 'It leaves the queue for everybody, under your name. What it is about stays as it is.',
      undo: null,
      button: 'Acknowledge',
      eligible: (notification: Notification) =>
        notification.acknowledged_at === null
          ? null
          : `Acknowledged already${notification.acknowledged_by ? ` by ${notification.acknowledged_by}` : ''}.`,
      happened: (notification: Notification) => notification.acknowledged_at !== null,
    },
  }),
})
