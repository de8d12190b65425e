import type { BigDesk } from './big-desk'
import type { Line } from './line'
import { milliseconds, quantile, ratio } from './statistics'

/** What a frame takes on a screen of 60 Hz. */
const FRAME = 1000 / 60
const FRAMES = 600

/** How long each frame took while a million rows went by: reading on, flinging, and jumping about. */
export const measureScroll = async (desk: BigDesk): Promise<Line[]> => {
  const idle = await frames(desk, 'rest')
  const floor = `a list at rest, ${milliseconds(quantile(idle, 0.5))}`
  const lines: Line[] = []
  for (const [way, what] of [
    ['read', 'reading on'],
    ['fling', 'flinging'],
    ['jump', 'jumping about'],
  ] as const) {
    const all = await frames(desk, way)
    const p50 = quantile(all, 0.5)
    lines.push({ what: `${what}: p50`, value: milliseconds(p50), ratio: ratio(p50, quantile(idle, 0.5)), floor })
    lines.push({
      what: `${what}: p99`,
      value: milliseconds(quantile(all, 0.99)),
      ratio: ratio(quantile(all, 0.99), FRAME),
      floor: 'a frame at 60 Hz',
    })
    lines.push({
      what: `${what}: longest`,
      value: milliseconds(Math.max(...all)),
      ratio: ratio(Math.max(...all), FRAME),
      floor: 'a frame at 60 Hz',
    })
    lines.push({ what: `${what}: over 33 ms`, value: `${all.filter((time) => time > 33.4).length}`, floor: `${all.length} frames` })
  }
  return lines
}

const frames = (desk: BigDesk, way: 'rest' | 'read' | 'fling' | 'jump'): Promise<number[]> =>
  desk.page.evaluate(
    ([how, count]) =>
      new Promise<number[]>((resolve) => {
        const grid = document.querySelector('[role=grid]') as HTMLElement
        const times: number[] = []
        let before = performance.now()
        const next = (now: number): void => {
          times.push(now - before)
          before = now
          if (times.length > count) {
            resolve(times.slice(1))
            return
          }
          if (how === 'read') grid.scrollTop += 32
          if (how === 'fling') grid.scrollTop += 3200
          // Every fifth frame somewhere else: the golden ratio covers the list evenly and is the same in every run.
          if (how === 'jump' && times.length % 5 === 0) grid.scrollTop = ((times.length * 0.618) % 1) * grid.scrollHeight
          requestAnimationFrame(next)
        }
        grid.scrollTop = 0
        requestAnimationFrame(next)
      }),
    [way, FRAMES] as const,
  )
