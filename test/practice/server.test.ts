import { User, userSortKeys } from '@contract/marketplace/users'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { castId } from '../../src-main/practice/cast'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { type Answer, ask } from './ask'
import { worldFolder } from './world-folder'

const YOU = castId('you')
const MEMBER = castId('member')
type Listed = { items: User[]; total: number; page: number; page_size: number }

let server: PracticeServer
beforeEach(async () => {
  server = await servePractice({ folder: await worldFolder(), users: 500, fresh: true })
})
afterEach(() => server.close())

const get = (path: string, token?: string | null): Promise<Answer> => ask(server, 'GET', path, { token })
const usersPage = async (query: string): Promise<Listed> => (await get(`/v1/admin/users?${query}`)).json() as Listed
const adminIds = async (): Promise<string[]> => ((await get('/v1/admin/admins')).json() as Listed).items.map(({ id }) => id)

describe('users', () => {
  test('come in pages of 50 by newest where nothing is asked', async () => {
    const { items, ...rest } = await usersPage('')
    expect(rest).toEqual({ total: 500, page: 1, page_size: 50 })
    expect(items.map(({ created_at }) => created_at)).toEqual(
      items
        .map(({ created_at }) => created_at)
        .toSorted()
        .toReversed(),
    )
    for (const user of items) expect(User.parse(user)).toEqual(user)
  })

  test.each(
    userSortKeys.flatMap((key) => [
      [key, 'asc'],
      [key, 'desc'],
    ]),
  )('by %s %s, page after page, are all there once', async (key, order) => {
    const pages = await Promise.all([1, 2, 3].map((page) => usersPage(`sort_by=${key}&sort_order=${order}&page=${page}&page_size=200`)))
    const rows = pages.flatMap(({ items }) => items)
    expect(pages.map(({ items }) => items.length)).toEqual([200, 200, 100])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(500)
    const keys = rows.map((user) =>
      String(Number.isInteger(Number(user[key as 'is_admin'])) ? Number(user[key as 'is_admin']) : user[key as 'email']),
    )
    expect(keys).toEqual(order === 'asc' ? keys.toSorted() : keys.toSorted().toReversed())
  })

  test('end: a page past the last is empty, and says so', async () => {
    expect(await usersPage('page=99999999&page_size=1000')).toEqual({ items: [], total: 500, page: 99_999_999, page_size: 1000 })
  })

  test('ignore what nobody knows, as FastAPI does', async () => {
    expect(await usersPage('page_size=1&offset=7&limit=9&colour=red')).toMatchObject({ page: 1, page_size: 1 })
  })

  test.each([
    ['page=0', 'page', 'greater_than_equal', 'Input should be greater than or equal to 1'],
    ['page_size=1001', 'page_size', 'less_than_equal', 'Input should be less than or equal to 1000'],
    ['page=two', 'page', 'int_parsing', 'Input should be a valid integer, unable to parse string as an integer'],
    ['page=1.5', 'page', 'int_parsing', 'Input should be a valid integer, unable to parse string as an integer'],
    ['sort_by=name', 'sort_by', 'literal_error', "Input should be 'email', 'created_at', 'is_admin', 'is_seller' or 'stripe_connected'"],
    ['sort_order=up', 'sort_order', 'literal_error', "Input should be 'asc' or 'desc'"],
  ])('refuse ?%s with 422', async (query, field, type, msg) => {
    const answer = await get(`/v1/admin/users?${query}`)
    expect(answer.status).toBe(422)
    expect(answer.json()).toMatchObject({ detail: [{ type, loc: ['query', field], msg, input: query.split('=')[1] }] })
  })

  test('refuse everything wrong at once', async () => {
    const answer = (await get('/v1/admin/users?page=0&page_size=0&sort_by=x')).json() as { detail: { loc: string[] }[] }
    expect(answer.detail.map(({ loc }) => loc[1])).toEqual(['page', 'page_size', 'sort_by'])
  })
})

