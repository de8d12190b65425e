import { searchOf } from '../../../parts/list-filter'
import { useListAddress } from '../../../parts/use-list-address'
import type { ScreenProps } from '../../screen'
import { CauseGroups } from './cause-groups'
import { type EventFilter, filterIn } from './event-filter'
import { EventsList } from './events-list'

const address = { read: filterIn, write: searchOf }
/** What both lists of this screen are given. */
export type ListProps = ScreenProps & ReturnType<typeof useListAddress<EventFilter>>

/** Connector events, the newest first, or those that are not delivered by their cause. */
const ConnectorEventsScreen = (props: ScreenProps) => {
  const list = { ...props, ...useListAddress('connector-events', props, address) }
  return list.filter.view === 'causes' && props.selected === null ? (
    <CauseGroups key={props.environment} {...list} />
  ) : (
    <EventsList key={props.environment} {...list} />
  )
}

export default ConnectorEventsScreen
