import { useEffect, useState } from 'react'

/**
 * What lies over a page gives the keyboard back as it goes: to what held it when it came, or to the page where that is gone
 * meanwhile. Not where something has taken it by then. From a menu, which closes, it goes to the menu's button.
 */
export const useKeyboardBack = (): void => {
  const [before] = useState(holder)
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        for (const next of [before, document.querySelector('main')])
          if (isKeyboardFree() && next instanceof HTMLElement) next.focus({ preventScroll: true })
      })
    },
    [before],
  )
}

/** Whether nothing holds the keyboard, as what held it is gone. */
export const isKeyboardFree = (): boolean => document.activeElement === null || document.activeElement === document.body

const holder = (): Element | null => {
  const button = document.activeElement?.closest('[role="menu"]')?.getAttribute('aria-labelledby')
  return button ? document.getElementById(button) : document.activeElement
}
