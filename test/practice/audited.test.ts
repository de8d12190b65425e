import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contract } from '@contract'
import type { Mutation } from '@contract/operation'
import { AuditEntry } from '@contract/platform/audit-trail'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mounts } from '../../src-main/practice/mounts'
import type { PlatformWrite } from '../../src-main/practice/platform/platform-answer'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { ask } from './ask'

// One world for all of them. No two write to the same record but where one takes back what the other did.
let server: PracticeServer
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opsdesk-audited-'))
  server = await servePractice({ folder, users: 100, fresh: true })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

type Fields = Record<string, unknown>
const root = `${mounts.platform}/api/v1/admin`
const rows = async <T = Fields>(path: string): Promise<T[]> =>
  ((await ask(server, 'GET', `${root}/${path}`)).json() as { items: T[] }).items
/** The id of the first record this list has. */
const firstOf = async (path: string): Promise<string> => String((await rows(path))[0]?.id)
const trailOf = async (subject_id: string): Promise<AuditEntry[]> =>
  (await rows(`audit-trail?page_size=1000&subject_id=${encodeURIComponent(subject_id)}`)).map((row) => AuditEntry.parse(row))

/** Sends a write as its contract says. */
const send = async (operation: PlatformWrite, input: Fields, key?: string): Promise<{ status: number; body: Fields }> => {
  const [method = '', template = ''] = String(contract[operation].route).split(' ')
  const named = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])))
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !named.includes(name)))
  const body = Object.keys(rest).length > 0 ? rest : undefined
  const answer = await ask(server, method, `${mounts.platform}${path}`, { body, headers: key ? { 'idempotency-key': key } : {} })
  return { status: answer.status, body: answer.json() as Fields }
}

interface Case {
  /** What is sent. */
  input: Fields | (() => Promise<Fields>)
  /** What its entry says of the record. */
  entry: Partial<AuditEntry>
  /** The id of the record, where the input does not have it. */
  subject_id?: (input: Fields, answer: Fields) => string
}

const ORG = 'org_practice_birch'
const THERE = { org_id: 'org_practice_cobalt', user_id: 'usr_practice_formula' }
const wallet = { wallet_id: 'wal_practice', reason: 'Odd merchants.' }
const job = { job_id: 'job_practice_agent_runs_running_1' }
const event = { event_id: 'sev_practice_takeover' }
const days = { from: '2020-01-01', to: '2099-12-31' }
const pendingRequest = async () => ({
  request_id: await firstOf('agent-wallet/spend-requests?state=pending&wallet_id=wal_practice'),
  reason: 'Looked at it.',
})
const openFeedback = async () => firstOf('feedback?status=open&category=product_signal&collapsed=true')
let exported = ''