describe('admins', () => {
  test('come whole, whatever page is asked for', async () => {
    const answer = (await get('/v1/admin/admins?page=2&page_size=1')).json() as Listed
    expect(answer).toEqual({ items: expect.any(Array), total: 5 })
    expect(answer.items).toHaveLength(5)
    expect(answer.items.every(({ is_admin }) => is_admin)).toBe(true)
  })

  test('are made and unmade', async () => {
    const promoted = await ask(server, 'POST', `/v1/admin/admins/${MEMBER}`)
    expect([promoted.status, promoted.json()]).toEqual([200, { status: 'promoted', user_id: MEMBER }])
    expect(await adminIds()).toContain(MEMBER)
    const demoted = await ask(server, 'DELETE', `/v1/admin/admins/${MEMBER}`)
    expect([demoted.status, demoted.json()]).toEqual([200, { status: 'demoted', user_id: MEMBER }])
    expect(await adminIds()).not.toContain(MEMBER)
  })

  test.each(['POST', 'DELETE'])('%s refuses whoever is not there with 404', async (method) => {
    for (const id of ['user_nobody', 'not%20an%20id', '%E0%A4%A', "x'%20OR%201=1"]) {
      const answer = await ask(server, method, `/v1/admin/admins/${id}`)
      expect([id, answer.status, answer.json()]).toEqual([id, 404, { detail: 'User not found' }])
    }
  })

  test('refuse to unmake somebody who is none', async () => {
    const answer = await ask(server, 'DELETE', `/v1/admin/admins/${MEMBER}`)
    expect([answer.status, answer.json()]).toEqual([404, { detail: 'User is not an admin' }])
  })

  test('keep their last one, when each is unmade at once', async () => {
    const ids = await adminIds()
    const others = ids.filter((id) => id !== YOU)
    await Promise.all(others.slice(0, 3).map((id) => ask(server, 'DELETE', `/v1/admin/admins/${id}`)))
    const [last = ''] = others.slice(3)
    const answers = await Promise.all([YOU, last].map((id) => ask(server, 'DELETE', `/v1/admin/admins/${id}`)))
    // Whoever was unmade first: the other is the last. You may also have been asked about after you were none.
    const statuses = answers.map(({ status }) => status).toSorted()
    expect(statuses[0]).toBe(200)
    expect([403, 409]).toContain(statuses[1])
  })

  test('refuse the last one with 409', async () => {
    for (const id of (await adminIds()).filter((id) => id !== YOU)) await ask(server, 'DELETE', `/v1/admin/admins/${id}`)
    const answer = await ask(server, 'DELETE', `/v1/admin/admins/${YOU}`)
    expect([answer.status, answer.json()]).toEqual([409, { detail: 'Cannot remove the last admin' }])
    expect(await adminIds()).toEqual([YOU])
  })

  test('who unmake themselves are refused from then on, and the check says so', async () => {
    await ask(server, 'DELETE', `/v1/admin/admins/${YOU}`)
    expect((await get('/v1/admin/users')).status).toBe(403)
    expect((await get('/v1/admin/check')).json()).toEqual({ is_admin: false })
  })

  test('stay as they were left across starts', async () => {
    const options = { folder: await worldFolder(), users: 100, fresh: false }
    const first = await servePractice(options)
    await ask(first, 'POST', `/v1/admin/admins/${MEMBER}`)
    await first.close()
    const second = await servePractice(options)
    expect(second.token).not.toBe(first.token)
    expect((await ask(second, 'GET', '/v1/admin/admins', { token: first.token })).status).toBe(401)
    expect((await ask(second, 'GET', '/v1/admin/check', { token: second.tokens.member })).json()).toEqual({ is_admin: true })
    await second.close()
  })
})

