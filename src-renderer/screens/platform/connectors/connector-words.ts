import type { Connector } from '@contract/platform/connectors'
import { entryOf } from '../../../parts/entry-of'
import type { Tone } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'

/** How a connector is. A word this version does not know is shown as it came. */
export const healthTone = (health: string): Tone =>
  entryOf<Tone>({ healthy: 'plain', degraded: 'warn', down: 'bad', disabled: 'plain' }, health) ?? 'plain'

/** How a connection stands. */
export const connectionTone = (state: string): Tone =>
  entryOf<Tone>({ active: 'plain', pending: 'plain', failing: 'bad', expired: 'warn', revoked: 'plain' }, state) ?? 'plain'

export const signatureWords = (signature: string): string =>
  entryOf<string>({ required: 'must be signed', optional: 'may be unsigned', none: 'is not signed' }, signature) ?? visible(signature)

/** How many of a connector's connections stand so. */
export const countIn = ({ connections }: Pick<Connector, 'connections'>, state: string): number =>
  connections.filter((one) => one.state === state).reduce((sum, { count }) => sum + count, 0)
export const allConnections = ({ connections }: Pick<Connector, 'connections'>): number =>
  connections.reduce((sum, { count }) => sum + count, 0)

/** What people call a connector. */
export const connectorName = ({ name, id }: Pick<Connector, 'id' | 'name'>): string => visible(name).trim() || id
