import { searchOf } from '../../../parts/list-filter'
import { useListAddress } from '../../../parts/use-list-address'
import type { ScreenProps } from '../../screen'
import { Catalogue } from './catalogue'
import { ConnectionsList } from './connections-list'
import { type ConnectorFilter, filterIn } from './connector-filter'

const address = { read: filterIn, write: searchOf }
/** What both lists of this screen are given. */
export type ListProps = ScreenProps & ReturnType<typeof useListAddress<ConnectorFilter>>

/** The connectors there are and how they are, or the orgs' connections to them. */
const ConnectorsScreen = (props: ScreenProps) => {
  const list = { ...props, ...useListAddress('connectors', props, address) }
  return list.filter.view === 'connections' ? (
    <ConnectionsList key={props.environment} {...list} />
  ) : (
    <Catalogue key={props.environment} {...list} />
  )
}

export default ConnectorsScreen
