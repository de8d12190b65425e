import type { RuntimeJob, RuntimeQueue, RuntimeSandbox } from '@contract/platform/runtime'
import type { Client, Row, Transaction, Value } from '@libsql/client'
import { Refusal } from '../../database/sql'
import { numberOrNull, text, textOrNull } from '../../database/stored'
import { iso } from '../cast'
import { equals, holds, oneOf, pageFrom } from './paged'
import type { PlatformAnswers } from './platform-answer'
import { depthsOf, pastOf } from './runtime-past'

/** The order of a list of jobs: what needs care first, then what waits longest. Never text of a request. */
const order = `CASE state WHEN 'stalled' THEN 0 WHEN 'failed' THEN 1 WHEN 'running' THEN 2 WHEN 'queued' THEN 3 ELSE 4 END,
  CASE WHEN queued_at LIKE '-%' THEN CAST(queued_at AS INTEGER) ELSE 0 END, id`

const queued = "(SELECT count(*) FROM runtime_jobs WHERE queue = runtime_queues.name AND state = 'queued')"
const stalled = "(SELECT count(*) FROM runtime_jobs WHERE queue = runtime_queues.name AND state = 'stalled')"
/** The longest wait in seconds, as a negative number; what a person put in again has an instant, and waits least. */
const longest =
  "(SELECT min(CAST(queued_at AS INTEGER)) FROM runtime_jobs WHERE queue = runtime_queues.name AND state = 'queued' AND queued_at LIKE '-%')"
const newest =
  "(SELECT min(queued_at) FROM runtime_jobs WHERE queue = runtime_queues.name AND state = 'queued' AND queued_at NOT LIKE '-%')"

const sandbox = '*, (SELECT name FROM orgs WHERE orgs.id = org_id) AS org_name'

/**
 * Runtime as it is at the moment of asking: ages stay as they are, so that whoever practises finds the same trouble at any time of
 * day, but what is cancelled or begun again counts at once. An id that nobody has is 404; a job in another state is 409.
 */
export const runtime: PlatformAnswers<'runtime'> = {
  'runtime.health': async (db, _input, { now }) => {
    const { rows } = await db.execute('SELECT * FROM runtime_checks ORDER BY name')
    return {
      checked_at: iso(now.getTime()),
      checks: rows.map((row) => ({
        name: text(row.name),
        state: text(row.state),
        latency_ms: numberOrNull(row.latency_ms),
        checked_at: at(row.checked, now),
        detail: textOrNull(row.detail),
        history: pastOf(text(row.name), text(row.state), Number(row.trouble), now),
      })),
    }
  },

  'runtime.queues': (db, { kind, ...window }, { now }) =>
    pageFrom(db, {
      from: 'runtime_queues',
      select: `*, ${queued} AS depth, ${stalled} AS stalled, ${longest} AS longest, ${newest} AS newest`,
      where: [equals('kind', kind)],
      order: 'name',
      window,
      read: toQueue(now),
    }),

  'runtime.sandboxes': (db, { search, state, org_id, ...window }, { now }) =>
    pageFrom(db, {
      from: 'runtime_sandboxes',
      select: sandbox,
      where: [holds(['id', 'workspace_id', 'agent_id', 'image'], search), equals('state', state), equals('org_id', org_id)],
      order: "CASE state WHEN 'failed' THEN 0 ELSE 1 END, CAST(last_seen_at AS INTEGER), id",
      window,
      read: toSandbox(now),
    }),

  'runtime.sandbox': async (db, { sandbox_id }, { now }) => {
    const { rows } = await db.execute({ sql: `SELECT ${sandbox} FROM runtime_sandboxes WHERE id = ?`, args: [sandbox_id] })
    if (!rows[0]) throw new Refusal(404, 'There is no such sandbox')
    return toSandbox(now)(rows[0])
  },

  'runtime.jobs': (db, { search, state, queue, org_id, ...window }, { now }) =>
    pageFrom(db, {
      from: 'runtime_jobs',
      where: [holds(['id', 'kind', 'worker', 'error'], search), oneOf('state', state), equals('queue', queue), equals('org_id', org_id)],
      order,
      window,
      read: toJob(now),
    }),

  'runtime.job': (db, { job_id }, { now }) => one(db, job_id, now),

  'runtime.retry_job': async (tx, { job_id }, { now }) => {
    const { state } = await one(tx, job_id, now)
    if (!['stalled', 'failed', 'cancelled'].includes(state)) throw new Refusal(409, `This job is ${state}`)
    const sql = `UPDATE runtime_jobs SET state = 'queued', queued_at = ?, started_at = NULL, beat_at = NULL, finished_at = NULL, worker = NULL,
      error = NULL WHERE id = ?`
    await tx.execute({ sql, args: [iso(now.getTime()), job_id] })
    return one(tx, job_id, now)
  },

  'runtime.cancel_job': async (tx, { job_id }, { now }) => {
    const { state } = await one(tx, job_id, now)
    if (!['queued', 'running', 'stalled'].includes(state)) throw new Refusal(409, `This job is ${state}`)
    await tx.execute({
      sql: "UPDATE runtime_jobs SET state = 'cancelled', finished_at = ? WHERE id = ?",
      args: [iso(now.getTime()), job_id],
    })
    return one(tx, job_id, now)
  },
}

