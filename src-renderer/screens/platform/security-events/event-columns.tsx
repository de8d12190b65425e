import type { SecurityEvent } from '@contract/platform/security-events'
import { spanWords } from '@contract/platform/span-words'
import { momentColumn, none } from '../../../parts/column-cells'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { actorWords, kindWords, severityTone } from './event-words'
import type { Together } from './together'

const severity = ({ severity: word, acknowledged_at }: SecurityEvent) => (
  <Tag tone={acknowledged_at === null ? severityTone(word) : 'plain'}>{visible(word)}</Tag>
)
const state = ({ acknowledged_at }: SecurityEvent) => (acknowledged_at === null ? 'new' : <span className="faint">acknowledged</span>)

/** Of one event. The first column names it, so it can't be hidden. */
export const eventColumns: readonly Column<SecurityEvent>[] = [
  { field: 'title', heading: 'What happened', width: 210, grow: 3, cell: ({ title }) => <bdi>{visible(title)}</bdi> },
  { field: 'severity', heading: 'Severity', width: 84, gives: 'last', cell: severity },
  { field: 'kind', heading: 'Kind', width: 124, gives: 'first', cell: ({ kind }) => <span className="muted">{kindWords(kind)}</span> },
  { field: 'actor_name', heading: 'Actor', width: 130, grow: 1.2, cell: (event) => <bdi>{actorWords(event)}</bdi> },
  { field: 'outcome', heading: 'Outcome', width: 84, gives: 'first', cell: ({ outcome }) => (outcome ? visible(outcome) : none) },
  { field: 'acknowledged_at', heading: 'State', width: 104, gives: 'last', cell: state },
  momentColumn({ field: 'at', heading: 'When', width: 92, sort: 'at' }, ({ at }) => at),
  { field: 'org_id', heading: 'Org', width: 170, mono: true, hidden: true, cell: ({ org_id }) => org_id ?? none },
  { field: 'actor_id', heading: 'Actor’s id', width: 190, mono: true, hidden: true, cell: ({ actor_id }) => actor_id ?? none },
  { field: 'ip', heading: 'Network address', width: 130, mono: true, hidden: true, cell: ({ ip }) => ip ?? none },
  { field: 'id', heading: 'Id', width: 180, mono: true, hidden: true, cell: ({ id }) => id },
]

/** Of events of one actor within an hour: as the one that stands for them, with how many there are. */
export const togetherColumns: readonly Column<Together>[] = eventColumns.flatMap((column): Column<Together>[] => {
  const one: Column<Together> = { ...column, cell: ({ lead }) => column.cell(lead) }
  if (column.field === 'acknowledged_at') return [{ ...one, cell: ({ events }) => stateOf(events) }]
  if (column.field !== 'severity') return [one]
  return [{ field: 'events', heading: 'Events', width: 92, align: 'right', gives: 'first', cell: ({ events }) => countOf(events) }, one]
})

const countOf = (events: readonly SecurityEvent[]) => {
  if (events.length === 1) return <span className="faint">1</span>
  const moments = events.map(({ at }) => Date.parse(at))
  return (
    <>
      <b className="tabular">{events.length}</b> <span className="muted">in {spanWords(Math.max(...moments) - Math.min(...moments))}</span>
    </>
  )
}
const stateOf = (events: readonly SecurityEvent[]) => {
  const fresh = events.filter(({ acknowledged_at }) => acknowledged_at === null).length
  if (fresh === 0) return <span className="faint">acknowledged</span>
  return fresh === events.length ? 'new' : `${fresh} new`
}

/** What a file holds. */
export const eventFields: readonly { field: string; heading: string }[] = [
  { field: 'id', heading: 'Id' },
  { field: 'at', heading: 'When' },
  { field: 'severity', heading: 'Severity' },
  { field: 'kind', heading: 'Kind' },
  { field: 'title', heading: 'What happened' },
  { field: 'outcome', heading: 'Outcome' },
  { field: 'actor_kind', heading: 'Actor’s kind' },
  { field: 'actor_id', heading: 'Actor’s id' },
  { field: 'actor_name', heading: 'Actor' },
  { field: 'ip', heading: 'Network address' },
  { field: 'user_agent', heading: 'User agent' },
  { field: 'org_id', heading: 'Org' },
  { field: 'workspace_id', heading: 'Workspace' },
  { field: 'subject_type', heading: 'Subject’s kind' },
  { field: 'subject_id', heading: 'Subject’s id' },
  { field: 'acknowledged_at', heading: 'Acknowledged' },
  { field: 'acknowledged_by', heading: 'Acknowledged by' },
  { field: 'acknowledged_reason', heading: 'Reason' },
  { field: 'details', heading: 'Details' },
]

export const eventCopies = [{ key: 'c', label: 'id', value: (event: SecurityEvent) => event.id }] as const
export const togetherCopies = [{ key: 'c', label: 'id', value: ({ lead }: Together) => lead.id }] as const
export const idOfEvent = (event: SecurityEvent): string => event.id
export const idOfTogether = ({ lead }: Together): string => lead.id
