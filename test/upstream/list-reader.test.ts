import type { ListDialect } from '@contract/desk/environments'
import type { Page } from '@contract/operation'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listServer, manner, manners, ordered, type Person, people } from './list-server'
import { adminApi, callOf, failureOf, json, listen, successOf } from './listening'

const ids = (rows: readonly unknown[]): string[] => rows.map((row) => (row as Person).id)

describe.each(manners.map((one) => [one.name, one] as const))('a server of the manner: %s', (_, one) => {
  const all = people(230)
  const truth = ordered(all, 'email', 'asc')
  const expected = one.sorting ? truth : all

  it('is found out once, and every window is the slice of the truth', async () => {
    const server = await listServer(one, all)
    const profile: { dialect: ListDialect | null } = { dialect: null }
    const api = adminApi()
    const read = async (offset: number, limit: number): Promise<Page<Person>> =>
      successOf(await api.send(callOf(server.base_url, 'users.list', { offset, limit, sort_by: 'email', sort_order: 'asc' }, { profile })))

    const first = await read(0, 100)
    expect(ids(first.items)).toEqual(ids(expected.slice(0, 100)))
    expect(profile.dialect).not.toBeNull()
    expect(profile.dialect?.sorting).toEqual(one.sorting)
    if (one.paging?.style === 'page')
      expect(profile.dialect?.paging).toMatchObject({ style: 'page', page: one.paging.page, first: one.paging.first })
    else expect(profile.dialect?.paging).toEqual(one.paging)
    // A server that counts what it gives at once leaves nothing to warn of.
    const counts = JSON.stringify(one.wrap([], 230)).includes('230')
    if (!one.paging && !counts) expect(first.note).toContain('obeys no paging')
    if (!one.paging && counts) expect(first.note ?? '').not.toContain('obeys no paging')
    if (!one.sorting) expect(first.note).toContain('obeys no sorting')

    await fc.assert(
      fc.asyncProperty(fc.nat(260), fc.integer({ min: 1, max: 300 }), async (offset, limit) => {
        // Asked straight for what lies past the end, such a server can't be told from one that has it.
        fc.pre(!one.clamps || offset < 230)
        const page = await read(offset, limit)
        expect(ids(page.items)).toEqual(ids(expected.slice(offset, offset + limit)))
        expect(page.offset).toBe(offset)
        if (page.total !== null) expect(page.total).toBe(230)
        // Without a total an end that falls on the window's edge may show only with the next, empty one.
        if (offset + limit < 230) expect(page.end).toBe(false)
        else if (offset + limit > 230) expect(page.end).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  it('is read right by a client that was told its dialect before', async () => {
    const server = await listServer(one, all)
    const profile: { dialect: ListDialect | null } = { dialect: null }
    successOf(await adminApi().send(callOf(server.base_url, 'users.list', { sort_by: 'email', sort_order: 'asc' }, { profile })))
    const page: Page<Person> = successOf(
      await adminApi().send(
        callOf(server.base_url, 'users.list', { offset: 130, limit: 50, sort_by: 'email', sort_order: 'asc' }, { profile }),
      ),
    )
    expect(ids(page.items)).toEqual(ids(expected.slice(130, 180)))
  })
})

it('any list of any length through any manner gives back its rows', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...manners),
      fc.nat(70),
      fc.nat(80),
      fc.integer({ min: 1, max: 90 }),
      async (one, count, offset, limit) => {
        const all = people(count)
        const server = await listServer(one, all)
        const profile: { dialect: ListDialect | null } = { dialect: null }
        const api = adminApi()
        fc.pre(!one.clamps || offset < count)
        for (const at of [0, offset]) {
          const page: Page<Person> = successOf(await api.send(callOf(server.base_url, 'admins.list', { offset: at, limit }, { profile })))
          expect(ids(page.items)).toEqual(ids(all.slice(at, at + limit)))
        }
        await api.close()
        server.server.closeAllConnections()
        server.server.close()
      },
    ),
    { numRuns: 150 },
  )
}, 60_000)

it('finds out the most usual manner with four questions', async () => {
  const server = await listServer(manner('page, page_size; items'), people(500))
  const profile: { dialect: ListDialect | null } = { dialect: null }
  const api = adminApi()
  successOf(await api.send(callOf(server.base_url, 'users.list', {}, { profile })))
  expect(server.seen).toHaveLength(5)
  successOf(await api.send(callOf(server.base_url, 'users.list', { offset: 100 }, { profile })))
  expect(server.seen).toHaveLength(6)
})

it('comes to an end where a server without a total repeats its last page', async () => {
  const server = await listServer(manner('answers past the end'), people(200))
  const profile: { dialect: ListDialect | null } = { dialect: null }
  const api = adminApi()
  const read = async (offset: number): Promise<Page<Person>> =>
    successOf(await api.send(callOf(server.base_url, 'users.list', { offset }, { profile })))
  expect((await read(0)).end).toBe(false)
  expect((await read(100)).items).toHaveLength(100)
  expect(await read(200)).toMatchObject({ items: [], end: true, total: 200 })
})

it.each([
  230, 21, 20, 3, 2, 1,
])('a list of just one page, %i long, is not taken for one that does not page, nor cut short later', async (count) => {
  const all = people(230)
  const server = await listServer(manner('answers past the end'), all)
  const profile: { dialect: ListDialect | null } = { dialect: null }
  const api = adminApi()
  const read = async (offset: number, limit: number): Promise<Page<Person>> =>
    successOf(await api.send(callOf(server.base_url, 'users.list', { offset, limit }, { profile })))
  await read(0, 100)
  all.splice(count)
  const [whole, last] = [await read(0, count), await read(Math.max(1, count - 1), count)]
  expect(last).toMatchObject({ end: true, total: count, note: null })
  expect(last.items).toEqual(whole.items.slice(Math.max(1, count - 1)))
  expect(ids((await read(0, 300)).items)).toHaveLength(count)
})

it('two first calls at once find out once; leaving one does not stop the other', async () => {
  const server = await listServer(manner('page, page_size; items'), people(500))
  const profile: { dialect: ListDialect | null } = { dialect: null }
  const api = adminApi()
  const leaving = new AbortController()
  server.state.delay = 100
  const first = api.send(callOf(server.base_url, 'users.list', {}, { profile, signal: leaving.signal }))
  const second = api.send(callOf(server.base_url, 'users.list', { offset: 100 }, { profile }))
  await expect.poll(() => server.seen.length).toBeGreaterThan(0)
  leaving.abort()
  expect(failureOf(await first).code).toBe('cancelled')
  expect(successOf<Page<Person>>(await second).items).toHaveLength(100)
  expect(server.seen.filter(({ query }) => query.per_page !== undefined && query.limit !== undefined)).toHaveLength(1)
})

it('does not remember what a short list can’t tell, and asks again when it can', async () => {
  const all = people(3)
  const server = await listServer(manner('page, page_size; items'), all)
  const profile: { dialect: ListDialect | null } = { dialect: null }
  const api = adminApi()
  const short: Page<Person> = successOf(await api.send(callOf(server.base_url, 'admins.list', {}, { profile })))
  expect(short).toMatchObject({ total: 3, end: true, note: null })
  expect(server.seen).toHaveLength(1)
  expect(profile.dialect).toBeNull()
  all.push(...people(60).slice(3))
  successOf(await api.send(callOf(server.base_url, 'users.list', {}, { profile })))
  expect(profile.dialect?.paging).toMatchObject({ style: 'page', page: 'page', size: 'page_size' })
})

it.each([
  'obeys nothing, bare rows',
  'refuses unknown parameters; skip, limit',
])('a short list that never shows its paging is one question a read: %s', async (name) => {
  const all = people(9)
  const server = await listServer(manner(name), all)
  const profile: { dialect: ListDialect | null } = { dialect: null }
  const api = adminApi()
  const read = async () => {
    const before = server.seen.length
    const page: Page<Person> = successOf(await api.send(callOf(server.base_url, 'users.list', {}, { profile })))
    return [page.items.length, server.seen.length - before]
  }
  const [, first] = await read()
  expect(first).toBeGreaterThan(1)
  expect(await read()).toEqual([9, 1])
  expect(await read()).toEqual([9, 1])
  // It has grown: it may tell now, and is asked all of it.
  all.push(...people(10).slice(9))
  const [rows, asked] = await read()
  expect(rows).toBe(10)
  expect(asked).toBeGreaterThan(2)
  expect(await read()).toEqual([10, 1])
})

it('what a person set by hand is used as it is', async () => {
  const server = await listServer(manner('limit, offset; users'), people(300))
  const profile: { dialect: ListDialect | null } = {
    dialect: { paging: { style: 'offset', offset: 'offset', limit: 'limit' }, sorting: null, max_size: 40, source: 'set', found_at: null },
  }
  const page: Page<Person> = successOf(await adminApi().send(callOf(server.base_url, 'users.list', { limit: 100 }, { profile })))
  expect(page.items).toHaveLength(100)
  expect(server.seen.every(({ query }) => Number(query.limit) <= 40)).toBe(true)
  expect(profile.dialect?.source).toBe('set')
})

describe('a server that changes its ways is told of', () => {
  const started = async () => {
    const server = await listServer(manner('page, page_size; items'), people(500))
    const profile: { dialect: ListDialect | null } = { dialect: null }
    const api = adminApi()
    const read = async (offset: number, limit: number): Promise<Page<Person>> =>
      successOf(await api.send(callOf(server.base_url, 'users.list', { offset, limit, sort_by: 'email', sort_order: 'asc' }, { profile })))
    await read(0, 200)
    return { server, profile, read, truth: ordered(people(500), 'email', 'asc') }
  }

  it('when it refuses the size it used to give', async () => {
    const { server, profile, read, truth } = await started()
    server.state.manner = { ...server.state.manner, cap: { most: 60, above: 422 } }
    const page = await read(200, 200)
    expect(ids(page.items)).toEqual(ids(truth.slice(200, 400)))
    expect(page.note).toContain('no longer gives 200 rows')
    expect(profile.dialect?.max_size).toBe(50)
  })

  it('when it silently gives fewer', async () => {
    const { server, read, truth } = await started()
    server.state.manner = { ...server.state.manner, cap: { most: 60, above: 'silent' } }
    expect(ids((await read(200, 200)).items)).toEqual(ids(truth.slice(200, 400)))
  })

  it('when its second page is the first again', async () => {
    const { server, read } = await started()
    server.state.manner = { ...server.state.manner, paging: null, usual: 200 }
    const page = await read(200, 200)
    expect(page.items).toEqual([])
    expect(page.note).toContain('does not obey the paging')
    expect(page.note).toContain('500 in all')
  })
})

it('one list that does not page is no reason to read another one whole', async () => {
  const users = people(300)
  const server = await listen(({ path, query }, response) => {
    if (path.endsWith('/admins')) return json(response, 200, people(40))
    const size = Number(query.limit ?? 20)
    json(response, 200, { items: users.slice(Number(query.offset ?? 0)).slice(0, size) })
  })
  const profile: { dialect: ListDialect | null } = { dialect: null }
  const api = adminApi()
  const admins: Page<Person> = successOf(await api.send(callOf(server.base_url, 'admins.list', { limit: 25 }, { profile })))
  expect(ids(admins.items)).toEqual(ids(people(25)))
  const page: Page<Person> = successOf(await api.send(callOf(server.base_url, 'users.list', { offset: 150, limit: 50 }, { profile })))
  expect(ids(page.items)).toEqual(ids(users.slice(150, 200)))
  const again: Page<Person> = successOf(await api.send(callOf(server.base_url, 'admins.list', { offset: 25, limit: 25 }, { profile })))
  expect(ids(again.items)).toEqual(ids(people(40).slice(25)))
})

it('rows that do not fit are left out and counted; none that fits is a failure', async () => {
  const server = await listen((_, response) => json(response, 200, [people(1)[0], { id: 7 }, null, 'x']))
  const page: Page<Person> = successOf(await adminApi().send(callOf(server.base_url, 'admins.list', {})))
  expect(page.items).toHaveLength(1)
  expect(page.note).toContain('3 of 4 rows')
  const bad = await listen((_, response) => json(response, 200, [{ name: 'x' }, 3]))
  expect(failureOf(await adminApi().send(callOf(bad.base_url, 'admins.list', {}))).code).toBe('bad_answer')
})
