import { type ReactNode, type RefObject, Suspense, useCallback, useRef, useState } from 'react'
import { isKeyboardFree } from './use-keyboard-back'

interface Press {
  'aria-haspopup': 'menu'
  'aria-expanded': false
  onClick: () => void
}

/** A menu that is loaded when its button is first pressed: until then there is the button alone. The menu opens at once. */
export const OpenedMenu = ({ button, menu }: { button: (press: Press) => ReactNode; menu: ReactNode }) => {
  const [asked, setAsked] = useState(false)
  const closed = button({ 'aria-haspopup': 'menu', 'aria-expanded': false, onClick: () => setAsked(true) })
  return asked ? <Suspense fallback={closed}>{menu}</Suspense> : closed
}

/** Such a menu took the place of the button that was pressed: closing gives the focus to its own, where nothing else took it. */
export const useFocusBack = (): { target: RefObject<HTMLButtonElement | null>; focus: () => void } => {
  const target = useRef<HTMLButtonElement>(null)
  const focus = useCallback(() => {
    requestAnimationFrame(() => {
      if (isKeyboardFree()) target.current?.focus()
    })
  }, [])
  return { target, focus }
}
