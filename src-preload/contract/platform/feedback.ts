import { z } from 'zod'
import { Instant, list, mutation, operations, query, Window } from '../operation'
import { feedbackCategories, feedbackSeverities, feedbackStatuses, feedbackWords, mayGo, probeClasses, stepsFrom } from './feedback-words'
import { instantOrNull, PlatformId, RecordId, textOrNull, word } from './fields'

/** Repeats that were taken together, as an item of the list tells of them. */
const BurstHint = z.object({
  id: RecordId.describe('Its id, the same on every item of the burst.'),
  count: z.int().describe('How many items it has in all.'),
  first_at: Instant.describe('When the first of them came.'),
  last_at: Instant.describe('When the last of them came.'),
})

/** One piece of feedback: a report of a user, or a probe the product captured (platform-admin, Admin feedback and triage). */
export const Feedback = z.object({
  id: RecordId.describe('Its id, such as fb_2x7.'),
  category: word(feedbackCategories).describe('What kind of signal it is.'),
  classification: word(probeClasses)
    .nullish()
    .transform((group) => group ?? null)
    .describe('What a security probe tries; null on reports.'),
  severity: word(feedbackSeverities).describe('How bad it is.'),
  status: word(feedbackStatuses).describe('Where it stands in the workflow.'),
  text: z.string().describe('What was sent, exactly as it came: never shortened, cleaned or rendered.'),
  page: textOrNull(2000).describe('The page of the product it was sent from.'),
  org_id: textOrNull(200).describe('The org it came from.'),
  workspace_id: textOrNull(200).describe('The workspace it came from.'),
  user_id: textOrNull(200).describe('Who sent it; null for whoever was not signed in.'),
  assignee_id: textOrNull(200).describe('Who sees to it.'),
  burst: BurstHint.nullish()
    .transform((burst) => burst ?? null)
    .describe('The burst it belongs to; null for what came once.'),
  created_at: Instant.describe('When it came.'),
  updated_at: instantOrNull.describe('When it was last changed.'),
  resolved_at: instantOrNull.describe('When it was done.'),
})
export type Feedback = z.output<typeof Feedback>

/** A burst as a whole: one verdict is given on all of it. */
export const FeedbackBurst = z.object({
  id: RecordId.describe('Its id.'),
  count: z.int().describe('How many items it has.'),
  first_at: Instant.describe('When the first of them came.'),
  last_at: Instant.describe('When the last of them came.'),
  category: word(feedbackCategories).describe('What kind of signal it is.'),
  classification: textOrNull(100).describe('What its probes try; null for reports.'),
  severity: word(feedbackSeverities).describe('That of its worst item.'),
  texts: z.int().describe('How many different texts it has.'),
  senders: z.int().describe('How many users sent it.'),
  by_status: z.record(z.string().max(100), z.int()).describe('How many of its items stand where in the workflow.'),
})
export type FeedbackBurst = z.output<typeof FeedbackBurst>

export const FeedbackEvent = z.object({
  id: RecordId.describe('Its id.'),
  at: Instant.describe('When it happened.'),
  by: textOrNull(200).describe('The user who did it; null for the platform itself.'),
  what: word(['moved', 'assigned', 'note']).describe('What was done.'),
  from: textOrNull(200).describe('The status or the assignee before.'),
  to: textOrNull(200).describe('The status or the assignee after.'),
  note: textOrNull(5000).describe('What was written. Notes and assignments of a burst are told of each of its items.'),
})
export type FeedbackEvent = z.output<typeof FeedbackEvent>

const Filter = z.string().trim().min(1).max(200).optional()
const FeedbackList = z.strictObject({
  ...Window,
  status: Filter.describe('Only what stands there in the workflow.'),
  unresolved: z.boolean().optional().describe('Only what is neither done nor archived.'),
  category: Filter.describe('Only signals of this kind, or of any of several with commas between.'),
  classification: Filter.describe('Only probes of this group, or of any of several with commas between.'),
  probes: z.boolean().optional().describe('True: only security probes. False: everything but them.'),
  severity: Filter.describe('Only what is this bad.'),
  org_id: Filter.describe('Only what came from this org.'),
  assignee: Filter.describe('A user’s id, `me` for whoever asks, or `none` for what nobody sees to.'),
  burst_id: Filter.describe('Only items of this burst.'),
  search: Filter.describe('Part of the text or of an id, in any case.'),
  since: Instant.optional().describe('Only what came then or later.'),
  collapsed: z.boolean().optional().describe('True: of each burst only its newest item that fits the rest.'),
})

const One = z.strictObject({ feedback_id: PlatformId })
const one = (input: { feedback_id: string }): string => input.feedback_id
const of = ({ feedback_id }: { feedback_id: string }) => ({ operation: 'feedback.get', input: { feedback_id } })
const Status = z.enum(feedbackStatuses)

/** "An open item can’t be archived: it may become triaged, in progress or done." */
export const refusedStep = (from: string, to: string): string | null => {
  if (from === to) return `It is ${feedbackWords(to)} already.`
  if (mayGo(from, to)) return null
  const steps = stepsFrom(from).map(feedbackWords)
  const may = steps.length === 0 ? 'nowhere from there' : `only to ${steps.join(', ').replace(/, ([^,]*)$/, ' or $1')}`
  return `It is ${feedbackWords(from)} and can’t go to ${feedbackWords(to)}: ${may}.`
}

const called = (item: Feedback): string => {
  const words = item.text.replaceAll(/\s+/g, ' ').trim()
  return `${feedbackWords(item.classification ?? item.category)} ${words.length > 60 ? `${words.slice(0, 60)}…` : words}`
}

