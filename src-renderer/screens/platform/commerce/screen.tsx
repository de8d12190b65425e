import { useMemo } from 'react'
import { useSearch } from 'wouter'
import type { ScreenProps } from '../../screen'
import { commerceFilterIn } from './commerce-filter'
import { SnapshotRows } from './snapshot-rows'
import { Snapshots } from './snapshots'
import { SnapshotsCompared } from './snapshots-compared'

/** Snapshots of stores, products and orders: how old they are, what they hold, and what differs between two. */
const CommerceScreen = ({ environment, selected }: ScreenProps) => {
  const search = useSearch()
  const filter = useMemo(() => commerceFilterIn(search), [search])
  if (selected !== null && filter.show === 'rows')
    return <SnapshotRows key={selected} environment={environment} id={selected} filter={filter} />
  if (selected !== null && filter.show === 'difference')
    return <SnapshotsCompared key={selected} environment={environment} id={selected} filter={filter} />
  return <Snapshots environment={environment} selected={selected} filter={filter} />
}

export default CommerceScreen
