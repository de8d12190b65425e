import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { castId } from '../../src-main/practice/cast'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { provoked, sentinels, stringsIn } from '../../src-main/practice/sentinels'
import { servePractice } from '../../src-main/practice/server'
import { ask } from './ask'
import { worldFolder } from './world-folder'

let server: PracticeServer
beforeAll(async () => {
  server = await servePractice({ folder: await worldFolder(), users: 500, fresh: true })
})
afterAll(() => server.close())

const promote = (word: string) => ask(server, 'POST', `/v1/admin/admins/${castId(word)}`)
const isAdmin = async (word: string): Promise<boolean> => {
  const { items } = (await ask(server, 'GET', '/v1/admin/admins')).json() as { items: { id: string }[] }
  return items.some(({ id }) => id === castId(word))
}
const statuses = Object.keys(sentinels).filter((word) => /\d$/.test(word))

describe('a sentinel', () => {
  test.each(statuses)('%s answers with its status, and nothing is done', async (word) => {
    const answer = await promote(word)
    expect(answer.status).toBe(Number(word.slice(-3)))
    expect(await isAdmin(word)).toBe(false)
  })

  test('422 is FastAPI’s array, 429 says when to come back, 401 how to sign in, 500 is plain text', async () => {
    expect((await promote('fail_422')).json()).toMatchObject({ detail: [{ loc: ['path', 'user_id'], msg: expect.any(String) }] })
    expect((await promote('fail_429')).headers['retry-after']).toBe('5')
    expect((await promote('fail_401')).headers['www-authenticate']).toBe('Bearer')
    expect((await promote('fail_500')).text).toBe('Internal Server Error')
    expect((await promote('fail_302')).headers.location).toMatch(/^http:\/\/example\.com\//)
  })

  test('fail_cut ends without an answer, and nothing is done', async () => {
    await expect(promote('fail_cut')).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect(await isAdmin('fail_cut')).toBe(false)
  })

  test('fail_lost ends without an answer, and it is done', async () => {
    await expect(promote('fail_lost')).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect(await isAdmin('fail_lost')).toBe(true)
  })

  test('fail_slow takes its time, and does nothing for those who leave', async () => {
    const left = ask(server, 'POST', `/v1/admin/admins/${castId('fail_slow')}`, { signal: AbortSignal.timeout(200) })
    await expect(left).rejects.toThrow(/abort/)
    expect(await isAdmin('fail_slow')).toBe(false)
  })

  test('fail_garbage is half an answer; fail_html is a web page', async () => {
    const garbage = await promote('fail_garbage')
    expect(garbage.headers['content-type']).toBe('application/json')
    expect(() => garbage.json()).toThrow()
    const page = await promote('fail_html')
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  })

  test('before the API’s own path makes everything fail so', async () => {
    const answer = await ask(server, 'GET', '/fail_503/v1/admin/users')
    expect([answer.status, answer.json()]).toEqual([503, { detail: 'Service temporarily unavailable' }])
  })

  test('is found in a body, however deep, and in the query', async () => {
    const answer = await ask(server, 'POST', `/v1/admin/admins/${castId('held')}`, {
      body: { notes: ['fine', { reason: 'try fail_409' }] },
    })
    expect(answer.status).toBe(409)
    expect((await ask(server, 'GET', '/v1/admin/users?q=fail_503')).status).toBe(503)
  })

  test('must end a string and be one of them', () => {
    expect(provoked(['fail_409 twice', 'fail_nothing', 'fail_constructor', 'failed', ''])).toBeNull()
    expect([...stringsIn({ a: [1, null, 'x', { b: 'y' }] })]).toEqual(['x', 'y'])
  })

  test('is in the guide', async () => {
    const guide = await readFile(new URL('../../resources/guide/practice.md', import.meta.url), 'utf8')
    expect(Object.keys(sentinels).filter((word) => !guide.includes(`\`${word}\``))).toEqual([])
  })
})
