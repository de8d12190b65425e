import { describe, expect, it } from 'vitest'
import { listServer, manner, manners, type Person, people } from './list-server'
import { adminApi, callOf, failureOf, json, listen, successOf } from './listening'

describe('a record the API only lists', () => {
  it.each(manners.map((one) => [one.name, one] as const))('is found through: %s', async (_, one) => {
    const server = await listServer(one, people(230))
    const progress: number[] = []
    const profile = { dialect: null }
    const api = adminApi()
    const call = callOf(server.base_url, 'users.get', { user_id: 'user_201' }, { profile, progress: (done) => progress.push(done) })
    expect(successOf<Person>(await api.send(call)).id).toBe('user_201')
    expect(successOf(await api.send(callOf(server.base_url, 'users.get', { user_id: 'user_999' }, { profile })))).toBeNull()
  })

  it('is not said to be missing where a row could not be read', async () => {
    const server = await listen((_, response) => json(response, 200, [people(1)[0], { id: 7 }]))
    const failure = failureOf(await adminApi().send(callOf(server.base_url, 'users.get', { user_id: 'user_7' })))
    expect(failure.what).toContain('could not be read')
  })

  it('is not said to be missing where the server gives only some of its rows', async () => {
    const server = await listen((_, response) => json(response, 200, { items: people(50), total: 900 }))
    expect(failureOf(await adminApi().send(callOf(server.base_url, 'users.get', { user_id: 'user_700' }))).what).toContain(
      'could not be read',
    )
  })

  it('stops when the person leaves', async () => {
    const server = await listServer(manner('page, page_size capped at 37'), people(5000))
    const leaving = new AbortController()
    const call = callOf(server.base_url, 'users.get', { user_id: 'user_none' }, { signal: leaving.signal })
    const result = adminApi().send(call)
    await expect.poll(() => server.seen.length).toBeGreaterThan(8)
    leaving.abort()
    expect(failureOf(await result).code).toBe('cancelled')
    const asked = server.seen.length
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(server.seen.length - asked).toBeLessThan(2)
  })
})
