import type { Draft } from '@contract/desk/drafts'
import { type Failure, failure } from '@contract/failure'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSaver, type SaverParts, type Standing } from '../../../src-renderer/screens/marketplace/marketing-email/saver'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Save = Parameters<SaverParts['send']>[0]
const draft = { id: 'd1', version: 4, changed_at: 'before', subject: 'S', html: 'H' }
const open = (refuse: (save: Save) => Failure | null = () => null, copy: (save: Save) => boolean = () => false) => {
  const sent: Save[] = []
  const standings: Standing['is'][] = []
  const moved: string[] = []
  const saver = createSaver({
    draft,
    send: async (save) => {
      sent.push(save)
      const failed = refuse(save)
      if (failed) return { ok: false, failure: failed }
      const copied = copy(save)
      const stored = {
        ...draft,
        id: copied ? 'd2' : save.draft_id,
        version: copied ? 1 : 4 + sent.length,
        changed_at: `save ${sent.length}`,
      }
      return { ok: true, value: { draft: stored as unknown as Draft, copied: copied ? 'changed' : null } }
    },
    onStanding: (standing) => standings.push(standing.is),
    onCopied: ({ id }) => moved.push(id),
  })
  return { saver, sent, standings, moved, html: () => sent.map(({ html }) => html) }
}

test('it is saved after a pause, and every so often while keys keep coming', async () => {
  const { saver, html, standings } = open()
  for (let key = 1; key <= 20; key++) {
    saver.change({ subject: 'S', html: `H${key}` })
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(html().length).toBeGreaterThanOrEqual(1)
  await vi.advanceTimersByTimeAsync(500)
  expect(html().at(-1)).toBe('H20')
  expect(html().length).toBeLessThanOrEqual(3)
  expect(standings.at(-1)).toBe('saved')
})

test('leaving saves at once; what is typed back to what was is no save', async () => {
  const { saver, html, standings } = open()
  saver.change({ subject: 'S', html: 'H1' })
  expect(saver.pending()).toBe(true)
  await saver.flush()
  expect(html()).toEqual(['H1'])
  saver.change({ subject: 'S', html: 'H2' })
  saver.change({ subject: 'S', html: 'H1' })
  await vi.advanceTimersByTimeAsync(1000)
  expect(html()).toEqual(['H1'])
  expect(standings.at(-1)).toBe('saved')
  expect(saver.pending()).toBe(false)
})

test('a save that fails is not forgotten: the next one carries it', async () => {
  let full = true
  const { saver, html, standings } = open(() => (full ? failure('refused_here', 'The disk is full.') : null))
  saver.change({ subject: 'S', html: 'H1' })
  expect(await saver.flush()).toBe(false)
  expect(standings.at(-1)).toBe('failed')
  expect(saver.pending()).toBe(true)
  full = false
  expect(await saver.flush()).toBe(true)
  expect(html()).toEqual(['H1', 'H1'])
  expect(standings.at(-1)).toBe('saved')
})

test('where another window was first, it goes on in the copy', async () => {
  const { saver, sent, moved } = open(
    () => null,
    ({ draft_id }) => draft_id === 'd1',
  )
  saver.change({ subject: 'S', html: 'H1' })
  await saver.flush()
  expect(moved).toEqual(['d2'])
  saver.change({ subject: 'S', html: 'H2' })
  await saver.flush()
  expect(sent.map(({ draft_id, base }) => [draft_id, base])).toEqual([
    ['d1', 4],
    ['d2', 1],
  ])
  expect(new Set(sent.map(({ writer }) => writer)).size).toBe(1)
})