describe('who asks', () => {
  const everything: [string, string][] = [
    ['GET', '/v1/admin/users'],
    ['GET', '/v1/admin/admins'],
    ['POST', `/v1/admin/admins/${MEMBER}`],
    ['DELETE', `/v1/admin/admins/${MEMBER}`],
  ]

  test.each([...everything, ['GET', '/v1/admin/check']])('%s %s needs a token that holds', async (method, path) => {
    const words: Record<string, string> = {
      '': 'Not authenticated',
      [server.tokens.expired]: 'Token has expired',
      nonsense: 'Invalid token',
    }
    for (const [token, detail] of Object.entries(words)) {
      const answer = await ask(server, method, path, { token: token === '' ? null : token })
      expect([answer.status, answer.json()]).toEqual([401, { detail }])
      expect(answer.headers['www-authenticate']).toBe('Bearer')
    }
  })

  test.each(everything)('%s %s is for admins', async (method, path) => {
    const answer = await ask(server, method, `${path}?page=0`, { token: server.tokens.member })
    expect([answer.status, answer.json()]).toEqual([403, { detail: 'Admin access required' }])
  })

  test('is told whether they are an admin', async () => {
    expect((await get('/v1/admin/check')).json()).toEqual({ is_admin: true })
    expect((await get('/v1/admin/check', server.tokens.member)).json()).toEqual({ is_admin: false })
  })

  test('can have the tokens to be refused with, and no other', async () => {
    expect((await get('/practice/tokens', null)).json()).toEqual(server.tokens)
    expect(Object.values(server.tokens)).not.toContain(server.token)
  })

  test('has a token that names them, for eight hours', async () => {
    const { sub, exp = 0 } = decodeJwt(server.token)
    expect(sub).toBe(YOU)
    expect(Math.abs(exp - Date.now() / 1000 - 8 * 3600)).toBeLessThan(30)
    const expired = decodeJwt(server.tokens.expired)
    expect(expired.exp).toBeLessThan(Date.now() / 1000)
    expect(expired.iat).toBeLessThan(expired.exp ?? 0)
  })

  test('can’t make a token of their own', async () => {
    const [, body = ''] = server.token.split('.')
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`
    expect((await get('/v1/admin/users', none)).status).toBe(401)
  })
})

describe('every answer', () => {
  test('has a request id and is kept nowhere', async () => {
    const answers = await Promise.all([
      get('/v1/admin/users'),
      get('/v1/admin/users', null),
      get('/v1/admin/users?page=0'),
      get('/nothing/here'),
      get('/fail_500/v1/admin/users'),
      ask(server, 'PUT', '/v1/admin/users'),
      ask(server, 'GET', '/', { headers: { host: 'evil.example' } }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 422, 404, 500, 405, 400])
    const ids = answers.map(({ headers }) => headers['x-request-id'])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => typeof id === 'string' && id.length >= 8)).toBe(true)
    expect(answers.every(({ headers }) => headers['cache-control'] === 'no-store')).toBe(true)
    expect(answers.some(({ headers }) => 'access-control-allow-origin' in headers)).toBe(false)
  })

  test('to a method a path does not have is 405, and to no path 404', async () => {
    const wrong = await ask(server, 'PUT', `/v1/admin/admins/${MEMBER}`)
    expect([wrong.status, wrong.json(), wrong.headers.allow]).toEqual([405, { detail: 'Method Not Allowed' }, 'POST, DELETE'])
    const nowhere = await get('/v1/admin/nothing')
    expect([nowhere.status, nowhere.json()]).toEqual([404, { detail: 'Not Found' }])
  })

  test.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1.evil.example',
  ])('to a request for the host %s is no', async (host) => {
    const answer = await ask(server, 'GET', '/v1/admin/users', { headers: { host } })
    expect([answer.status, answer.text]).toEqual([400, 'Invalid host header'])
  })

  test('to localhost is as to 127.0.0.1', async () => {
    const host = new URL(server.base_url).host.replace('127.0.0.1', 'localhost')
    expect((await ask(server, 'GET', '/v1/admin/check', { headers: { host } })).status).toBe(200)
  })

  test('to a body nobody could mean is 413', async () => {
    const answer = await ask(server, 'POST', `/v1/admin/admins/${MEMBER}`, { raw: 'x'.repeat(8_000_001) })
    expect(answer.status).toBe(413)
    expect(await adminIds()).not.toContain(MEMBER)
  })
})

test('it listens on this machine alone, and stops when told, with connections open', async () => {
  expect(new URL(server.base_url).hostname).toBe('127.0.0.1')
  const slow = get('/fail_slow').then(
    () => 'answered',
    () => 'cut off',
  )
  await get('/v1/admin/check')
  await server.close()
  expect(await slow).toBe('cut off')
  expect(await server.ended).toBeNull()
  await expect(get('/v1/admin/check')).rejects.toThrow('ECONNREFUSED')
})
