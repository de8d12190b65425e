import type { Client } from '@libsql/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answers } from '../../src-main/database/answers'
import { admins } from '../../src-main/database/marketplace/admins'
import { castId } from '../../src-main/practice/cast'
import { seededWorld } from './seeded-world'

const YOU = castId('you')
const caller = { subject: YOU, now: new Date() }

let db: Client
let close: () => Promise<void>
beforeEach(async () => {
  ;({ db, close } = await seededWorld(100))
})
afterEach(() => close())

const adminIds = async (): Promise<string[]> => {
  const { items } = await admins['admins.list'](db, { offset: 0, limit: 1000 }, caller)
  return items.map(({ id }) => id)
}
const promote = (user_id: string) => admins['admins.promote'](db, { user_id }, caller)
const demote = (user_id: string) => admins['admins.demote'](db, { user_id }, caller)

describe('admins.list', () => {
  test('gives the admins by id, in windows', async () => {
    const ids = await adminIds()
    expect(ids).toHaveLength(5)
    expect(ids).toEqual(ids.toSorted())
    expect(await admins['admins.list'](db, { offset: 1, limit: 2 }, caller)).toMatchObject({ total: 5, offset: 1, end: false })
  })

  test('reads no user but them', async () => {
    const plan = await db.execute('EXPLAIN QUERY PLAN SELECT email FROM users AS u WHERE u.is_admin = TRUE ORDER BY u.id LIMIT 10')
    expect(plan.rows.map((row) => String(row.detail))).toEqual(['SEARCH u USING INDEX users_by_is_admin (is_admin=?)'])
  })
})

describe('admins.check', () => {
  test('speaks of the caller', async () => {
    expect(await admins['admins.check'](db, {}, caller)).toEqual({ is_admin: true })
    expect(await admins['admins.check'](db, {}, { ...caller, subject: castId('member') })).toEqual({ is_admin: false })
    expect(await admins['admins.check'](db, {}, { ...caller, subject: 'nobody' })).toEqual({ is_admin: false })
  })
})

describe('admins.promote', () => {
  test('makes an admin, once or twice', async () => {
    expect(await promote(castId('member'))).toEqual({ status: 'promoted', user_id: castId('member') })
    expect(await promote(castId('member'))).toEqual({ status: 'promoted', user_id: castId('member') })
    expect(await adminIds()).toHaveLength(6)
  })

  test('refuses nobody with 404', async () => {
    await expect(promote('user_nobody')).rejects.toMatchObject({ status: 404, detail: 'User not found' })
  })
})

describe('admins.demote', () => {
  test('takes it back', async () => {
    expect(await demote(castId('amal'))).toEqual({ status: 'demoted', user_id: castId('amal') })
    expect(await adminIds()).not.toContain(castId('amal'))
    const noted = await db.execute('SELECT actor_id, action, target_id FROM audit_log')
    expect(noted.rows.map((row) => ({ ...row }))).toEqual([{ actor_id: YOU, action: 'demote_admin', target_id: castId('amal') }])
  })

  test('refuses nobody, and somebody who is no admin, with 404', async () => {
    await expect(demote('user_nobody')).rejects.toMatchObject({ status: 404, detail: 'User not found' })
    await expect(demote(castId('member'))).rejects.toMatchObject({ status: 404, detail: 'User is not an admin' })
  })

  test('refuses the last admin with 409, and leaves them', async () => {
    for (const id of (await adminIds()).filter((id) => id !== YOU)) await demote(id)
    await expect(demote(YOU)).rejects.toMatchObject({ status: 409, detail: 'Cannot remove the last admin' })
    await expect(demote(castId('member'))).rejects.toMatchObject({ status: 404 })
    expect(await adminIds()).toEqual([YOU])
  })

  test('leaves one when all are demoted at once', async () => {
    const outcomes = await Promise.allSettled((await adminIds()).map(demote))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409 } })
    expect(await adminIds()).toHaveLength(1)
  })

  test('leaves reads alone while writes wait their turn', async () => {
    const busy = (await adminIds()).slice(0, 3).map(demote)
    const reads = Array.from({ length: 20 }, () => answers['users.get'](db, { user_id: YOU }, caller))
    expect((await Promise.all(reads)).every((user) => user?.id === YOU)).toBe(true)
    await Promise.all(busy)
  })
})
