import { Button } from '@mantine/core'
import { lazy, Suspense, useMemo } from 'react'
import { Link } from 'wouter'
import { NoneHere, NoneLikeThat } from '../../../parts/empty'
import { Listing } from '../../../parts/listing'
import { Split } from '../../../parts/panel'
import { useKeys } from '../../../parts/use-keys'
import { screenAddress } from '../../../shell/address'
import { eventColumns, eventCopies, eventFields, idOfEvent } from './event-columns'
import { filterless, inputOf, isFiltered } from './event-filter'
import { EventFilters, SinceChoice } from './event-filters'
import { LiveSwitch } from './live-switch'
import type { ListProps } from './screen'
import { noun, useRedelivery } from './use-redelivery'
import { ViewChoice } from './view-choice'

const EventDetail = lazy(() => import('./event-detail'))

/** Every event, as a live list; one that is opened has an address of its own. */
export const EventsList = ({ environment, selected, filter, go, open, change }: ListProps) => {
  const redelivery = useRedelivery(environment)
  // A stretch back from now begins where it began when it was chosen: rows don't move under whoever reads them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stretch begins anew
  const now = useMemo(() => Date.now(), [filter.since])
  const input = useMemo(() => inputOf(filter, now), [filter, now])
  useKeys({ g: () => go(null, { ...filter, view: 'causes' }), s: () => redelivery.recover(filter) })
  return (
    <>
      <Split
        list={
          <Listing
            environment={environment}
            operation="connector-events.list"
            input={input}
            title="Connector events"
            noun={noun}
            columns={eventColumns}
            idOf={idOfEvent}
            copies={eventCopies}
            selected={selected}
            onOpen={open}
            selection={redelivery.selection}
            foot={redelivery.foot}
            fields={eventFields}
            file="connector-events"
            actions={
              <>
                <Button onClick={() => redelivery.recover(filter)}>Recover since…</Button>
                {redelivery.paste}
              </>
            }
            above={
              <>
                <ViewChoice filter={filter} onChange={(view) => go(null, { ...filter, view })}>
                  <SinceChoice filter={filter} onChange={change} />
                  <LiveSwitch environment={environment} operation="connector-events.list" input={input} />
                </ViewChoice>
                <EventFilters environment={environment} filter={filter} onChange={change} />
              </>
            }
            empty={
              isFiltered(filter) ? (
                <NoneLikeThat noun={noun} onAll={() => change({ ...filterless, view: filter.view })}>
                  Ids and types are searched as they are written, in any case.
                </NoneLikeThat>
              ) : (
                <NoneHere noun={noun} title="No connector events">
                  The platform answered, and nothing came from any connector. See{' '}
                  <Link to={screenAddress(environment, 'connectors')}>Connectors</Link>.
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
                tab={filter.tab}
                onTab={(tab) => change({ tab }, 'replace')}
                onClose={() => go(null, { ...filter, tab: '' })}
              />
            </Suspense>
          )
        }
      />
      {redelivery.step}
    </>
  )
}