/** platform-admin names the page and its words; paths and fields are our stated assumption. */
export const feedback = operations('feedback')({
  'feedback.list': list({
    system: 'platform',
    route: 'GET /api/v1/admin/feedback',
    input: FeedbackList,
    row: Feedback,
    offers: 'feedback',
  }),
  'feedback.get': query({
    system: 'platform',
    route: 'GET /api/v1/admin/feedback/{feedback_id}',
    input: One,
    output: Feedback,
    offers: 'single pieces of feedback',
  }),
  'feedback.history': list({
    system: 'platform',
    route: 'GET /api/v1/admin/feedback/{feedback_id}/history',
    input: z.strictObject({ ...Window, feedback_id: PlatformId }),
    row: FeedbackEvent,
    offers: 'the history of feedback',
  }),
  'feedback.burst': query({
    system: 'platform',
    route: 'GET /api/v1/admin/feedback/bursts/{burst_id}',
    input: z.strictObject({ burst_id: PlatformId }),
    output: FeedbackBurst,
    offers: 'bursts of feedback',
  }),
  'feedback.move': mutation({
    system: 'platform',
    route: 'POST /api/v1/admin/feedback/{feedback_id}/status',
    input: One.extend({ status: Status.describe('Where it goes.') }),
    output: Feedback,
    effect: 'edit',
    target: one,
    invalidates: ['feedback', 'audit-trail'],
    offers: 'moving feedback on',
    confirm: {
      subject: of,
      name: called,
      title: 'Move on: {who}',
      shown: ['severity', 'status', 'assignee_id', 'org_id', 'created_at'],
      consequence: 'It stands there for everybody who triages. Nobody is written to.',
      undo: 'Move it back: each step has one back.',
      button: 'Move on',
      eligible: (item: Feedback, { status }) => refusedStep(item.status, status),
      happened: (item: Feedback, { status }) => item.status === status,
    },
  }),
  'feedback.assign': mutation({
    system: 'platform',
    route: 'POST /api/v1/admin/feedback/{feedback_id}/assign',
    input: One.extend({
      assignee: PlatformId.nullable().describe(
        'A user’s id, or `me` for whoever asks; null for nobody. One item of a burst stands for all of them.',
      ),
    }),
    output: Feedback,
    effect: 'edit',
    target: one,
    invalidates: ['feedback', 'audit-trail'],
    offers: 'assigning feedback',
    confirm: {
      subject: of,
      name: called,
      title: 'Assign: {who}',
      shown: ['severity', 'status', 'assignee_id', 'org_id', 'created_at'],
      consequence: 'Everybody sees who sees to it.',
      undo: 'Assign it to somebody else, or to nobody.',
      button: 'Assign',
      eligible: (item: Feedback, { assignee }) => (item.assignee_id === assignee ? 'It is so already.' : null),
      // Who `me` is only the server knows.
      happened: (item: Feedback, { assignee }) => (assignee === 'me' ? null : item.assignee_id === assignee),
    },
  }),
  'feedback.note': mutation({
    system: 'platform',
    route: 'POST /api/v1/admin/feedback/{feedback_id}/notes',
    input: One.extend({
      note: z.string().trim().min(1, 'Write something.').max(5000, 'A note has at most 5,000 characters.').describe('What is noted.'),
    }),
    output: Feedback,
    effect: 'edit',
    target: one,
    invalidates: ['feedback', 'audit-trail'],
    offers: 'notes on feedback',
    confirm: {
      subject: of,
      name: called,
      title: 'Note on: {who}',
      shown: ['severity', 'status', 'assignee_id', 'created_at'],
      consequence: 'Everybody who triages sees it, under your name. Whoever sent the feedback does not.',
      undo: null,
      button: 'Add note',
      eligible: () => null,
      happened: () => null,
    },
    reason: ({ note }) => note,
  }),
  'feedback.move-burst': mutation({
    system: 'platform',
    route: 'POST /api/v1/admin/feedback/bursts/{burst_id}/status',
    input: z.strictObject({ burst_id: PlatformId, status: Status.describe('Where its items go, each that may.') }),
    output: z.object({
      burst_id: RecordId.describe('The burst.'),
      status: word(feedbackStatuses).describe('Where they went.'),
      changed: z.int().describe('How many items went there.'),
      left: z.int().describe('How many stayed where they were.'),
    }),
    effect: 'edit',
    target: ({ burst_id }) => burst_id,
    invalidates: ['feedback', 'audit-trail'],
    offers: 'one verdict on a burst',
    confirm: {
      subject: ({ burst_id }) => ({ operation: 'feedback.burst', input: { burst_id } }),
      name: (burst: FeedbackBurst) => `${burst.count.toLocaleString('en')} × ${feedbackWords(burst.classification ?? burst.category)}`,
      title: 'Move on a burst: {who}',
      shown: ['count', 'by_status', 'severity', 'texts', 'senders', 'first_at', 'last_at'],
      consequence: 'Every item of it that may go there goes there, in one write. The others stay as they are.',
      undo: 'Move it back: each step has one back.',
      button: 'Move on',
      eligible: (burst: FeedbackBurst, { status }) =>
        mayMove(burst, status) ? null : `No item of this burst can go to ${feedbackWords(status)} from where it stands.`,
      happened: (burst: FeedbackBurst, { status }) => (burst.by_status[status] ?? 0) > 0 && !mayMove(burst, status),
    },
  }),
})

/** Whether any item of a burst may go there. */
export const mayMove = (burst: Pick<FeedbackBurst, 'by_status'>, status: string): boolean =>
  Object.entries(burst.by_status).some(([from, count]) => count > 0 && mayGo(from, status))
