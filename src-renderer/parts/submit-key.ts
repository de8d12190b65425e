import type { KeyboardEvent } from 'react'

/** Ctrl or ⌘ and Enter send a form from any of its fields, those of several lines too. */
export const submitKey = (event: KeyboardEvent<HTMLFormElement>): void => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}
