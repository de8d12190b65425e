import { z } from 'zod'
import { Instant, list, mutation, operations, query, Window } from '../operation'
import { ofOrg } from './acting'
import { countOrNull, instantOrNull, PlatformId, RecordId, textOrNull, word } from './fields'

/** How a runtime check found its part of the platform. */
export const checkStates = ['ok', 'degraded', 'down'] as const
/** What waits in a queue: starts of sandboxes, or jobs. */
export const queueKinds = ['sandbox', 'job'] as const
export const sandboxStates = ['starting', 'running', 'idle', 'stopping', 'stopped', 'failed'] as const
export const jobStates = ['queued', 'running', 'stalled', 'failed', 'done', 'cancelled'] as const

/** One part of the platform and how it was found (platform-admin: runtime health checks). */
export const RuntimeCheck = z.object({
  name: RecordId.describe('The part that was checked, such as scheduler.'),
  state: word(checkStates).describe('How it was found.'),
  latency_ms: countOrNull.describe('How long it took to answer, in milliseconds; null where it did not.'),
  checked_at: instantOrNull.describe('When it was checked last.'),
  detail: textOrNull().describe('What the check says in words.'),
  history: z
    .array(
      z.object({
        at: Instant.describe('The beginning of a stretch of time.'),
        ok: z.int().min(0).describe('How many checks found it ok.'),
        degraded: z.int().min(0).describe('How many found it degraded.'),
        down: z.int().min(0).describe('How many found it down.'),
      }),
    )
    .max(500)
    .nullish()
    .transform((history) => history ?? [])
    .describe('How it was, the oldest stretch first.'),
})
export type RuntimeCheck = z.output<typeof RuntimeCheck>

export const RuntimeHealth = z.object({
  checked_at: instantOrNull.describe('When the platform put this together.'),
  checks: z.array(RuntimeCheck).max(500).describe('Every part that is checked.'),
})

/** One queue, with what tells whether it spikes or stalls. */
export const RuntimeQueue = z.object({
  name: RecordId.describe('Its name, which is its id.'),
  kind: word(queueKinds).describe('What waits in it.'),
  depth: z.int().min(0).describe('How many wait now.'),
  oldest_waiting_at: instantOrNull.describe('Since when the oldest of them waits; null where nothing waits.'),
  workers: countOrNull.describe('How many workers take from it and were alive at the last beat.'),
  worker_seen_at: instantOrNull.describe('When any worker of it was last heard of.'),
  stalled: countOrNull.describe('How many of its jobs stopped moving.'),
  per_minute: countOrNull.describe('How many it finishes in a minute.'),
  measured_at: instantOrNull.describe('When this was measured.'),
  depth_history: z
    .array(z.object({ at: Instant.describe('An instant.'), depth: z.int().min(0).describe('How many waited then.') }))
    .max(2000)
    .nullish()
    .transform((history) => history ?? [])
    .describe('How deep it was, the oldest first: best every five minutes of the last six hours.'),
})
export type RuntimeQueue = z.output<typeof RuntimeQueue>

/** One place where an agent's code runs. */
export const RuntimeSandbox = z.object({
  id: RecordId.describe('Its id.'),
  org_id: textOrNull(200).describe('The org it runs for.'),
  org_name: textOrNull(1000).describe('What the org is called.'),
  workspace_id: textOrNull(200).describe('The workspace it runs for.'),
  agent_id: textOrNull(200).describe('The agent that runs in it.'),
  state: word(sandboxStates).describe('How it stands.'),
  started_at: instantOrNull.describe('When it was started.'),
  last_seen_at: instantOrNull.describe('When it was last heard of.'),
  memory_mb: countOrNull.describe('The memory it uses, in MB.'),
  memory_limit_mb: countOrNull.describe('The memory it may use, in MB.'),
  cpu_percent: countOrNull.describe('The share of one processor it uses.'),
  image: textOrNull(500).describe('What it was started from.'),
  detail: textOrNull().describe('What the platform says of it in words.'),
})
export type RuntimeSandbox = z.output<typeof RuntimeSandbox>

/** One job in a queue. */
export const RuntimeJob = z.object({
  id: RecordId.describe('Its id.'),
  queue: textOrNull(200).describe('The queue it is in.'),
  state: word(jobStates).describe('How it stands.'),
  kind: textOrNull(200).describe('What it does, such as connector.deliver.'),
  org_id: textOrNull(200).describe('The org it is for.'),
  workspace_id: textOrNull(200).describe('The workspace it is for.'),
  attempts: countOrNull.describe('How many times it was begun.'),
  max_attempts: countOrNull.describe('How many times it may be.'),
  queued_at: instantOrNull.describe('When it was put into the queue.'),
  started_at: instantOrNull.describe('When it was last begun; null where it never was.'),
  beat_at: instantOrNull.describe('When its worker last said that it moves.'),
  finished_at: instantOrNull.describe('When it ended.'),
  worker: textOrNull(200).describe('The worker that has it.'),
  error: textOrNull().describe('Why it failed or stalled, in words.'),
})
export type RuntimeJob = z.output<typeof RuntimeJob>

