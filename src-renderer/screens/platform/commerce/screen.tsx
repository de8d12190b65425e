import { lazy, Suspense, useMemo } from 'react'
import { useSearch } from 'wouter'
import type { ScreenProps } from '../../screen'
import { commerceFilterIn } from './commerce-filter'
import { Snapshots } from './snapshots'

// The list comes first; what is opened from it is read when it is.
const SnapshotRows = lazy(() => import('./snapshot-rows').then((file) => ({ default: file.SnapshotRows })))
const SnapshotsCompared = lazy(() => import('./snapshots-compared').then((file) => ({ default: file.SnapshotsCompared })))

/** Snapshots of stores, products and orders: how old they are, what they hold, and what differs between two. */
const CommerceScreen = ({ environment, selected }: ScreenProps) => {
  const search = useSearch()
  const filter = useMemo(() => commerceFilterIn(search), [search])
  if (selected !== null && filter.show === 'rows')
    return (
      <Suspense>
        <SnapshotRows key={selected} environment={environment} id={selected} filter={filter} />
      </Suspense>
    )
  if (selected !== null && filter.show === 'difference')
    return (
      <Suspense>
        <SnapshotsCompared key={selected} environment={environment} id={selected} filter={filter} />
      </Suspense>
    )
  return <Snapshots environment={environment} selected={selected} filter={filter} />
}

export default CommerceScreen
