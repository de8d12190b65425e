import { VisuallyHidden } from '@mantine/core'
import { useSyncExternalStore } from 'react'

let said = { text: '', turn: 0 }
const listeners = new Set<() => void>()

/** Says a short sentence to screen readers, politely. It shows nothing. */
export const announce = (text: string): void => {
  said = { text, turn: said.turn + 1 }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Stands once in the frame. The turn makes the same sentence heard twice when it is said twice. */
export const Announcer = () => {
  const { text, turn } = useSyncExternalStore(subscribe, () => said)
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {text}
      {turn % 2 === 0 ? '' : '\u00a0'}
    </VisuallyHidden>
  )
}
