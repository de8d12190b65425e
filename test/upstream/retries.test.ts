import { describe, expect, it, vi } from 'vitest'
import { adminApi, callOf, failureOf, json, listen, successOf } from './listening'

const promote = (base_url: string, rest = {}) => callOf(base_url, 'admins.promote', { user_id: 'user_1' }, rest)
const check = (base_url: string, rest = {}) => callOf(base_url, 'admins.check', {}, rest)

describe('trying again (fault 12)', () => {
  it.each([429, 502, 503, 504])('a read is tried three times after %i, then fails clearly', async (status) => {
    const server = await listen((_, response) => json(response, status, { detail: 'busy' }))
    const failure = failureOf(await adminApi().send(check(server.base_url)))
    expect(failure).toMatchObject({ status, server_words: 'busy' })
    expect(server.seen).toHaveLength(3)
  })

  it.each([400, 401, 403, 404, 409, 422, 500])('nothing is tried again after %i', async (status) => {
    const server = await listen((_, response) => json(response, status, { detail: 'no' }))
    failureOf(await adminApi().send(check(server.base_url)))
    expect(server.seen).toHaveLength(1)
  })

  it.each([429, 503])('a write never is, not even after %i with Retry-After', async (status) => {
    const server = await listen((_, response) => json(response, status, { detail: 'busy' }, { 'retry-after': '0' }))
    expect(failureOf(await adminApi().send(promote(server.base_url)))).toMatchObject({ happened: 'refused', status })
    expect(server.seen).toHaveLength(1)
  })

  it('waits as long as the server asks', async () => {
    const times: number[] = []
    const server = await listen((_, response) => {
      times.push(performance.now())
      if (times.length === 1) json(response, 429, {}, { 'retry-after': '1' })
      else json(response, 200, { is_admin: true })
    })
    successOf(await adminApi().send(check(server.base_url)))
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(1000)
  })

  it('does not keep a person waiting for longer than it should, and says how long', async () => {
    const server = await listen((_, response) => json(response, 503, {}, { 'retry-after': '120' }))
    const failure = failureOf(await adminApi().send(check(server.base_url)))
    expect(failure.next).toContain('120 seconds')
    expect(server.seen).toHaveLength(1)
  })

  it('leaving ends the waiting', async () => {
    const server = await listen((_, response) => json(response, 503, {}, { 'retry-after': '9' }))
    const leaving = new AbortController()
    const started = performance.now()
    const result = adminApi().send(check(server.base_url, { signal: leaving.signal }))
    await expect.poll(() => server.seen.length).toBe(1)
    leaving.abort()
    expect(failureOf(await result).code).toBe('cancelled')
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('a token that expired in the middle', () => {
  const server = () =>
    listen(({ headers }, response) =>
      headers.authorization === 'Bearer fresh'
        ? json(response, 200, { is_admin: true })
        : json(response, 401, { detail: 'Token has expired' }),
    )

  it('is fetched again once for a read', async () => {
    const { base_url, seen } = await server()
    const credential = vi.fn(async (fresh?: boolean) => ({ ok: true as const, value: fresh ? 'fresh' : 'stale' }))
    expect(successOf(await adminApi().send(check(base_url, { credential })))).toEqual({ is_admin: true })
    expect(credential.mock.calls).toEqual([[undefined], [true]])
    expect(seen).toHaveLength(2)
  })

  it('is not sent again where there is no other', async () => {
    const { base_url, seen } = await server()
    const failure = failureOf(await adminApi().send(check(base_url)))
    expect(failure).toMatchObject({ code: 'unauthorized', status: 401 })
    expect(failure.what).toContain('wrong or has expired')
    expect(failure.next).toContain('new token')
    expect(seen).toHaveLength(1)
  })

  it('never makes a write go out twice', async () => {
    const { base_url, seen } = await server()
    const credential = async (fresh?: boolean) => ({ ok: true as const, value: fresh ? 'fresh' : 'stale' })
    expect(failureOf(await adminApi().send(promote(base_url, { credential })))).toMatchObject({ code: 'unauthorized', happened: 'refused' })
    expect(seen).toHaveLength(1)
  })
})
