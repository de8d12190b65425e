import { type RefObject, useEffect } from 'react'

/**
 * Rows take the keyboard once they are there, as a page is opened to be gone through. Not where somebody was quicker:
 * what holds it by then, a field of a dialog or a button beside the page, was gone to meanwhile and keeps it.
 */
export const useTakesKeyboard = (view: RefObject<HTMLElement | null>): void =>
  useEffect(() => {
    const holder = document.activeElement
    const free = holder === null || holder === document.body || holder === view.current?.closest('main')
    if (free) view.current?.focus({ preventScroll: true })
  }, [view])
