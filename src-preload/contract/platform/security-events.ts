import { z } from 'zod'
import { AnyJson } from '../any-json'
import { Instant, list, mutation, operations, query, Window } from '../operation'
import { subject as aboutRecord, actor, inTime, ofOrg } from './acting'
import { instantOrNull, PlatformId, RecordId, textOrNull, word, wordOrNull } from './fields'

/** How much a security event matters, the worst first. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const
/** What kind of thing happened. */
export const securityKinds = [
  'sign_in_failed',
  'token_misused',
  'privilege_changed',
  'probe_blocked',
  'rate_limited',
  'egress_blocked',
  'bulk_read',
  'webhook_forged',
  'secret_exposed',
  'policy_violated',
] as const
/** What became of it. */
const securityOutcomes = ['blocked', 'allowed', 'detected'] as const

/** One security event. All of its text may be written by whoever attacks (platform-admin: Trust and safety). */
export const SecurityEvent = z.object({
  id: RecordId.describe('Its id.'),
  at: Instant.describe('When it happened.'),
  severity: word(severities).describe('How much it matters.'),
  kind: word(securityKinds).describe('What kind of thing happened.'),
  title: z.string().max(2000).describe('What happened, in a short sentence.'),
  outcome: wordOrNull(securityOutcomes).describe('What became of it.'),
  ...actor({
    id: 'Who acted: the id of that user, agent or key; null where nobody knows.',
    name: 'What they are called, or the address they wrote.',
  }),
  ip: textOrNull(100).describe('The network address it came from.'),
  user_agent: textOrNull(2000).describe('What the caller said it was.'),
  org_id: textOrNull(200).describe('The org it concerns.'),
  workspace_id: textOrNull(200).describe('The workspace it concerns.'),
  ...aboutRecord('What kind of record it was about, such as user, org or connector.'),
  acknowledged_at: instantOrNull.describe('When somebody took note of it; null while nobody has.'),
  acknowledged_by: textOrNull(200).describe('The user who did.'),
  acknowledged_reason: textOrNull(2000).describe('What they found or did about it.'),
  details: AnyJson.describe('Whatever else the platform knows of it: any JSON.'),
})
export type SecurityEvent = z.output<typeof SecurityEvent>

const filters = {
  search: z.string().trim().min(1).max(200).optional().describe('Part of its id, title, actor, network address or subject, in any case.'),
  severity: z.string().max(200).optional().describe('Only these severities, separated by commas.'),
  kind: z.string().max(100).optional().describe('Only this kind.'),
  actor_id: z.string().max(200).optional().describe('Only those this user, agent or key did.'),
  org_id: ofOrg,
  acknowledged: z.enum(['yes', 'no']).optional().describe('Only those somebody took note of (yes), or nobody has yet (no).'),
  ...inTime,
}

const SecurityEventsList = z.strictObject({
  ...Window,
  ...filters,
  order: z.enum(['newest', 'oldest']).optional().describe('By time; the newest first where left out.'),
})

/** How many there were in each stretch of time, for a chart and for whoever only counts. */
export const SecurityCounts = z.object({
  step: z.enum(['hour', 'day']).describe('How long a stretch is: an hour where all lie within three days, else a day.'),
  counts: z
    .array(
      z.object({
        at: Instant.describe('The beginning of the stretch, in UTC.'),
        severity: z.string().max(100).describe('One severity.'),
        count: z.int().min(0).describe('How many events of that severity.'),
      }),
    )
    .max(20_000)
    .describe('Stretches with events only, the oldest first.'),
})
export type SecurityCounts = z.output<typeof SecurityCounts>

const Target = z.strictObject({ event_id: PlatformId })
const target = (input: { event_id: string }): string => input.event_id
const subject = ({ event_id }: { event_id: string }) => ({ operation: 'security-events.get', input: { event_id } })
const shown = ['severity', 'title', 'actor_name', 'actor_id', 'at'] as const satisfies readonly (keyof SecurityEvent)[]
const name = (event: SecurityEvent): string => event.title.slice(0, 120)

/** Our stated assumption: platform-admin names the page, no path. */
export const securityEvents = operations('security-events')({
  'security-events.list': list({
    system: 'platform',
    route: 'GET /api/v1/admin/security-events',
    input: SecurityEventsList,
    row: SecurityEvent,
    offers: 'security events',
  }),
  'security-events.counts': query({
    system: 'platform',
    route: 'GET /api/v1/admin/security-event-counts',
    input: z.strictObject(filters),
    output: SecurityCounts,
    offers: 'counts of security events',
  }),
  'security-events.get': query({
    system: 'platform',
    route: 'GET /api/v1/admin/security-events/{event_id}',
    input: Target,
    output: SecurityEvent,
    offers: 'single security events',
  }),
  'security-events.acknowledge': mutation({
    system: 'platform',
    route: 'POST /api/v1/admin/security-events/{event_id}/acknowledge',
    input: z.strictObject({
      event_id: PlatformId,
      reason: z
        .string()
        .trim()
        .min(1, 'Say what you found, or what was done about it.')
        .max(2000, 'A reason has at most 2,000 characters.')
        .describe('What was found or done about it.'),
    }),
    output: SecurityEvent,
    effect: 'edit',
    target,
    invalidates: ['security-events', 'audit-trail'],
    offers: 'acknowledging security events',
    reason: (input) => input.reason,
    confirm: {
      subject,
      name,
      shown,
      title: 'Acknowledge “{who}”',
      consequence: 'It no longer counts as new, for everybody. Your name and reason stand beside it. Nothing is done to the actor.',
      undo: 'Mark it as new again.',
      button: 'Acknowledge',
      eligible: (event: SecurityEvent) => (event.acknowledged_at !== null ? 'Acknowledged already.' : null),
      happened: (event: SecurityEvent) => event.acknowledged_at !== null,
    },
  }),
  'security-events.reopen': mutation({
    system: 'platform',
    route: 'POST /api/v1/admin/security-events/{event_id}/reopen',
    input: Target,
    output: SecurityEvent,
    effect: 'edit',
    target,
    invalidates: ['security-events', 'audit-trail'],
    offers: 'marking security events as new again',
    confirm: {
      subject,
      name,
      shown,
      title: 'Mark “{who}” as new again',
      consequence: 'It counts as new again, for everybody. Who acknowledged it, and why, stays in the audit trail.',
      undo: 'Acknowledge it, with a reason.',
      button: 'Mark as new',
      eligible: (event: SecurityEvent) => (event.acknowledged_at === null ? 'Nobody has acknowledged it.' : null),
      happened: (event: SecurityEvent) => event.acknowledged_at === null,
    },
  }),
})
