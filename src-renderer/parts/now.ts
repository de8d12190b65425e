import { useSyncExternalStore } from 'react'

/** One clock a period for the whole window, so that a thousand times on screen are one timer. */
const clock = (period: number) => {
  let now = new Date()
  let timer: ReturnType<typeof setInterval> | undefined
  const listeners = new Set<() => void>()
  const tick = (): void => {
    now = new Date()
    for (const listener of listeners) listener()
  }
  return {
    read: () => now,
    subscribe: (listener: () => void) => {
      if (listeners.size === 0) {
        now = new Date()
        timer = setInterval(tick, period)
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) clearInterval(timer)
      }
    },
  }
}

const clocks = new Map<number, ReturnType<typeof clock>>()

/** The time now, renewed every `period` milliseconds. */
export const useNow = (period: number): Date => {
  const one = clocks.get(period) ?? clock(period)
  clocks.set(period, one)
  return useSyncExternalStore(one.subscribe, one.read)
}
