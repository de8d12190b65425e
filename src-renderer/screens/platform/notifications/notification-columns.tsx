import type { Notification } from '@contract/platform/notifications'
import { momentColumn, none } from '../../../parts/column-cells'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { eventWords, severityTone } from './notification-words'

/** What the list shows of each. Headings stand in exported files as well. The first column names it, so it can't be hidden. */
export const notificationColumns: readonly Column<Notification>[] = [
  { field: 'title', heading: 'What happened', width: 170, grow: 3, cell: ({ title }) => <bdi>{visible(title)}</bdi> },
  {
    field: 'severity',
    heading: 'Severity',
    width: 80,
    gives: 'last',
    cell: ({ severity, acknowledged_at }) => (
      <Tag tone={acknowledged_at === null ? severityTone(severity) : 'plain'}>{visible(severity)}</Tag>
    ),
  },
  { field: 'event', heading: 'Event', width: 134, gives: 'first', cell: ({ event }) => <span className="muted">{eventWords(event)}</span> },
  {
    field: 'org_name',
    heading: 'Org',
    width: 108,
    grow: 1,
    cell: ({ org_name, org_id }) => <bdi>{visible(org_name || org_id || '') || none}</bdi>,
  },
  {
    field: 'acknowledged_at',
    heading: 'State',
    width: 96,
    gives: 'last',
    cell: ({ acknowledged_at }) => (acknowledged_at === null ? 'new' : <span className="faint">acknowledged</span>),
  },
  momentColumn({ field: 'created_at', heading: 'When', width: 88 }, ({ created_at }) => created_at),
  { field: 'kind', heading: 'Queue', width: 90, hidden: true, cell: ({ kind }) => visible(kind) },
  { field: 'agent_id', heading: 'Agent', width: 170, mono: true, hidden: true, cell: ({ agent_id }) => visible(agent_id ?? '') || none },
  { field: 'about_id', heading: 'About', width: 150, mono: true, hidden: true, cell: ({ about_id }) => visible(about_id ?? '') || none },
  { field: 'org_id', heading: 'Org’s id', width: 170, mono: true, hidden: true, cell: ({ org_id }) => visible(org_id ?? '') || none },
  { field: 'id', heading: 'Id', width: 180, mono: true, hidden: true, cell: ({ id }) => id },
]

/** What a file holds beside the columns. */
export const notificationFields: readonly Pick<Column<Notification>, 'field' | 'heading'>[] = [
  ...notificationColumns,
  { field: 'body', heading: 'More' },
  { field: 'acknowledged_by', heading: 'Acknowledged by' },
]

export const notificationCopies = [{ key: 'c', label: 'id', value: ({ id }: Notification) => id }] as const
export const idOfNotification = ({ id }: Notification): string => id
