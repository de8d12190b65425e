import { useEffect, useRef } from 'react'

const dirty = new Set<symbol>()
let ask: ((leave: () => void) => void) | null = null

/** Says that a form holds something unsaved. While it does, leaving the page asks first. */
export const useUnsaved = (unsaved: boolean): void => {
  const mark = useRef(Symbol('form'))
  useEffect(() => {
    const own = mark.current
    if (unsaved) dirty.add(own)
    return () => void dirty.delete(own)
  }, [unsaved])
}

/** Lets the page go right after a save, before React has drawn the saved state. */
export const saved = (): void => dirty.clear()

export const hasUnsaved = (): boolean => dirty.size > 0

/** The frame's dialog registers itself here. */
export const answerLeaving = (asker: typeof ask): void => {
  ask = asker
}

/** Runs `leave` at once, or after a person agreed to lose what is unsaved. */
export const beforeLeaving = (leave: () => void): void => {
  if (!hasUnsaved() || !ask) leave()
  else
    ask(() => {
      dirty.clear()
      leave()
    })
}
