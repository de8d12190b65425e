import { expect, test } from 'vitest'
import { createUnwritten } from '../../src-main/ledger/unwritten'
import { outcome } from './written'

const [a, b, c] = ['a', 'b', 'c'].map((attempt) => outcome(attempt, 'done')) as [
  ReturnType<typeof outcome>,
  ReturnType<typeof outcome>,
  ReturnType<typeof outcome>,
]

/** A disk that is slow, and full while it says so. */
const disk = () => {
  const written: string[] = []
  const state = { full: false }
  const unwritten = createUnwritten(async ({ attempt }) => {
    const refuses = state.full
    await new Promise((resolve) => setTimeout(resolve, 5))
    if (refuses) throw new Error('SQLITE_FULL')
    written.push(attempt)
  })
  return { written, state, unwritten }
}

test('outcomes that come at once are each written once, in order', async () => {
  const { written, unwritten } = disk()
  await Promise.all([unwritten.add(a), unwritten.add(b), unwritten.add(c)])
  expect(written).toEqual(['a', 'b', 'c'])
  expect(unwritten.size()).toBe(0)
})

test('what a full disk refuses is kept, and written when there is room; none is taken for written by another’s success', async () => {
  const { written, state, unwritten } = disk()
  state.full = true
  const answers = await Promise.allSettled([unwritten.add(a), unwritten.add(b)])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(unwritten.size()).toBe(2)
  state.full = false
  await unwritten.add(c)
  expect(written).toEqual(['a', 'b', 'c'])
})

test('a disk that fills up between two outcomes loses neither', async () => {
  const { written, state, unwritten } = disk()
  const first = unwritten.add(a)
  const second = unwritten.add(b).catch(() => undefined)
  await first
  state.full = true
  await second
  state.full = false
  await unwritten.flush()
  expect(written).toEqual(['a', 'b'])
})