const one = async (db: Client | Transaction, id: string, now: Date): Promise<RuntimeJob> => {
  const { rows } = await db.execute({ sql: 'SELECT * FROM runtime_jobs WHERE id = ?', args: [id] })
  if (!rows[0]) throw new Refusal(404, 'There is no such job')
  return toJob(now)(rows[0])
}

/** `-90` is a minute and a half before now; an instant is itself. */
const at = (value: Value | undefined, now: Date): string | null => {
  const written = textOrNull(value)
  return written?.startsWith('-') ? iso(now.getTime() + Number(written) * 1000) : written
}

const toQueue =
  (now: Date) =>
  (row: Row): RuntimeQueue => ({
    name: text(row.name),
    kind: text(row.kind),
    depth: Number(row.depth),
    oldest_waiting_at: at(row.longest === null ? row.newest : String(row.longest), now),
    workers: numberOrNull(row.workers),
    worker_seen_at: at(row.worker_seen, now),
    stalled: Number(row.stalled),
    per_minute: numberOrNull(row.per_minute),
    measured_at: iso(now.getTime()),
    depth_history: depthsOf({ name: text(row.name), story: text(row.story), usual: Number(row.usual) }, Number(row.depth), now),
  })

const toSandbox =
  (now: Date) =>
  (row: Row): RuntimeSandbox => ({
    id: text(row.id),
    org_id: textOrNull(row.org_id),
    org_name: textOrNull(row.org_name),
    workspace_id: textOrNull(row.workspace_id),
    agent_id: textOrNull(row.agent_id),
    state: text(row.state),
    started_at: at(row.started_at, now),
    last_seen_at: at(row.last_seen_at, now),
    memory_mb: numberOrNull(row.memory_mb),
    memory_limit_mb: numberOrNull(row.memory_limit_mb),
    cpu_percent: numberOrNull(row.cpu_percent),
    image: textOrNull(row.image),
    detail: textOrNull(row.detail),
  })

const toJob =
  (now: Date) =>
  (row: Row): RuntimeJob => ({
    id: text(row.id),
    queue: textOrNull(row.queue),
    state: text(row.state),
    kind: textOrNull(row.kind),
    org_id: textOrNull(row.org_id),
    workspace_id: textOrNull(row.workspace_id),
    attempts: numberOrNull(row.attempts),
    max_attempts: numberOrNull(row.max_attempts),
    queued_at: at(row.queued_at, now),
    started_at: at(row.started_at, now),
    beat_at: at(row.beat_at, now),
    finished_at: at(row.finished_at, now),
    worker: textOrNull(row.worker),
    error: textOrNull(row.error),
  })
