import { useMemo } from 'react'
import { useSearch } from 'wouter'
import type { ScreenProps } from '../../screen'
import { CauseGroups } from './cause-groups'
import { filterIn } from './event-filter'
import { EventsList } from './events-list'

/** Connector events, the newest first, or those that are not delivered by their cause. */
const ConnectorEventsScreen = ({ environment, selected }: ScreenProps) => {
  const search = useSearch()
  const filter = useMemo(() => filterIn(search), [search])
  return filter.view === 'causes' && selected === null ? (
    <CauseGroups key={environment} environment={environment} filter={filter} />
  ) : (
    <EventsList key={environment} environment={environment} selected={selected} filter={filter} />
  )
}

export default ConnectorEventsScreen
