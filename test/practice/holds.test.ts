import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { castId } from '../../src-main/practice/cast'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { ask } from './ask'
import { worldFolder } from './world-folder'
import { worldRows } from './world-rows'

const YOU = castId('you')
const MEMBER = castId('member')
const LEAVING = castId('leave')
const reason = 'Suspected fraudulent purchase pattern'

let server: PracticeServer
let folder: string
beforeEach(async () => {
  folder = await worldFolder()
  server = await servePractice({ folder, users: 100, fresh: true })
})
afterEach(() => server.close())

const hold = (id: string, body: unknown = { reason }) => ask(server, 'POST', `/v1/admin/abuse/hold-account/${id}`, { body })
const release = (id: string) => ask(server, 'POST', `/v1/admin/abuse/release-account/${id}`)
const demote = (id: string) => ask(server, 'DELETE', `/v1/admin/admins/${id}`)
const said = async (answer: ReturnType<typeof ask>) => [(await answer).status, (await answer).json()]

const rows = (sql: string, ...args: string[]) => worldRows(folder, sql, ...args)
const statusOf = async (id: string) => (await rows('SELECT account_status FROM users WHERE id = ?', id))[0]?.account_status

describe('holds.hold', () => {
  test('freezes the account, and its reason goes into the audit log', async () => {
    expect(await said(hold(MEMBER))).toEqual([200, { status: 'held', user_id: MEMBER }])
    expect(await statusOf(MEMBER)).toBe('held')
    expect(await rows('SELECT * FROM audit_log')).toEqual([
      {
        id: 1,
        actor_id: YOU,
        action: 'hold_account',
        target_type: 'user',
        target_id: MEMBER,
        reason,
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      },
    ])
  })

  test.each([
    ['no reason', {}, 'missing'],
    ['an empty reason', { reason: '  ' }, 'string_too_short'],
    ['a reason that is no text', { reason: 5 }, 'string_type'],
    ['too long a reason', { reason: 'x'.repeat(2001) }, 'string_too_long'],
  ])('refuses %s with 422', async (_name, body, type) => {
    const answer = await hold(MEMBER, body)
    expect([answer.status, answer.json()]).toMatchObject([422, { detail: [{ type, loc: ['body', 'reason'] }] }])
    expect(await statusOf(MEMBER)).toBe('active')
  })

  test('refuses no body with 422, and whoever is not there with 404', async () => {
    expect((await ask(server, 'POST', `/v1/admin/abuse/hold-account/${MEMBER}`)).status).toBe(422)
    for (const id of ['user_nobody', 'not%20an%20id']) expect(await said(hold(id))).toEqual([404, { detail: 'User not found' }])
  })

  test('holds once when two do it at once, with one line in the log', async () => {
    const answers = await Promise.all([hold(MEMBER, { reason: 'one' }), hold(MEMBER, { reason: 'two' })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.json()).toEqual({ detail: 'Account is already held' })
    expect(await rows('SELECT reason FROM audit_log')).toHaveLength(1)
  })

  test('refuses the last admin whose account is free, also when all are held at once', async () => {
    const ids = ['you', 'amal', 'bob', 'chiara'].map(castId)
    const answers = await Promise.all(ids.map((id) => hold(id)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 409])
    expect(answers.find(({ status }) => status === 409)?.json()).toEqual({ detail: 'Cannot hold the last admin' })
    for (const id of [...ids.slice(1), castId('held-admin')]) await demote(id)
    expect((await hold(YOU)).status).toBe(409)
  })

  test('keeps the deletion that was asked for', async () => {
    expect((await hold(LEAVING)).status).toBe(200)
    expect(await rows('SELECT deletion_scheduled_at FROM users WHERE id = ?', LEAVING)).toEqual([
      { deletion_scheduled_at: expect.any(String) },
    ])
    await release(LEAVING)
    expect(await statusOf(LEAVING)).toBe('pending_deletion')
  })

  test('is provoked by the user’s id', async () => {
    expect((await hold(castId('fail_503'))).status).toBe(503)
    await expect(hold(castId('fail_lost'))).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect(await statusOf(castId('fail_lost'))).toBe('held')
  })
})

describe('holds.release', () => {
  test('gives the account back, and says so in the audit log', async () => {
    expect(await said(release(castId('held')))).toEqual([200, { status: 'released', user_id: castId('held') }])
    expect(await statusOf(castId('held'))).toBe('active')
    expect(await rows('SELECT action, target_id, reason FROM audit_log')).toEqual([
      { action: 'release_account', target_id: castId('held'), reason: null },
    ])
  })

  test('refuses an account that is not held with 409, and nobody with 404', async () => {
    expect(await said(release(MEMBER))).toEqual([409, { detail: 'Account is not held' }])
    expect(await said(release('user_nobody'))).toEqual([404, { detail: 'User not found' }])
  })

  test('and a hold at the same time: both, one after the other, or the release is refused', async () => {
    const [held, released] = await Promise.all([hold(MEMBER), release(MEMBER)])
    expect(held.status).toBe(200)
    expect([200, 409]).toContain(released.status)
    expect(await statusOf(MEMBER)).toBe(released.status === 200 ? 'active' : 'held')
  })
})
