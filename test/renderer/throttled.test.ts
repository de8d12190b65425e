import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { throttled } from '../../src-renderer/shell/throttled'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('at once, then at most once in a while, and the last of it is never lost', () => {
  const runs: number[][] = []
  const tell = throttled<number>(300, (gathered) => runs.push(gathered))
  tell(1)
  expect(runs).toEqual([[1]])
  for (let n = 2; n <= 101; n++) {
    tell(n)
    vi.advanceTimersByTime(10)
  }
  expect(runs.length).toBeLessThanOrEqual(5)
  vi.advanceTimersByTime(300)
  expect(runs.flat()).toHaveLength(101)
  vi.advanceTimersByTime(1000)
  tell(102)
  expect(runs.at(-1)).toEqual([102])
})
