import { lazy, Suspense } from 'react'
import { useDepartures } from '../parts/departures'

const DepartureLines = lazy(() => import('./departure-lines'))

/** At the foot of every page: what waits to leave and can still be undone, and what did not plainly succeed. */
export const Departures = () => {
  const departures = useDepartures()
  if (departures.length === 0) return null
  return (
    <Suspense>
      <DepartureLines departures={departures} />
    </Suspense>
  )
}
