import type { SecurityEvent } from '@contract/platform/security-events'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { Listing, ListingOf } from '../../../parts/listing'
import type { Sort } from '../../../parts/table-header'
import type { ListInput } from '../../../parts/table-rows'
import type { Selection } from '../../../parts/table-selection'
import { useTableRows, useWhole } from '../../../parts/whole-list'
import { eventColumns, eventCopies, eventFields, idOfEvent, idOfTogether, togetherColumns, togetherCopies } from './event-columns'
import { together } from './together'

interface Props {
  environment: string
  input: ListInput<'security-events.list'>
  selected: string | null
  selection: Selection
  sort: Sort
  onOpen: (id: string, how: 'push' | 'replace') => void
  filters: ReactNode
  below: ReactNode
  foot: ReactNode
  empty: ReactNode
}

const title = 'Security events'
/** Together or not, a file holds each event. */
const file = { file: 'security-events', fields: eventFields }

/** Events one by one, as many as there are. */
export const SingleEvents = ({ environment, input, ...props }: Props) => (
  <Listing
    {...props}
    {...file}
    environment={environment}
    operation="security-events.list"
    input={input}
    title={title}
    noun={{ one: 'event', many: 'events' }}
    columns={eventColumns}
    idOf={idOfEvent}
    copies={eventCopies}
  />
)

/** The most events that are put together, in thousands: who looks further back looks one by one. */
const MOST_PARTS = 5

/** Events of one actor within an hour in one row. To choose the row is to choose them all. */
export const EventsTogether = ({ environment, input, selected, selection, ...props }: Props) => {
  const whole = useWhole(environment, 'security-events.list', input, MOST_PARTS)
  const groups = useMemo(() => together(whole.rows), [whole.rows])
  const rows = useTableRows(whole, groups, JSON.stringify(input))
  const byLead = useMemo(() => new Map(groups.map((group) => [group.lead.id, group.events])), [groups])
  const wide = useMemo(() => widened(selection, byLead), [selection, byLead])
  // The row that holds the open event is the marked one.
  const lead = groups.find(({ events }) => events.some(({ id }) => id === selected))?.lead.id ?? selected
  return (
    <ListingOf
      {...props}
      {...file}
      environment={environment}
      input={input}
      operation="security-events.list"
      remembered="security-events.together"
      rows={rows}
      title={title}
      noun={{ one: 'row, by actor and hour', many: 'rows, by actor and hour' }}
      columns={togetherColumns}
      idOf={idOfTogether}
      copies={togetherCopies}
      selected={lead}
      selection={wide}
    />
  )
}

/** A selection of rows that are several events each. */
const widened = (selection: Selection, byLead: ReadonlyMap<string, readonly SecurityEvent[]>): Selection => ({
  ...selection,
  set: (ids, on) =>
    selection.set(
      ids.flatMap((id) => byLead.get(id)?.map((event) => event.id) ?? [id]),
      on,
    ),
})
