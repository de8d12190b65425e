import type { IntervalHistogram } from 'node:perf_hooks'
import type { Desk } from '../e2e/desk'

/** How fine the loop is watched, in milliseconds: its own share of every delay. */
const RESOLUTION = 5

/** Watches the main process's event loop from now on. Needs no code in the product. */
export const watchMainLoop = async ({ app }: Desk): Promise<void> => {
  await app?.evaluate((_, resolution) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
    const watched = monitorEventLoopDelay({ resolution })
    watched.enable()
    Object.assign(globalThis, { watched })
  }, RESOLUTION)
}

/** The longest the main process's loop stood still since the last asking, in milliseconds. */
export const longestBlock = async ({ app }: Desk): Promise<number> => {
  const nanoseconds = await app?.evaluate(() => {
    const { watched } = globalThis as unknown as { watched: IntervalHistogram }
    const longest = watched.max
    watched.reset()
    return longest
  })
  return Math.max(0, (nanoseconds ?? Number.NaN) / 1_000_000 - RESOLUTION)
}
