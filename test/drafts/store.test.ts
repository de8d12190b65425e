import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { DraftStore } from '../../src-main/drafts/store'
import { MOST_CHARACTERS, MOST_VERSIONS, type Thinnable, thinned } from '../../src-main/drafts/thinning'

const noon = new Date('2026-06-01T12:00:00.000Z')
const later = (seconds: number): Date => new Date(noon.getTime() + seconds * 1000)
const stores: DraftStore[] = []
const open = (file = join(mkdtempSync(join(tmpdir(), 'opsdesk-drafts-')), 'drafts.db'), now = noon): DraftStore => {
  const store = new DraftStore(file, now)
  stores.push(store)
  return store
}
afterEach(() => {
  for (const store of stores.splice(0)) store.close()
})

const made = (store: DraftStore, more: Partial<Parameters<DraftStore['create']>[0]> = {}): string => {
  const draft_id = randomUUID()
  store.create({ draft_id, environment_id: 'e1', kind: 'draft', name: '', subject: 'One', html: '<p>1', why: 'created', ...more }, noon)
  return draft_id
}
const save = (store: DraftStore, draft_id: string, writer: string, base: number, html: string, at = later(1)) =>
  store.save({ draft_id, writer, base, subject: 'One', html, why: 'typed' }, at)

describe('a draft', () => {
  test('each save is a version, and the same text is none', () => {
    const store = open()
    const id = made(store)
    const writer = randomUUID()
    expect(save(store, id, writer, 1, '<p>2')).toMatchObject({ draft: { version: 2, characters: 4 }, copied: null })
    expect(save(store, id, writer, 2, '<p>2')).toMatchObject({ draft: { version: 2 } })
    // The window was reloaded before it heard of its last save: it is the same writer, so nothing is in its way.
    expect(save(store, id, writer, 1, '<p>3')).toMatchObject({ draft: { version: 3 }, copied: null })
    expect(store.versions(id).map(({ version, why }) => [version, why])).toEqual([
      [3, 'typed'],
      [2, 'typed'],
      [1, 'created'],
    ])
    expect(store.version(id, 1)).toMatchObject({ html: '<p>1', subject: 'One' })
  })

  test('two windows: the second to save gets a draft of its own, and nobody’s text is lost', () => {
    const store = open()
    const id = made(store)
    const [one, two] = [randomUUID(), randomUUID()]
    save(store, id, one, 1, 'from one')
    const second = save(store, id, two, 1, 'from two')
    expect(second).toMatchObject({ copied: 'changed', draft: { name: 'One (typed in another window)' } })
    expect(second?.draft.id).not.toBe(id)
    expect(store.get(id)?.html).toBe('from one')
    expect(store.get(second?.draft.id ?? '')?.html).toBe('from two')
    // Who reads it again first may go on.
    expect(save(store, id, two, 2, 'from two, later')).toMatchObject({ copied: null, draft: { version: 3 } })
  })

  test('deleted it comes back; typed into meanwhile, a draft of its own is made', () => {
    const store = open()
    const id = made(store)
    store.deleted(id, noon)
    expect(store.list({ environment_id: 'e1', deleted: false }, 0, 10).total).toBe(0)
    expect(save(store, id, randomUUID(), 1, 'typed')).toMatchObject({ copied: 'deleted', draft: { deleted_at: null } })
    expect(store.deleted(id, null)).toMatchObject({ deleted_at: null, subject: 'One' })
    expect(store.list({ environment_id: 'e1', deleted: false }, 0, 10).total).toBe(2)
  })

  test('deleted 30 days ago it is gone, with its versions', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'opsdesk-drafts-')), 'drafts.db')
    const store = open(file)
    const id = made(store)
    store.deleted(id, noon)
    expect(open(file, later(29 * 86_400)).get(id)).not.toBeNull()
    expect(open(file, later(31 * 86_400)).versions(id)).toEqual([])
  })

  test('lists are by environment and kind, newest change first', () => {
    const store = open()
    const [one, two] = [made(store), made(store)]
    made(store, { environment_id: 'e2' })
    const template = made(store, { kind: 'template', name: 'Weekly' })
    save(store, one, randomUUID(), 1, 'later', later(5))
    const ids = store.list({ environment_id: 'e1', kind: 'draft', deleted: false }, 0, 10).items.map(({ id }) => id)
    expect(ids).toEqual([one, two])
    expect(store.list({ environment_id: 'e1', kind: 'template', deleted: false }, 0, 10).items).toMatchObject([
      { id: template, name: 'Weekly' },
    ])
  })

  test('those of one instant are listed by when they were made, whatever their ids', () => {
    const store = open()
    const ids = Array.from({ length: 6 }, () => made(store))
    const listed = store.list({ environment_id: 'e1', kind: 'draft', deleted: false }, 0, 10).items.map(({ id }) => id)
    expect(listed).toEqual(ids.toReversed())
  })

  test('asked for twice under one id there is one; what is not there is said', () => {
    const store = open()
    const id = made(store)
    made(store, { draft_id: id, html: 'other' })
    expect(store.get(id)?.html).toBe('<p>1')
    expect(save(store, randomUUID(), randomUUID(), 1, 'x')).toBeNull()
    expect(store.duplicate(randomUUID(), { draft_id: randomUUID(), kind: 'draft', name: '' }, noon)).toBeNull()
  })
})

