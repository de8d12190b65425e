import type { CauseGroup } from '@contract/platform/connector-events'
import { Button } from '@mantine/core'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { capital } from '../../../parts/capital'
import { momentColumn } from '../../../parts/column-cells'
import { Empty } from '../../../parts/empty'
import { Listing } from '../../../parts/listing'
import { numbers } from '../../../parts/numbers'
import { Split } from '../../../parts/panel'
import type { Column } from '../../../parts/table-columns'
import { useKeys } from '../../../parts/use-keys'
import type { How } from '../../../parts/use-list-address'
import { visible } from '../../../parts/visible-text'
import { causeWords } from '../connector-cause-words'
import { causesInputOf } from './event-filter'
import { EventFilters, SinceChoice } from './event-filters'
import type { ListProps } from './screen'
import { useRedelivery } from './use-redelivery'
import { ViewChoice } from './view-choice'

const CauseDetail = lazy(() => import('./cause-detail'))

const columns: readonly Column<CauseGroup>[] = [
  { field: 'cause', heading: 'Cause', width: 190, grow: 1.4, cell: ({ cause }) => capital(causeWords(cause)) },
  {
    field: 'count',
    heading: 'Events',
    width: 72,
    align: 'right',
    gives: 'last',
    cell: ({ count }) => <span className="tabular">{numbers.format(count)}</span>,
  },
  {
    field: 'connectors',
    heading: 'Connectors',
    width: 160,
    grow: 1.6,
    cell: ({ connectors }) => (
      <span title={connectors.map(({ id, name }) => visible(name || id)).join(', ')}>
        {connectors.slice(0, 3).map(({ id, name }, at) => (
          <span key={id}>
            {at > 0 && ', '}
            <bdi>{visible(name || id)}</bdi>
          </span>
        ))}
        {connectors.length > 3 && ` and ${connectors.length - 3} more`}
      </span>
    ),
  },
  { field: 'orgs', heading: 'Orgs', width: 56, align: 'right', cell: ({ orgs }) => <span className="tabular">{orgs ?? '–'}</span> },
  momentColumn({ field: 'newest_at', heading: 'Newest', width: 96 }, ({ newest_at }) => newest_at),
  momentColumn({ field: 'oldest_at', heading: 'Oldest', width: 96, gives: 'first' }, ({ oldest_at }) => oldest_at),
]
const idOf = ({ cause }: CauseGroup): string => cause
const copies = [] as const
const noun = { one: 'cause', many: 'causes' }

/** What is not delivered, by its cause. Each leads to its events, and to redelivering all of them. */
export const CauseGroups = ({ environment, filter, change }: ListProps) => {
  const redelivery = useRedelivery(environment)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stretch of time begins anew
  const now = useMemo(() => Date.now(), [filter.since])
  const input = useMemo(() => causesInputOf(filter, now), [filter, now])
  const open = useCallback((cause: string | null, how?: How) => change({ cause: cause ?? '' }, how), [change])
  const selected = filter.cause || null
  useKeys({ g: () => change({ view: '', cause: '' }), s: () => redelivery.recover(filter) })
  return (
    <>
      <Split
        list={
          <Listing
            environment={environment}
            operation="connector-events.causes"
            remembered="connector-events.causes"
            input={input}
            title="Connector events"
            noun={noun}
            columns={columns}
            idOf={idOf}
            copies={copies}
            selected={selected}
            onOpen={open}
            file="connector-event-causes"
            actions={<Button onClick={() => redelivery.recover(filter)}>Recover since…</Button>}
            above={
              <>
                <ViewChoice filter={filter} onChange={(view) => change({ view, cause: '' })}>
                  <SinceChoice filter={filter} onChange={change} />
                </ViewChoice>
                <EventFilters environment={environment} filter={filter} onChange={change} />
              </>
            }
            empty={<Empty title="Nothing failed like that">Every event of this choice is delivered, or none came.</Empty>}
          />
        }
        detail={
          selected !== null && (
            <Suspense>
              <CauseDetail
                key={selected}
                environment={environment}
                cause={selected}
                filter={filter}
                input={input}
                onClose={() => open(null)}
                onRedeliver={redelivery.recover}
              />
            </Suspense>
          )
        }
      />
      {redelivery.step}
    </>
  )
}
