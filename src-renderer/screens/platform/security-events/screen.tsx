import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { read } from '../../../operations'
import { useConfirm } from '../../../parts/confirm'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { useMany } from '../../../parts/many'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { EventChart } from './event-chart'
import { eventFields } from './event-columns'
import { countsInputOf, type EventFilter, eventFilterIn, eventInputOf, isFiltered, searchOfEvents } from './event-filter'
import { EventsTogether, SingleEvents } from './event-list'
import { bySeverity } from './histogram'

const EventFilters = lazy(() => import('./event-filters').then((file) => ({ default: file.EventFilters })))
const EventDetail = lazy(() => import('./event-detail').then(({ EventDetail: detail }) => ({ default: detail })))

const noun = { one: 'event', many: 'events' }

/** What the platform saw that should worry somebody: how bad, who, when; events of one actor within an hour together. */
const SecurityEventsScreen = ({ environment, selected }: ScreenProps) => {
  const place = usePlace()
  const search = useSearch()
  const [, navigate] = useLocation()
  const [opened] = useState(Date.now)
  const filter = useMemo(() => eventFilterIn(search), [search])
  const input = useMemo(() => eventInputOf(filter, opened), [filter, opened])
  const confirm = useConfirm(environment)
  const many = useMany({ environment, operations: ['security-events.acknowledge'], noun })
  // A server that counts nothing still lists: then there is no chart, and no number on the chips.
  const counted = useQuery({
    ...read(environment, 'security-events.counts', countsInputOf(filter, opened)),
    placeholderData: keepPreviousData,
  })
  const counts = useMemo(() => (counted.data ? bySeverity(counted.data) : null), [counted.data])
  const exporting = useExport({
    environment,
    operation: 'security-events.list',
    input,
    columns: eventFields,
    fileName: `security-events-${place?.name ?? ''}`,
  })
  const go = useCallback(
    (id: string | null, to: EventFilter, how: 'push' | 'replace') =>
      navigate(`${screenAddress(environment, 'security-events', id)}${searchOfEvents(to)}`, { replace: how === 'replace' }),
    [environment, navigate],
  )
  const open = useCallback((id: string | null, how: 'push' | 'replace') => go(id, filter, how), [go, filter])
  const List = filter.view === 'single' ? SingleEvents : EventsTogether
  return (
    <>
      <Split
        list={
          <List
            environment={environment}
            input={input}
            selected={selected}
            selection={many.selection}
            sort={{
              by: 'at',
              order: filter.order === 'oldest' ? 'asc' : 'desc',
              onSort: (_by, order) => go(selected, { ...filter, order: order === 'asc' ? 'oldest' : 'newest' }, 'push'),
            }}
            onOpen={open}
            foot={many.foot}
            actions={<ExportButton {...exporting} />}
            under={
              <>
                <Suspense>
                  <EventFilters filter={filter} counts={counts} onChange={(to, how) => go(selected, to, how)} />
                </Suspense>
                {counted.data && <EventChart counts={counted.data} severities={filter.severities} />}
                {exporting.run && <ExportState {...exporting} />}
              </>
            }
            empty={
              isFiltered(filter) ? (
                <Empty
                  title="No event is like that"
                  action={<Button onClick={() => go(selected, eventFilterIn(''), 'push')}>Show all</Button>}
                >
                  Ids, titles, actors, network addresses and subjects are searched as they are written, in any case. Days are in UTC.
                </Empty>
              ) : (
                <Empty title={`No security events in ${place?.name ?? 'this environment'}`}>
                  The platform answered, and it has seen nothing.
                </Empty>
              )
            }
          />
        }
        detail={
          selected !== null && (
            <Suspense>
              <EventDetail
                key={`${environment} ${selected}`}
                environment={environment}
                id={selected}
                ask={confirm.ask}
                askMany={(operation, ids) =>
                  many.ask(
                    operation,
                    ids.map((id) => ({ id, reason: null })),
                  )
                }
                search={searchOfEvents(filter)}
                onClose={() => open(null, 'push')}
              />
            </Suspense>
          )
        }
      />
      {confirm.step}
      {many.step}
    </>
  )
}

export default SecurityEventsScreen
