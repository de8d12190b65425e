import { useSyncExternalStore } from 'react'

/** What lies over the whole window, one at a time. */
export type Overlay = 'palette' | 'keys' | 'undo' | null

let shown: Overlay = null
const listeners = new Set<() => void>()

export const showOverlay = (overlay: Overlay): void => {
  shown = overlay
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useOverlay = (): Overlay => useSyncExternalStore(subscribe, () => shown)