const search = (what: string) => z.string().trim().min(1).max(200).optional().describe(`Part of ${what}, in any case.`)

const Job = z.strictObject({ job_id: PlatformId })
const target = (input: { job_id: string }): string => input.job_id
const subject = (input: { job_id: string }) => ({ operation: 'runtime.job', input: { job_id: input.job_id } })
const shown = ['state', 'kind', 'queue', 'org_id', 'attempts', 'error'] as const satisfies readonly (keyof RuntimeJob)[]
/** Times go on by themselves; what makes it another job to decide about is its state, its attempts and its worker. */
const moving = ['queued_at', 'started_at', 'beat_at', 'finished_at'] as const satisfies readonly (keyof RuntimeJob)[]
const name = (job: RuntimeJob): string => [job.kind, job.id].filter(Boolean).join(' ')
const job = { system: 'platform', input: Job, output: RuntimeJob, effect: 'edit', target, invalidates: ['runtime', 'audit-trail'] } as const

/**
 * Our stated assumption: platform-admin names the pages ("clear queue spikes in /admin/runtime or sandbox views"), no path. Two
 * writes, because a queue can't be cleared by looking at it: to begin a job again, and to take it out.
 */
export const runtime = operations('runtime')({
  'runtime.health': query({
    system: 'platform',
    route: 'GET /api/v1/admin/runtime',
    input: z.strictObject({}),
    output: RuntimeHealth,
    offers: 'runtime checks',
  }),
  'runtime.queues': list({
    system: 'platform',
    route: 'GET /api/v1/admin/runtime/queues',
    input: z.strictObject({ ...Window, kind: z.string().max(100).optional().describe('Only queues of this kind.') }),
    row: RuntimeQueue,
    offers: 'queues',
  }),
  'runtime.sandboxes': list({
    system: 'platform',
    route: 'GET /api/v1/admin/runtime/sandboxes',
    input: z.strictObject({
      ...Window,
      search: search('its id, workspace, agent or image'),
      state: z.string().max(100).optional().describe('Only those that stand so.'),
      org_id: ofOrg,
    }),
    row: RuntimeSandbox,
    offers: 'sandboxes',
  }),
  'runtime.sandbox': query({
    system: 'platform',
    route: 'GET /api/v1/admin/runtime/sandboxes/{sandbox_id}',
    input: z.strictObject({ sandbox_id: PlatformId }),
    output: RuntimeSandbox,
    offers: 'single sandboxes',
  }),
  'runtime.jobs': list({
    system: 'platform',
    route: 'GET /api/v1/admin/runtime/jobs',
    input: z.strictObject({
      ...Window,
      search: search('its id, kind, worker or error'),
      state: z.string().max(200).optional().describe('Only those that stand so; several separated by commas.'),
      queue: z.string().max(200).optional().describe('Only those of this queue.'),
      org_id: ofOrg,
    }),
    row: RuntimeJob,
    offers: 'jobs',
  }),
  'runtime.job': query({
    system: 'platform',
    route: 'GET /api/v1/admin/runtime/jobs/{job_id}',
    input: Job,
    output: RuntimeJob,
    offers: 'single jobs',
  }),
  'runtime.retry_job': mutation({
    ...job,
    route: 'POST /api/v1/admin/runtime/jobs/{job_id}/retry',
    offers: 'retrying jobs',
    confirm: {
      subject,
      name,
      shown,
      moving,
      title: 'Begin the job {who} again',
      consequence:
        'It goes back to the end of its queue, and is begun again with its first input. What it did before it stopped is not taken back.',
      undo: 'Cancel it while it waits.',
      button: 'Retry job',
      eligible: ({ state }: RuntimeJob) =>
        ['stalled', 'failed', 'cancelled'].includes(state)
          ? null
          : `It is ${state}: only what stalled, failed or was cancelled is begun again.`,
      happened: ({ state }: RuntimeJob) => !['stalled', 'failed', 'cancelled'].includes(state),
    },
  }),
  'runtime.cancel_job': mutation({
    ...job,
    route: 'POST /api/v1/admin/runtime/jobs/{job_id}/cancel',
    offers: 'cancelling jobs',
    confirm: {
      subject,
      name,
      shown,
      moving,
      title: 'Cancel the job {who}',
      consequence: 'It leaves its queue and is not begun. What it did already is not taken back; whoever waits for it gets nothing.',
      undo: 'Retry it.',
      button: 'Cancel job',
      eligible: ({ state }: RuntimeJob) =>
        ['queued', 'running', 'stalled'].includes(state) ? null : `It is ${state}: there is nothing to cancel.`,
      happened: ({ state }: RuntimeJob) => state === 'cancelled',
    },
  }),
})
