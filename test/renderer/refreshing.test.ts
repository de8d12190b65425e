import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pauseAfter, readOn, staleAfter } from '../../src-renderer/parts/refreshing'

const EVERY = 30_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Reads on in fake time; what each reading comes to can be changed. */
const reading = () => {
  const desk = { fails: false, hidden: false, times: [] as number[], failures: [] as number[] }
  const began = Date.now()
  const { seen, end } = readOn({
    every: EVERY,
    async read() {
      desk.times.push((Date.now() - began) / 1000)
      return desk.fails
    },
    hidden: () => desk.hidden,
    onFailures: (failures) => desk.failures.push(failures),
  })
  return { ...{ seen, end }, desk }
}

test('a server in trouble is asked less and less often, and at the usual pace as soon as it answers', async () => {
  const { desk, end } = reading()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(desk.times).toEqual([30, 60])
  desk.fails = true
  // Fails at 90; then 30 s, 60 s, and never more than 150 s apart.
  await vi.advanceTimersByTimeAsync(480_000)
  expect(desk.times.slice(2)).toEqual([90, 120, 180, 330, 480])
  expect(desk.failures).toEqual([0, 0, 1, 2, 3, 4, 5])
  desk.fails = false
  await vi.advanceTimersByTimeAsync(210_000)
  expect(desk.times.slice(7)).toEqual([630, 660, 690, 720, 750])
  expect(desk.failures.at(-1)).toBe(0)
  end()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(desk.times).toHaveLength(12)
})

test('nothing is read while nobody sees it; what is overdue is read as soon as somebody does, what is not waits its time', async () => {
  const { desk, seen, end } = reading()
  desk.hidden = true
  seen()
  await vi.advanceTimersByTimeAsync(300_000)
  expect(desk.times).toEqual([])
  desk.hidden = false
  seen()
  await vi.advanceTimersByTimeAsync(0)
  expect(desk.times).toEqual([300])
  await vi.advanceTimersByTimeAsync(10_000)
  seen()
  await vi.advanceTimersByTimeAsync(19_000)
  expect(desk.times).toEqual([300])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(desk.times).toEqual([300, 330])
  end()
})

test('a reading that is under way when the screen is left tells nobody, and none follows', async () => {
  let answer: (failed: boolean) => void = () => undefined
  const told = vi.fn()
  const { end } = readOn({ every: EVERY, read: () => new Promise((resolve) => (answer = resolve)), hidden: () => false, onFailures: told })
  await vi.advanceTimersByTimeAsync(EVERY)
  end()
  answer(true)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(told).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
})

test('what is on screen counts as stale only when more than two readings are missing', () => {
  expect(staleAfter(EVERY)).toBeGreaterThan(2 * EVERY)
  expect([0, 1, 2, 3, 4, 50].map((failures) => pauseAfter(EVERY, failures) / EVERY)).toEqual([1, 1, 2, 5, 5, 5])
})