/** One of each: a write that the contract gains does not compile until it stands here, and fails until it leaves an entry. */
const cases: Record<PlatformWrite, Case> = {
  'orgs.suspend': {
    input: { org_id: ORG, reason: 'Unpaid.' },
    entry: {
      action: 'org.suspended',
      subject_type: 'org',
      org_id: ORG,
      reason: 'Unpaid.',
      after: expect.objectContaining({ status: 'suspended' }),
    },
  },
  'orgs.restore': {
    input: { org_id: ORG },
    entry: { action: 'org.restored', subject_type: 'org', before: expect.objectContaining({ suspended_reason: 'Unpaid.' }) },
  },
  'usage.set_threshold': {
    input: async () => {
      const [org] = await rows<{ currency: string }>(`usage/orgs?org_id=${ORG}`)
      return { org_id: ORG, currency: org?.currency, amount_cents: 123_400, day_cents: null, note: 'Close to it.' }
    },
    entry: { action: 'org.threshold_set', subject_type: 'org', after: expect.objectContaining({ threshold_cents: 123_400 }) },
  },
  'usage.remove_threshold': {
    input: { org_id: ORG },
    entry: { action: 'org.threshold_removed', subject_type: 'org', after: expect.objectContaining({ threshold_cents: null }) },
  },
  'members.set-role': {
    input: { ...THERE, role: 'viewer' },
    entry: {
      action: 'member.role_changed',
      subject_type: 'member',
      org_id: THERE.org_id,
      before: { role: 'owner' },
      after: { role: 'viewer' },
    },
    subject_id: () => THERE.user_id,
  },
  'members.transfer': {
    input: THERE,
    entry: {
      action: 'org.owner_changed',
      subject_type: 'org',
      after: { owner_id: THERE.user_id, roles: expect.objectContaining({ [THERE.user_id]: 'owner' }) },
    },
    subject_id: () => THERE.org_id,
  },
  'members.remove': {
    input: async () => {
      const member = (await rows<{ user_id: string }>(`members?org_id=${THERE.org_id}&role=member`))[0]
      return { org_id: THERE.org_id, user_id: member?.user_id }
    },
    entry: { action: 'member.removed', subject_type: 'member', before: expect.objectContaining({ role: 'member' }), after: null },
    subject_id: ({ user_id }) => String(user_id),
  },
  'usage.start_export': {
    input: days,
    entry: {
      action: 'usage_export.started',
      subject_type: 'usage_export',
      before: null,
      after: expect.objectContaining({ from_day: days.from }),
    },
    subject_id: (_, { id }) => {
      exported = String(id)
      return exported
    },
  },
  'usage.cancel_export': {
    input: async () => ({ export_id: exported }),
    entry: { action: 'usage_export.cancelled', subject_type: 'usage_export' },
  },
  'agent-wallet.approve': {
    input: async () => ({ ...(await pendingRequest()), over_limit: true }),
    entry: {
      action: 'spend_request.approved',
      subject_type: 'spend_request',
      reason: 'Looked at it.',
      before: expect.objectContaining({ state: 'pending' }),
      after: expect.objectContaining({ state: 'approved', decided_by: 'usr_practice_you' }),
    },
  },
  'agent-wallet.decline': {
    input: pendingRequest,
    entry: { action: 'spend_request.declined', subject_type: 'spend_request', after: expect.objectContaining({ state: 'declined' }) },
  },
  'agent-wallet.freeze': {
    input: wallet,
    entry: { action: 'wallet.card_frozen', subject_type: 'wallet', before: { card_status: 'active' }, after: { card_status: 'inactive' } },
  },
  'agent-wallet.unfreeze': {
    input: wallet,
    entry: { action: 'wallet.card_unfrozen', subject_type: 'wallet', reason: 'Odd merchants.', after: { card_status: 'active' } },
  },
  'connector-events.redeliver': {
    input: async () => ({ event_id: await firstOf('connector-events?state=failed') }),
    entry: {
      action: 'connector_event.redelivered',
      subject_type: 'connector_event',
      after: expect.objectContaining({ redeliveries: expect.any(Number) }),
    },
  },
  'feedback.move': {
    input: async () => ({ feedback_id: await openFeedback(), status: 'triaged' }),
    entry: { action: 'feedback.moved', subject_type: 'feedback', before: expect.objectContaining({ status: 'open' }) },
  },
  'feedback.assign': {
    input: async () => ({ feedback_id: await openFeedback(), assignee: 'me' }),
    entry: { action: 'feedback.assigned', subject_type: 'feedback', after: expect.objectContaining({ assignee_id: 'usr_practice_you' }) },
  },
  'feedback.note': {
    input: async () => ({ feedback_id: await openFeedback(), note: 'Asked them for a screenshot.' }),
    entry: { action: 'feedback.noted', subject_type: 'feedback', reason: 'Asked them for a screenshot.' },
  },
  'feedback.move-burst': {
    input: async () => {
      const items = await rows<{ status: string; burst: { id: string } | null }>('feedback?status=open&collapsed=true&page_size=1000')
      return { burst_id: items.find(({ burst }) => burst !== null)?.burst?.id, status: 'triaged' }
    },
    entry: { action: 'feedback_burst.moved', subject_type: 'feedback_burst' },
  },
  'notifications.acknowledge': {
    input: { notification_id: 'ntf_practice_nightly' },
    entry: { action: 'notification.acknowledged', subject_type: 'notification', subject_name: 'Nightly report failed' },
  },
  'runtime.cancel_job': {
    input: job,
    entry: { action: 'job.cancelled', subject_type: 'job', before: { state: 'running' }, after: { state: 'cancelled' } },
  },
  'runtime.retry_job': {
    input: job,
    entry: { action: 'job.retried', subject_type: 'job', before: expect.objectContaining({ state: 'cancelled' }) },
  },
  'security-events.acknowledge': {
    input: { ...event, reason: 'Called the owner.' },
    entry: { action: 'security_event.acknowledged', subject_type: 'security_event', reason: 'Called the owner.' },
  },
  'security-events.reopen': {
    input: event,
    entry: {
      action: 'security_event.reopened',
      subject_type: 'security_event',
      before: expect.objectContaining({ acknowledged_by: 'usr_practice_you' }),
    },
  },
}

test('every write of the contract stands here', () => {
  const writes = Object.entries(contract).filter(([, { system, kind }]) => system === 'platform' && kind === 'mutation')
  expect(Object.keys(cases).toSorted()).toEqual(writes.map(([name]) => name).toSorted())
  for (const [name, declared] of writes)
    expect([name, (declared as unknown as Mutation).invalidates]).toEqual([name, expect.arrayContaining(['audit-trail'])])
})

test.each(Object.entries(cases) as [PlatformWrite, Case][])('%s leaves one entry in the audit trail', async (operation, {
  input,
  entry,
  subject_id,
}) => {
  const asked = typeof input === 'function' ? await input() : input
  const named = /\{(\w+)\}/.exec(String(contract[operation].route))?.[1] ?? ''
  const known = String(asked[named] ?? '')
  const before = subject_id ? null : await trailOf(known)
  const { status, body } = await send(operation, asked, `key-${operation}`)
  expect([status, body]).toEqual([200, expect.anything()])
  const id = subject_id ? subject_id(asked, body) : known
  const entries = await trailOf(id)
  if (before) expect(entries).toHaveLength(before.length + 1)
  expect(entries[0]).toMatchObject({ actor_kind: 'user', actor_id: 'usr_practice_you', subject_id: id, ...entry })
  expect(entries[0]?.before).not.toEqual(entries[0]?.after)
  // The answer of before is no second write.
  await send(operation, asked, `key-${operation}`)
  expect(await trailOf(id)).toHaveLength(entries.length)
})

test('what is refused, and what changes nothing, leaves none', async () => {
  const count = async () => (await rows('audit-trail?page_size=1000')).length
  const before = await count()
  expect((await send('orgs.restore', { org_id: ORG })).status).toBe(409)
  expect((await send('agent-wallet.unfreeze', { wallet_id: 'wal_none' })).status).toBe(404)
  expect((await send('feedback.assign', { feedback_id: await openFeedback(), assignee: 'usr_none' })).status).toBe(422)
  expect((await send('usage.remove_threshold', { org_id: ORG })).body).toEqual({ removed: false })
  expect(await count()).toBe(before)
})
