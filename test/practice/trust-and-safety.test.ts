import { actorKinds } from '@contract/platform/acting'
import { AuditEntry } from '@contract/platform/audit-trail'
import { jobStates, RuntimeHealth, RuntimeJob, RuntimeQueue, RuntimeSandbox, sandboxStates } from '@contract/platform/runtime'
import { checkSignals, queueSignals, type SignalKind, sandboxSignals } from '@contract/platform/runtime-signals'
import { SecurityCounts, SecurityEvent, securityKinds, severities } from '@contract/platform/security-events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mounts } from '../../src-main/practice/mounts'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { ask } from './ask'
import { worldFolder } from './world-folder'

let server: PracticeServer
beforeAll(async () => {
  server = await servePractice({ folder: await worldFolder(), users: 500, fresh: true })
})
afterAll(() => server.close())

const root = `${mounts.platform}/api/v1/admin`
const get = async <T>(path: string): Promise<T> => (await ask(server, 'GET', `${root}/${path}`)).json() as T
const list = async <T>(path: string): Promise<{ items: T[]; total: number }> =>
  get(`${path}${path.includes('?') ? '&' : '?'}page_size=1000`)
const post = async (path: string, body?: unknown, key?: string) => {
  const answer = await ask(server, 'POST', `${root}/${path}`, { body, headers: key ? { 'idempotency-key': key } : {} })
  return { status: answer.status, body: answer.json() as Record<string, unknown> }
}
/** The newest entry of the audit trail about this record. */
const audited = async (subject_id: string): Promise<AuditEntry | undefined> =>
  (await list<AuditEntry>(`audit-trail?subject_id=${subject_id}`)).items[0]

describe('security events', () => {
  test('are lively: every severity, kind and actor, the newest first, words of a later platform among them', async () => {
    const { items, total } = await list<SecurityEvent>('security-events')
    expect(items).toHaveLength(total)
    for (const item of items) expect(SecurityEvent.parse(item), item.id).toEqual(item)
    const at = items.map((item) => item.at)
    expect(at).toEqual(at.toSorted().toReversed())
    for (const severity of [...severities, 'notice'])
      expect(
        items.some((item) => item.severity === severity),
        severity,
      ).toBe(true)
    for (const kind of [...securityKinds, 'quantum_drift'])
      expect(
        items.some((item) => item.kind === kind),
        kind,
      ).toBe(true)
    for (const kind of actorKinds.filter((one) => one !== 'api_key'))
      expect(
        items.some((item) => item.actor_kind === kind),
        kind,
      ).toBe(true)
    expect(items.some(({ acknowledged_at }) => acknowledged_at !== null)).toBe(true)
    expect((await list('security-events?order=oldest')).items[0]).toEqual(items.at(-1))
    // A counted org has its own.
    expect((await list<SecurityEvent>('security-events?org_id=org_practice_empty')).total).toBe(0)
  })

  test('are counted as they are listed', async () => {
    for (const filter of [
      '',
      '?severity=critical,high',
      '?actor_id=usr_practice_crosser',
      '?search=%25',
      '?acknowledged=no&kind=bulk_read',
    ]) {
      const counted = SecurityCounts.parse(await get(`security-event-counts${filter}`))
      const sum = counted.counts.reduce((all, { count }) => all + count, 0)
      expect([filter, sum]).toEqual([filter, (await list(`security-events${filter}`)).total])
    }
    expect((await get<SecurityCounts>('security-event-counts?actor_id=usr_practice_crosser')).step).toBe('hour')
    expect((await get<SecurityCounts>('security-event-counts')).step).toBe('day')
  })

  test('one is acknowledged once, marked as new again, and both stand in the audit trail', async () => {
    const path = 'security-events/sev_practice_takeover'
    const done = await post(`${path}/acknowledge`, { reason: 'Called the owner.' }, 'key-1')
    expect(done).toMatchObject({ status: 200, body: { acknowledged_by: 'usr_practice_you', acknowledged_reason: 'Called the owner.' } })
    expect(await post(`${path}/acknowledge`, { reason: 'Called the owner.' }, 'key-1')).toEqual(done)
    expect((await post(`${path}/acknowledge`, { reason: 'Again.' })).status).toBe(409)
    expect((await post(`${path}/acknowledge`, { reason: ' ' })).status).toBe(422)
    expect(await audited('sev_practice_takeover')).toMatchObject({
      action: 'security_event.acknowledged',
      actor_id: 'usr_practice_you',
      reason: 'Called the owner.',
      before: { acknowledged_at: null },
      after: { acknowledged_by: 'usr_practice_you' },
    })
    expect((await list<SecurityEvent>('security-events?acknowledged=no&search=takeover')).total).toBe(0)
    expect(await post(`${path}/reopen`)).toMatchObject({ status: 200, body: { acknowledged_at: null, acknowledged_reason: null } })
    expect((await list<SecurityEvent>('security-events?acknowledged=no&search=takeover')).total).toBe(1)
  })
})

