import { useCallback, useEffect, useRef } from 'react'

/**
 * Runs what it is given only while this part of the page is still there: the answer to an edit may come seconds after its
 * form was sent, and whoever went on to something else must not be taken away from it.
 */
export const useWhileHere = (): ((run: () => void) => void) => {
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  return useCallback((run) => {
    if (here.current) run()
  }, [])
}
