import type { ConnectorEvent } from '@contract/platform/connector-events'
import { momentColumn, none } from '../../../parts/column-cells'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { causeWords } from '../connector-cause-words'
import { stateTone, verificationTone, verificationWords } from './event-words'

export const eventColumns: readonly Column<ConnectorEvent>[] = [
  { field: 'id', heading: 'Event', width: 150, mono: true, cell: ({ id }) => visible(id) },
  { field: 'type', heading: 'Type', width: 110, grow: 1, cell: ({ type }) => (type ? <bdi>{visible(type)}</bdi> : none) },
  {
    field: 'connector_name',
    heading: 'Connector',
    width: 100,
    grow: 1,
    cell: ({ connector_name, connector_id }) => <bdi>{visible(connector_name || connector_id)}</bdi>,
  },
  { field: 'state', heading: 'State', width: 84, gives: 'last', cell: ({ state }) => <Tag tone={stateTone(state)}>{visible(state)}</Tag> },
  {
    field: 'verification',
    heading: 'Signature',
    width: 118,
    gives: 'first',
    cell: ({ verification }) => <Tag tone={verificationTone(verification)}>{verificationWords(verification)}</Tag>,
  },
  {
    field: 'cause',
    heading: 'Cause',
    width: 120,
    grow: 1.2,
    gives: 'last',
    cell: ({ cause }) => (cause === null ? none : <span title={causeWords(cause)}>{causeWords(cause)}</span>),
  },
  {
    field: 'attempts',
    heading: 'Attempts',
    width: 72,
    align: 'right',
    gives: 'first',
    cell: ({ attempts }) => <span className="tabular">{attempts}</span>,
  },
  {
    field: 'org_name',
    heading: 'Org',
    width: 100,
    grow: 1,
    gives: 'first',
    cell: ({ org_name, org_id }) => <bdi>{visible(org_name || org_id)}</bdi>,
  },
  momentColumn({ field: 'received_at', heading: 'Received', width: 96, gives: 'last' }, ({ received_at }) => received_at),
  momentColumn({ field: 'last_attempt_at', heading: 'Last attempt', width: 96, hidden: true }, ({ last_attempt_at }) => last_attempt_at),
  momentColumn({ field: 'next_attempt_at', heading: 'Next try', width: 96, hidden: true }, ({ next_attempt_at }) => next_attempt_at),
  {
    field: 'last_status',
    heading: 'Status',
    width: 60,
    align: 'right',
    hidden: true,
    cell: ({ last_status }) => (last_status === null ? none : <span className="tabular">{last_status}</span>),
  },
]

/** What a file holds: no payload and no header, which may be anybody's secret. */
export const eventFields: readonly { field: string; heading: string }[] = [
  { field: 'id', heading: 'Event' },
  { field: 'type', heading: 'Type' },
  { field: 'connector_id', heading: 'Connector id' },
  { field: 'connector_name', heading: 'Connector' },
  { field: 'org_id', heading: 'Org id' },
  { field: 'org_name', heading: 'Org' },
  { field: 'workspace_id', heading: 'Workspace id' },
  { field: 'state', heading: 'State' },
  { field: 'verification', heading: 'Signature' },
  { field: 'verification_reason', heading: 'Why not verified' },
  { field: 'replay_of', heading: 'Replay of' },
  { field: 'cause', heading: 'Cause' },
  { field: 'attempts', heading: 'Attempts' },
  { field: 'last_status', heading: 'Status' },
  { field: 'received_at', heading: 'Received' },
  { field: 'last_attempt_at', heading: 'Last attempt' },
  { field: 'next_attempt_at', heading: 'Next try' },
]

export const eventCopies = [{ key: 'c', label: 'id', value: (event: ConnectorEvent) => event.id }] as const
export const idOfEvent = (event: ConnectorEvent): string => event.id