describe('the audit trail', () => {
  test('is long, fits, and is narrowed down by who, what and which', async () => {
    const { items } = await list<AuditEntry>('audit-trail')
    expect(items.length).toBeGreaterThan(800)
    for (const item of items) expect(AuditEntry.parse(item), item.id).toEqual(item)
    const ofAction = await list<AuditEntry>('audit-trail?action=member')
    expect(new Set(ofAction.items.map(({ action }) => action))).toEqual(new Set(['member.role_changed', 'member.invited']))
    expect((await list<AuditEntry>('audit-trail?action=member.invited')).total).toBeLessThan(ofAction.total)
    const [one] = items.filter(({ actor_id, org_id }) => actor_id !== null && org_id !== null)
    const his = await list<AuditEntry>(`audit-trail?actor_id=${one?.actor_id}&org_id=${one?.org_id}`)
    expect(his.items.every(({ actor_id, org_id }) => actor_id === one?.actor_id && org_id === one?.org_id)).toBe(true)
    const then = items[400]?.at ?? ''
    const [since, until] = [await list(`audit-trail?since=${then}`), await list(`audit-trail?until=${then}`)]
    expect(since.total + until.total).toBe(items.length)
    expect((await ask(server, 'GET', `${root}/audit-trail?since=yesterday`)).status).toBe(422)
  })
})

test('what is written in one second is listed in the order it was written', async () => {
  const path = 'runtime/jobs/job_practice_agent_runs_running_1'
  const does = ['cancel', 'retry', 'cancel', 'retry', 'cancel', 'retry', 'cancel']
  for (const what of does) expect((await post(`${path}/${what}`)).status).toBe(200)
  const { items } = await list<AuditEntry>('audit-trail?subject_id=job_practice_agent_runs_running_1')
  const written = items.map(({ action }) => action).toReversed()
  expect(written).toEqual(does.map((what) => (what === 'cancel' ? 'job.cancelled' : 'job.retried')))
})

describe('runtime', () => {
  test('shows every sign of trouble that there is a rule for, and much that is well', async () => {
    const now = Date.now()
    const health = RuntimeHealth.parse(await get('runtime'))
    const queues = (await list<RuntimeQueue>('runtime/queues')).items.map((queue) => RuntimeQueue.parse(queue))
    const sandboxes = (await list<RuntimeSandbox>('runtime/sandboxes')).items.map((sandbox) => RuntimeSandbox.parse(sandbox))
    const seen = [
      ...health.checks.flatMap((check) => checkSignals(check, now)),
      ...queues.flatMap((queue) => queueSignals(queue, now)),
      ...sandboxes.flatMap((sandbox) => sandboxSignals(sandbox, now)),
    ].map(({ kind }) => kind)
    const all: SignalKind[] = [
      'stalled',
      'spike',
      'no_worker',
      'stalled_jobs',
      'silent',
      'slow_start',
      'failed',
      'memory',
      'down',
      'degraded',
      'unchecked',
    ]
    expect(new Set(seen)).toEqual(new Set(all))
    expect(queues.filter((queue) => queueSignals(queue, now).length === 0).length).toBeGreaterThan(3)
    expect(sandboxes.filter((sandbox) => sandboxSignals(sandbox, now).length > 0).length).toBeLessThan(10)
    for (const state of sandboxStates)
      expect(
        sandboxes.some((sandbox) => sandbox.state === state),
        state,
      ).toBe(true)
  })

  test('the past of a queue does not change while one looks', async () => {
    const depths = async () => (await list<RuntimeQueue>('runtime/queues')).items.map(({ depth_history }) => depth_history.slice(0, -2))
    const [first, second] = [await depths(), await depths()]
    expect(second[0]).toEqual(first[0])
    expect(first[0]?.length).toBeGreaterThan(60)
  })

  test('what is cancelled leaves its queue, what is retried waits in it, so that a spike can be cleared', async () => {
    const queued = await list<RuntimeJob>('runtime/jobs?queue=connector-deliveries&state=queued')
    for (const item of queued.items) expect(RuntimeJob.parse(item), item.id).toEqual(item)
    const deliveries = async () =>
      (await list<RuntimeQueue>('runtime/queues')).items.find(({ name }) => name === 'connector-deliveries') as RuntimeQueue
    expect((await deliveries()).depth).toBe(queued.total)
    for (const { id } of queued.items.slice(0, 3))
      expect((await post(`runtime/jobs/${id}/cancel`)).body).toMatchObject({ state: 'cancelled' })
    const after = await deliveries()
    expect(after.depth).toBe(queued.total - 3)
    // As many as wait, and no more, make the spike.
    expect(queueSignals(after, Date.now()).map(({ kind }) => kind)).toContain('spike')
    expect(queueSignals({ ...after, depth: 60 }, Date.now()).map(({ kind }) => kind)).not.toContain('spike')
    const [first] = queued.items
    expect((await post(`runtime/jobs/${first?.id}/cancel`)).status).toBe(409)
    expect((await post(`runtime/jobs/${first?.id}/retry`)).body).toMatchObject({ state: 'queued', error: null, worker: null })
    expect((await deliveries()).depth).toBe(queued.total - 2)
    expect(await audited(first?.id ?? '')).toMatchObject({
      action: 'job.retried',
      before: { state: 'cancelled' },
      after: { state: 'queued' },
    })
    const states = new Set((await list<RuntimeJob>('runtime/jobs')).items.map(({ state }) => state))
    expect(states).toEqual(new Set(jobStates))
  })
})
