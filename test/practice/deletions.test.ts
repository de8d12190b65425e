import { PendingDeletion } from '@contract/marketplace/deletions'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { castId } from '../../src-main/practice/cast'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { ask } from './ask'
import { worldFolder } from './world-folder'
import { worldRows } from './world-rows'

const LEAVING = castId('leave')
type Listed = { items: PendingDeletion[]; total: number }

let server: PracticeServer
let folder: string
beforeEach(async () => {
  folder = await worldFolder()
  server = await servePractice({ folder, users: 3000, fresh: true })
})
afterEach(() => server.close())

const pending = async (): Promise<Listed> => (await ask(server, 'GET', '/v1/admin/pending-deletions')).json() as Listed
const cancel = (id: string) => ask(server, 'POST', `/v1/admin/cancel-deletion/${id}`)
const said = async (answer: ReturnType<typeof ask>) => [(await answer).status, (await answer).json()]
const userOf = async (id: string) =>
  (await worldRows(folder, 'SELECT account_status, deletion_requested_at, deletion_scheduled_at FROM users WHERE id = ?', id))[0]

describe('deletions.list', () => {
  test('comes whole, the soonest first, held accounts among them', async () => {
    const { items, total } = await pending()
    expect(items).toHaveLength(total)
    expect(items.map(({ deletion_scheduled_at }) => deletion_scheduled_at)).toEqual(
      items.map(({ deletion_scheduled_at }) => deletion_scheduled_at).toSorted(),
    )
    for (const one of items) expect(PendingDeletion.parse(one), one.id).toEqual(one)
    expect(new Set(items.map(({ account_status }) => account_status))).toEqual(new Set(['pending_deletion', 'held']))
    expect(items.map(({ id }) => id)).toContain(castId('leave-held'))
  })
})

describe('deletions.cancel', () => {
  test('keeps the account, and notes it in the audit log', async () => {
    expect(await said(cancel(LEAVING))).toEqual([200, { status: 'cancelled', user_id: LEAVING }])
    expect(await userOf(LEAVING)).toEqual({ account_status: 'active', deletion_requested_at: null, deletion_scheduled_at: null })
    expect((await pending()).items.map(({ id }) => id)).not.toContain(LEAVING)
    expect(await worldRows(folder, 'SELECT action, target_id FROM audit_log')).toEqual([{ action: 'cancel_deletion', target_id: LEAVING }])
  })

  test('leaves a held account held', async () => {
    expect((await cancel(castId('leave-held'))).status).toBe(200)
    expect(await userOf(castId('leave-held'))).toMatchObject({ account_status: 'held', deletion_scheduled_at: null })
  })

  test('refuses where nothing is pending with 409, and nobody with 404', async () => {
    expect(await said(cancel(castId('member')))).toEqual([409, { detail: 'User has no pending deletion' }])
    for (const id of ['user_nobody', 'not%20an%20id']) expect(await said(cancel(id))).toEqual([404, { detail: 'User not found' }])
  })

  test('cancels once when two do it at once', async () => {
    const answers = await Promise.all([cancel(LEAVING), cancel(LEAVING)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('is provoked by the user’s id', async () => {
    expect((await cancel(castId('fail_503'))).status).toBe(503)
  })
})
