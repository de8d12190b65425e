import type { Exchange } from './exchanges'
import { asAdmin } from './headers'
import { page, refused } from './platform-answers'

const STALLED = 'job_practice_exports_stalled_1'
const DONE = 'job_practice_exports_done_1'
const SILENT = 'sbx_practice_silent'

const signedIn = { cookie: 'platform_session=<admin-token>' }

const PAGE =
  'Connector event operations: "operators use the admin connector-events tools and sandbox/job status views to keep the route healthy", "clear queue spikes in /admin/runtime or sandbox views".'
const ASSUMED = `platform-admin, ${PAGE} No path, field or error is documented: our published assumption.`

const check = {
  name: 'api',
  state: 'ok',
  latency_ms: 42,
  checked_at: '2026-02-01T09:59:52Z',
  detail: null,
  history: [{ at: '2026-02-01T09:30:00Z', ok: 30, degraded: 0, down: 0 }],
}
const down = {
  ...check,
  name: 'export-worker',
  state: 'down',
  latency_ms: null,
  detail: 'No beat for 31 minutes. Last words: heap limit reached.',
}

const large = {
  name: 'sandbox-starts-large',
  kind: 'sandbox',
  depth: 4,
  oldest_waiting_at: '2026-02-01T09:41:00Z',
  workers: 2,
  worker_seen_at: '2026-02-01T09:59:55Z',
  stalled: 1,
  per_minute: 1,
  measured_at: '2026-02-01T10:00:00Z',
  depth_history: [
    { at: '2026-02-01T09:55:00Z', depth: 3 },
    { at: '2026-02-01T10:00:00Z', depth: 4 },
  ],
}

const silent = {
  id: SILENT,
  org_id: 'org_practice_acorn',
  org_name: 'Acorn Analytics',
  workspace_id: 'ws_practice_acorn_1',
  agent_id: 'agt_acorn_1_1',
  state: 'running',
  started_at: '2026-02-01T05:00:00Z',
  last_seen_at: '2026-02-01T09:46:00Z',
  memory_mb: 300,
  memory_limit_mb: 1024,
  cpu_percent: 12,
  image: 'node-22',
  detail: 'The host it is on does not answer.',
}

const stalled = {
  id: STALLED,
  queue: 'exports',
  state: 'stalled',
  kind: 'usage.export',
  org_id: 'org_practice_acorn',
  workspace_id: 'ws_practice_acorn_1',
  attempts: 1,
  max_attempts: 3,
  queued_at: '2026-02-01T09:00:00Z',
  started_at: '2026-02-01T09:20:00Z',
  beat_at: '2026-02-01T09:21:00Z',
  finished_at: null,
  worker: 'exports-1',
  error: 'No beat since: its worker may be gone.',
}

/** Written by hand from platform-admin and the published assumption: see exchanges.ts. */
export const runtimeExchanges: Exchange[] = [
  {
    name: 'runtime checks',
    source: ASSUMED,
    operation: 'runtime.health',
    input: {},
    request: { method: 'GET', path: '/api/v1/admin/runtime', headers: signedIn },
    response: { status: 200, body: { checked_at: '2026-02-01T10:00:00Z', checks: [check, down] } },
    exact: ['checks.0.name', 'checks.0.latency_ms'],
  },
  {
    name: 'queues of sandboxes',
    source: ASSUMED,
    operation: 'runtime.queues',
    input: { kind: 'sandbox' },
    request: {
      method: 'GET',
      path: '/api/v1/admin/runtime/queues',
      query: { kind: 'sandbox', page: '1', page_size: '100' },
      headers: asAdmin,
    },
    response: {
      status: 200,
      body: { items: [{ ...large, name: 'sandbox-starts', depth: 7, stalled: 0 }, large], total: 2, page: 1, page_size: 100 },
    },
    exact: ['items.0.name', 'items.1.name', 'items.1.depth', 'items.1.stalled', 'total'],
  },
  {
    name: 'sandboxes, by a part of the id',
    source: ASSUMED,
    operation: 'runtime.sandboxes',
    input: { search: SILENT, state: 'running' },
    request: {
      method: 'GET',
      path: '/api/v1/admin/runtime/sandboxes',
      query: { search: SILENT, state: 'running', page: '1', page_size: '100' },
      headers: asAdmin,
    },
    response: { status: 200, body: page(silent) },
    exact: ['items.0.state', 'items.0.memory_limit_mb'],
  },
  {
    name: 'one sandbox',
    source: ASSUMED,
    operation: 'runtime.sandbox',
    input: { sandbox_id: SILENT },
    request: { method: 'GET', path: `/api/v1/admin/runtime/sandboxes/${SILENT}`, headers: asAdmin },
    response: { status: 200, body: silent },
    exact: ['id', 'state', 'detail'],
  },
  {
    name: 'jobs that stalled in one queue',
    source: ASSUMED,
    operation: 'runtime.jobs',
    input: { queue: 'exports', state: 'stalled' },
    request: {
      method: 'GET',
      path: '/api/v1/admin/runtime/jobs',
      query: { queue: 'exports', state: 'stalled', page: '1', page_size: '100' },
      headers: asAdmin,
    },
    response: {
      status: 200,
      body: { items: [stalled, { ...stalled, id: 'job_practice_exports_stalled_2' }], total: 2, page: 1, page_size: 100 },
    },
    exact: ['items.0.state', 'items.0.queue', 'items.0.error', 'total'],
  },
  {
    name: 'one job',
    source: ASSUMED,
    operation: 'runtime.job',
    input: { job_id: STALLED },
    request: { method: 'GET', path: `/api/v1/admin/runtime/jobs/${STALLED}`, headers: asAdmin },
    response: { status: 200, body: stalled },
    exact: ['id', 'state', 'queue'],
  },
  {
    name: 'one job, that nobody has',
    source: ASSUMED,
    operation: 'runtime.job',
    input: { job_id: 'job_practice_none' },
    request: { method: 'GET', path: '/api/v1/admin/runtime/jobs/job_practice_none', headers: asAdmin },
    response: { status: 404, body: refused('record_not_found', 'There is no such job') },
    exact: [],
  },
  {
    name: 'a stalled job is begun again',
    source: ASSUMED,
    operation: 'runtime.retry_job',
    input: { job_id: STALLED },
    request: { method: 'POST', path: `/api/v1/admin/runtime/jobs/${STALLED}/retry`, headers: asAdmin },
    response: { status: 200, body: { ...stalled, state: 'queued', started_at: null, beat_at: null, worker: null, error: null } },
    exact: ['id', 'state', 'queue'],
  },
  {
    name: 'a job that is done is cancelled',
    source: `${ASSUMED} 409 where its state does not allow it.`,
    operation: 'runtime.cancel_job',
    input: { job_id: DONE },
    request: { method: 'POST', path: `/api/v1/admin/runtime/jobs/${DONE}/cancel`, headers: asAdmin },
    response: { status: 409, body: refused('conflict', 'This job is done') },
    exact: [],
  },
]