test('a document is kept by its SHA-256, exactly, once', () => {
  const store = open()
  const text = '<p>Ünï</p>\r\n\u0000'
  store.keep([text, text, 'abc'], noon)
  expect(store.document('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')).toBe('abc')
  expect(store.document('0'.repeat(64))).toBeNull()
})

describe('versions are thinned with age', () => {
  const version = (n: number, seconds_ago: number, why = 'typed', characters = 10): Thinnable => ({
    version: n,
    at: new Date(noon.getTime() - seconds_ago * 1000).toISOString(),
    why,
    characters,
  })

  test('every save of the last ten minutes stays, then one a minute, one an hour, one a day', () => {
    const recent = Array.from({ length: 100 }, (_, index) => version(1000 - index, index * 5))
    expect(thinned(recent, noon)).toEqual([])
    const hours = Array.from({ length: 120 }, (_, index) => version(1000 - index, 3600 + index * 10))
    expect(120 - thinned(hours, noon).length).toBeLessThanOrEqual(23)
    const months = Array.from({ length: 190 }, (_, index) => version(1000 - index, 60 * 86_400 + index * 600))
    expect(190 - thinned(months, noon).length).toBeLessThanOrEqual(5)
  })

  test('what was made on purpose stays, and the newest two always', () => {
    const versions = [version(4, 86_000), version(3, 86_001), version(2, 86_002, 'imported'), version(1, 86_003)]
    expect(thinned(versions, noon)).toEqual([1])
  })

  test('whatever there is, it ends within the limits and keeps the newest two', () => {
    const any = fc.record({
      ago: fc.integer({ min: 0, max: 10_000_000 }),
      why: fc.constantFrom('typed', 'imported'),
      characters: fc.integer({ min: 0, max: 1_500_000 }),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 400 }), (given) => {
        const versions = [...given]
          .sort((a, b) => a.ago - b.ago)
          .map(({ ago, why, characters }, index) => version(1000 - index, ago, why, characters))
        const dropped = new Set(thinned(versions, noon))
        const left = versions.filter((one) => !dropped.has(one.version))
        expect(left.slice(0, 2)).toEqual(versions.slice(0, 2))
        expect(left.length).toBeLessThanOrEqual(MOST_VERSIONS)
        expect(left.reduce((sum, { characters }) => sum + characters, 0)).toBeLessThanOrEqual(MOST_CHARACTERS)
      }),
    )
  })
})
