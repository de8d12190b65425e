import type { AuditEntry } from '@contract/platform/audit-trail'
import { momentColumn, none } from '../../../parts/column-cells'
import type { Column } from '../../../parts/table-columns'
import { visible } from '../../../parts/visible-text'
import { actionWords, actorWords, changeWords, subjectWords } from '../audit-words'

export const auditColumns: readonly Column<AuditEntry>[] = [
  {
    field: 'action',
    heading: 'What',
    width: 168,
    grow: 1,
    cell: ({ action, subject_type }) => (
      <>
        <span className="muted">{visible(subject_type ?? action.split('.')[0] ?? '').replaceAll('_', ' ')}</span>{' '}
        <bdi>{actionWords(action)}</bdi>
      </>
    ),
  },
  { field: 'subject_name', heading: 'Subject', width: 140, grow: 1.4, cell: (entry) => <bdi>{subjectWords(entry) || none}</bdi> },
  { field: 'actor_name', heading: 'By', width: 130, grow: 1, cell: (entry) => <bdi>{actorWords(entry)}</bdi> },
  {
    field: 'after',
    heading: 'Change',
    width: 150,
    grow: 1.8,
    gives: 'first',
    cell: (entry) => (
      <span className="muted">
        <bdi>{changeWords(entry) || none}</bdi>
      </span>
    ),
  },
  momentColumn({ field: 'at', heading: 'When', width: 92 }, ({ at }) => at),
  {
    field: 'reason',
    heading: 'Reason',
    width: 180,
    grow: 1,
    hidden: true,
    cell: ({ reason }) => (reason ? <bdi>{visible(reason)}</bdi> : none),
  },
  { field: 'org_id', heading: 'Org', width: 180, mono: true, hidden: true, cell: ({ org_id }) => org_id ?? none },
  { field: 'subject_id', heading: 'Subject’s id', width: 190, mono: true, hidden: true, cell: ({ subject_id }) => subject_id ?? none },
  { field: 'actor_id', heading: 'Actor’s id', width: 190, mono: true, hidden: true, cell: ({ actor_id }) => actor_id ?? none },
  { field: 'ip', heading: 'From', width: 120, mono: true, hidden: true, cell: ({ ip }) => ip ?? none },
  { field: 'request_id', heading: 'Request', width: 150, mono: true, hidden: true, cell: ({ request_id }) => request_id ?? none },
  { field: 'id', heading: 'Id', width: 190, mono: true, hidden: true, cell: ({ id }) => id },
]

/** What a file holds: every field, both sides as JSON. */
export const auditFields: readonly { field: string; heading: string }[] = [
  { field: 'id', heading: 'Id' },
  { field: 'at', heading: 'When' },
  { field: 'action', heading: 'Action' },
  { field: 'actor_kind', heading: 'Actor’s kind' },
  { field: 'actor_id', heading: 'Actor’s id' },
  { field: 'actor_name', heading: 'Actor' },
  { field: 'subject_type', heading: 'Subject’s kind' },
  { field: 'subject_id', heading: 'Subject’s id' },
  { field: 'subject_name', heading: 'Subject' },
  { field: 'org_id', heading: 'Org' },
  { field: 'ip', heading: 'Network address' },
  { field: 'request_id', heading: 'Request' },
  { field: 'reason', heading: 'Reason' },
  { field: 'before', heading: 'Before' },
  { field: 'after', heading: 'After' },
]

export const auditCopies = [{ key: 'c', label: 'id', value: (entry: AuditEntry) => entry.id }] as const
export const idOfEntry = (entry: AuditEntry): string => entry.id
