import { type RefObject, useEffect } from 'react'
import { isKeyboardFree } from './use-keyboard-back'

/**
 * Rows take the keyboard once they are there, as a page is opened to be gone through. Not where somebody was quicker:
 * what holds it by then, a field of a dialog or a button beside the page, was gone to meanwhile and keeps it.
 */
export const useTakesKeyboard = (view: RefObject<HTMLElement | null>): void =>
  useEffect(() => {
    const isThePages = document.activeElement === view.current?.closest('main')
    if (isKeyboardFree() || isThePages) view.current?.focus({ preventScroll: true })
  }, [view])
