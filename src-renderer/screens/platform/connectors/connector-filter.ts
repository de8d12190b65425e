import type { Input } from '@contract'
import { connectionStates, connectorHealths } from '@contract/platform/connectors'

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
  const asked = new URLSearchParams(search)
  const word = (name: string): string => (asked.get(name) ?? '').slice(0, 200)
  return {
    view: word('view') === 'connections' ? 'connections' : '',
    text: word('text'),
    health: connectorHealths.find((one) => one === word('health')) ?? '',
    state: connectionStates.find((one) => one === word('state')) ?? '',
    connector_id: word('connector_id'),
    org_id: word('org_id'),
  }
}

const given = (words: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(words).filter(([, value]) => value.trim() !== ''))

/** What the catalogue is asked. */
export const catalogueInputOf = ({ text, health }: ConnectorFilter): Omit<Input<'connectors.list'>, 'offset' | 'limit'> =>
  given({ search: text.trim(), health })
/** What the list of connections is asked. */
export const connectionsInputOf = ({
  text,
  state,
  connector_id,
  org_id,
}: ConnectorFilter): Omit<Input<'connectors.connections'>, 'offset' | 'limit'> =>
  given({ search: text.trim(), state, connector_id, org_id })

export const isFiltered = ({ view: _, ...filter }: ConnectorFilter): boolean => Object.values(filter).some((value) => value.trim() !== '')
export const filterless: ConnectorFilter = { view: '', text: '', health: '', state: '', connector_id: '', org_id: '' }
