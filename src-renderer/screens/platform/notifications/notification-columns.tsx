import type { Notification } from '@contract/platform/notifications'
import { Moment } from '../../../parts/moment'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { eventWords, severityTone } from './notification-words'

const none = <span className="faint">–</span>

/** What the list shows of each. Headings stand in exported files as well. The first column names it, so it can't be hidden. */
export const notificationColumns: readonly Column<Notification>[] = [
  { field: 'title', heading: 'What happened', width: 200, grow: 3, cell: ({ title }) => <bdi>{visible(title)}</bdi> },
  {
    field: 'severity',
    heading: 'Severity',
    width: 84,
    cell: ({ severity, acknowledged_at }) => (
      <Tag tone={acknowledged_at === null ? severityTone(severity) : 'plain'}>{visible(severity)}</Tag>
    ),
  },
  { field: 'event', heading: 'Event', width: 134, cell: ({ event }) => <span className="muted">{eventWords(event)}</span> },
  { field: 'org_id', heading: 'Org', width: 128, grow: 1, mono: true, cell: ({ org_id }) => (org_id === null ? none : visible(org_id)) },
  {
    field: 'acknowledged_at',
    heading: 'State',
    width: 96,
    cell: ({ acknowledged_at }) => (acknowledged_at === null ? 'new' : <span className="faint">acknowledged</span>),
  },
  {
    field: 'created_at',
    heading: 'When',
    width: 88,
    align: 'right',
    cell: ({ created_at }) => (
      <span className="muted">
        <Moment at={created_at} />
      </span>
    ),
  },
  { field: 'kind', heading: 'Queue', width: 90, hidden: true, cell: ({ kind }) => visible(kind) },
  { field: 'agent_id', heading: 'Agent', width: 170, mono: true, hidden: true, cell: ({ agent_id }) => visible(agent_id ?? '') || none },
  { field: 'about_id', heading: 'About', width: 150, mono: true, hidden: true, cell: ({ about_id }) => visible(about_id ?? '') || none },
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
