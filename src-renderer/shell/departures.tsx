import { lazy, Suspense, useEffect } from 'react'
import { useDepartures } from '../parts/departures'

const DepartureLines = lazy(() => import('./departure-lines'))

/** At the foot of every page: what waits to leave and can still be undone, and what did not plainly succeed. */
export const Departures = () => {
  const departures = useDepartures()
  const waiting = departures.some(({ until }) => until !== null)
  // Electron's window asks by itself, outside the page; a browser's own question is all there is in the browser shell.
  useEffect(() => {
    if (!waiting || window.bridge.shell !== 'browser') return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [waiting])
  if (departures.length === 0) return null
  return (
    <Suspense>
      <DepartureLines departures={departures} />
    </Suspense>
  )
}
