import type { ListDialect } from '@contract/desk/environments'
import type { Page } from '@contract/operation'
import { describe, expect, it } from 'vitest'
import { type Person, people } from './list-server'
import { adminApi, callOf, json, listen, successOf } from './listening'

describe('a server that pages by cursor', () => {
  const byCursor = (all: Person[], size: number, wrap: (rows: Person[]) => object) =>
    listen((_, response) => json(response, 200, wrap(all.slice(0, size))))
  const read = async (base_url: string, dialect: ListDialect | null = null) =>
    successOf<Page<Person>>(await adminApi().send(callOf(base_url, 'users.list', {}, { profile: { dialect } })))

  it.each([
    ['a cursor', (rows: Person[]) => ({ items: rows, next_cursor: 'abc' }), 'this server pages by cursor'],
    [
      'one beside a word for more',
      (rows: Person[]) => ({ data: rows, pagination: { nextCursor: 'abc', has_more: true } }),
      'pages by cursor',
    ],
    ['a word for more alone', (rows: Person[]) => ({ users: rows, hasMore: true }), 'this server says that there are more'],
  ])('is never taken for whole: %s', async (_, wrap, words) => {
    for (const size of [3, 9, 50]) {
      const server = await byCursor(people(200), size, wrap)
      const page = await read(server.base_url)
      expect(page).toMatchObject({ total: null, end: true })
      expect(page.items).toHaveLength(size)
      expect(page.note).toContain(`Only the first ${size} are shown: `)
      expect(page.note).toContain(words)
    }
  })

  it('nor where its other lists page otherwise', async () => {
    const server = await byCursor(people(200), 50, (rows) => ({ items: rows, next_cursor: 'abc' }))
    const paging = { style: 'page', page: 'page', size: 'page_size', first: 1 } as const
    const page = await read(server.base_url, { paging, sorting: null, max_size: null, source: 'found', found_at: '2026-01-01T00:00:00Z' })
    expect(page.items).toHaveLength(50)
    expect(page.note).toContain('Only the first 50 are shown: this server pages by cursor')
  })

  it.each([
    ['there is no more', { next_cursor: null, has_more: false }],
    ['it always sends a cursor', { next_cursor: 'abc', has_more: false }],
    ['the cursor is empty', { next_cursor: '' }],
    ['it says how many there are', { next_cursor: 'abc', total: 9 }],
  ])('is taken for whole where %s', async (_, beside) => {
    const server = await byCursor(people(9), 9, (rows) => ({ items: rows, ...beside }))
    expect(await read(server.base_url)).toMatchObject({ total: 9, end: true, note: expect.not.stringContaining('Only') })
  })
})
