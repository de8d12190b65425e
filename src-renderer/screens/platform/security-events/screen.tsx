import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useState } from 'react'
import { read } from '../../../operations'
import { useConfirm } from '../../../parts/confirm'
import { NoneHere, NoneLikeThat } from '../../../parts/empty'
import { useMany } from '../../../parts/many'
import { Split } from '../../../parts/panel'
import { useListAddress } from '../../../parts/use-list-address'
import type { ScreenProps } from '../../screen'
import { EventChart } from './event-chart'
import { countsInputOf, eventFilterIn, eventInputOf, isFiltered, searchOfEvents } from './event-filter'
import { EventsTogether, SingleEvents } from './event-list'
import { bySeverity } from './histogram'

const EventFilters = lazy(() => import('./event-filters').then((file) => ({ default: file.EventFilters })))
const EventDetail = lazy(() => import('./event-detail').then(({ EventDetail: detail }) => ({ default: detail })))

const noun = { one: 'event', many: 'events' }
const address = { read: eventFilterIn, write: searchOfEvents }

/** What the platform saw that should worry somebody: how bad, who, when; events of one actor within an hour together. */
const SecurityEventsScreen = (props: ScreenProps) => {
  const { environment, selected } = props
  const [opened] = useState(Date.now)
  const { filter, go, open, close, change } = useListAddress('security-events', props, address)
  const input = useMemo(() => eventInputOf(filter, opened), [filter, opened])
  const confirm = useConfirm(environment)
  const many = useMany({ environment, operations: ['security-events.acknowledge'], noun })
  // A server that counts nothing still lists: then there is no chart, and no number on the chips.
  const counted = useQuery({
    ...read(environment, 'security-events.counts', countsInputOf(filter, opened)),
    placeholderData: keepPreviousData,
  })
  const counts = useMemo(() => (counted.data ? bySeverity(counted.data) : null), [counted.data])
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
              onSort: (_by, order) => change({ order: order === 'asc' ? 'oldest' : 'newest' }),
            }}
            onOpen={open}
            foot={many.foot}
            filters={
              <Suspense>
                <EventFilters filter={filter} counts={counts} onChange={change} />
              </Suspense>
            }
            below={!counted.isError && <EventChart counts={counted.data ?? null} severities={filter.severities} />}
            empty={
              isFiltered(filter) ? (
                <NoneLikeThat noun={noun} onAll={() => go(selected, eventFilterIn(''))}>
                  Ids, titles, actors, network addresses and subjects are searched as they are written, in any case. Days are in UTC.
                </NoneLikeThat>
              ) : (
                <NoneHere noun={noun} title="No security events">
                  The platform answered, and it has seen nothing.
                </NoneHere>
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
                onClose={close}
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
