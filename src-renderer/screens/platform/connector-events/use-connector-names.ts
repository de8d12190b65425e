import { useWhole } from '../../../parts/whole-list'

const nothing = {}

/** The connectors there are, by name; none where the server does not offer its catalogue. */
export const useConnectorNames = (environment: string): readonly { id: string; name: string }[] =>
  useWhole(environment, 'connectors.list', nothing, 1).rows
