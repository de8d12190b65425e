import type { Input } from '@contract'
import { connectionStates, connectorHealths } from '@contract/platform/connectors'
import { given, isGiven, oneOf, wordsIn } from '../../../parts/list-filter'

/** What is listed, as it stands in the address. Empty where it is not asked for. */
export interface ConnectorFilter {
  /** The catalogue, or `connections`. */
  view: string
  text: string
  health: string
  state: string
  connector_id: string
  org_id: string
}

/** Reads an address's search. What is no filter counts as none. */
export const filterIn = (search: string): ConnectorFilter => {
  const word = wordsIn(search)
  return {
    view: oneOf(['connections'], word('view')),
    text: word('text'),
    health: oneOf(connectorHealths, word('health')),
    state: oneOf(connectionStates, word('state')),
    connector_id: word('connector_id'),
    org_id: word('org_id'),
  }
}

/** What the catalogue is asked. */
export const catalogueInputOf = ({ text, health }: ConnectorFilter): Omit<Input<'connectors.list'>, 'offset' | 'limit'> =>
  given({ search: text, health })
/** What the list of connections is asked. */
export const connectionsInputOf = ({
  text,
  state,
  connector_id,
  org_id,
}: ConnectorFilter): Omit<Input<'connectors.connections'>, 'offset' | 'limit'> => given({ search: text, state, connector_id, org_id })

export const isFiltered = ({ view: _, ...filter }: ConnectorFilter): boolean => isGiven(filter)
export const filterless: ConnectorFilter = { view: '', text: '', health: '', state: '', connector_id: '', org_id: '' }
