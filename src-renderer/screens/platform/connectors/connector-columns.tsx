import type { Connection, Connector } from '@contract/platform/connectors'
import { momentColumn, none } from '../../../parts/column-cells'
import { numbers } from '../../../parts/numbers'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { allConnections, connectionTone, connectorName, countIn, healthTone, signatureWords } from './connector-words'

const number = (count: number | null) => (count === null ? none : <span className="tabular">{numbers.format(count)}</span>)

export const connectorColumns: readonly Column<Connector>[] = [
  { field: 'name', heading: 'Connector', width: 140, grow: 1.4, cell: (connector) => <bdi>{connectorName(connector)}</bdi> },
  {
    field: 'health',
    heading: 'Health',
    width: 88,
    gives: 'last',
    cell: ({ health }) => <Tag tone={healthTone(health)}>{visible(health)}</Tag>,
  },
  {
    field: 'health_reason',
    heading: 'Why',
    width: 120,
    grow: 1.6,
    cell: ({ health_reason }) => (health_reason ? <bdi title={visible(health_reason)}>{visible(health_reason)}</bdi> : none),
  },
  {
    field: 'connections',
    heading: 'Active',
    width: 92,
    align: 'right',
    cell: (connector) => (
      <span className="tabular">
        {numbers.format(countIn(connector, 'active'))} <span className="muted">of {numbers.format(allConnections(connector))}</span>
      </span>
    ),
  },
  { field: 'events_24h', heading: 'Events 24 h', width: 84, align: 'right', cell: ({ events_24h }) => number(events_24h) },
  {
    field: 'failed_24h',
    heading: 'Failed 24 h',
    width: 84,
    align: 'right',
    gives: 'last',
    cell: ({ failed_24h }) => (failed_24h ? <Tag tone="bad">{numbers.format(failed_24h)}</Tag> : number(failed_24h)),
  },
  {
    field: 'median_ms',
    heading: 'Median',
    width: 76,
    align: 'right',
    gives: 'first',
    cell: ({ median_ms }) => (median_ms === null ? none : <span className="tabular">{numbers.format(median_ms)} ms</span>),
  },
  momentColumn({ field: 'last_event_at', heading: 'Last event', width: 88, gives: 'first' }, ({ last_event_at }) => last_event_at),
  {
    field: 'category',
    heading: 'For',
    width: 110,
    hidden: true,
    cell: ({ category }) => (category ? <bdi>{visible(category)}</bdi> : none),
  },
  { field: 'signature', heading: 'Signature', width: 110, hidden: true, cell: ({ signature }) => signatureWords(signature) },
  { field: 'id', heading: 'Id', width: 130, mono: true, hidden: true, cell: ({ id }) => visible(id) },
]

export const connectorFields: readonly { field: string; heading: string }[] = [
  { field: 'id', heading: 'Id' },
  { field: 'name', heading: 'Connector' },
  { field: 'category', heading: 'For' },
  { field: 'health', heading: 'Health' },
  { field: 'health_reason', heading: 'Why' },
  { field: 'checked_at', heading: 'Measured' },
  { field: 'signature', heading: 'Signature' },
  { field: 'connections', heading: 'Connections by state' },
  { field: 'events_24h', heading: 'Events 24 h' },
  { field: 'failed_24h', heading: 'Failed 24 h' },
  { field: 'median_ms', heading: 'Median (ms)' },
  { field: 'last_event_at', heading: 'Last event' },
]
export const connectorCopies = [{ key: 'c', label: 'id', value: ({ id }: Connector) => id }] as const
export const idOfConnector = ({ id }: Connector): string => id

export const connectionColumns: readonly Column<Connection>[] = [
  {
    field: 'connector_name',
    heading: 'Connector',
    width: 120,
    grow: 1,
    cell: ({ connector_name, connector_id }) => <bdi>{visible(connector_name || connector_id)}</bdi>,
  },
  { field: 'org_name', heading: 'Org', width: 130, grow: 1.2, cell: ({ org_name, org_id }) => <bdi>{visible(org_name || org_id)}</bdi> },
  { field: 'account', heading: 'Account', width: 130, grow: 1.2, cell: ({ account }) => (account ? <bdi>{visible(account)}</bdi> : none) },
  {
    field: 'state',
    heading: 'State',
    width: 80,
    gives: 'last',
    cell: ({ state }) => <Tag tone={connectionTone(state)}>{visible(state)}</Tag>,
  },
  {
    field: 'state_reason',
    heading: 'Why',
    width: 110,
    grow: 1.4,
    cell: ({ state_reason }) => (state_reason ? <bdi title={visible(state_reason)}>{visible(state_reason)}</bdi> : none),
  },
  momentColumn({ field: 'last_event_at', heading: 'Last event', width: 88, gives: 'first' }, ({ last_event_at }) => last_event_at),
  momentColumn({ field: 'expires_at', heading: 'Ends', width: 88 }, ({ expires_at }) => expires_at),
  momentColumn({ field: 'created_at', heading: 'Made', width: 88, hidden: true }, ({ created_at }) => created_at),
  {
    field: 'workspace_id',
    heading: 'Workspace',
    width: 150,
    mono: true,
    hidden: true,
    cell: ({ workspace_id }) => visible(workspace_id ?? '') || none,
  },
  { field: 'id', heading: 'Id', width: 130, mono: true, hidden: true, cell: ({ id }) => visible(id) },
]

export const connectionFields: readonly { field: string; heading: string }[] = [
  { field: 'id', heading: 'Id' },
  { field: 'connector_id', heading: 'Connector id' },
  { field: 'connector_name', heading: 'Connector' },
  { field: 'org_id', heading: 'Org id' },
  { field: 'org_name', heading: 'Org' },
  { field: 'workspace_id', heading: 'Workspace id' },
  { field: 'account', heading: 'Account' },
  { field: 'state', heading: 'State' },
  { field: 'state_reason', heading: 'Why' },
  { field: 'created_at', heading: 'Made' },
  { field: 'expires_at', heading: 'Ends' },
  { field: 'last_event_at', heading: 'Last event' },
]
export const connectionCopies = [{ key: 'c', label: 'id', value: ({ id }: Connection) => id }] as const
export const idOfConnection = ({ id }: Connection): string => id
