import { Button } from '@mantine/core'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { Link, useLocation } from 'wouter'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { searchOf } from '../../../parts/list-filter'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import { useKeys } from '../../../parts/use-keys'
import { screenAddress } from '../../../shell/address'
import { eventColumns, eventCopies, eventFields, idOfEvent } from './event-columns'
import { type EventFilter, inputOf, isFiltered } from './event-filter'
import { EventFilters, SinceChoice } from './event-filters'
import { LiveSwitch } from './live-switch'
import { noun, useRedelivery } from './use-redelivery'
import { ViewChoice } from './view-choice'

const EventDetail = lazy(() => import('./event-detail'))

interface Props {
  environment: string
  selected: string | null
  filter: EventFilter
}

/** Every event, as a live list; one that is opened has an address of its own. */
export const EventsList = ({ environment, selected, filter }: Props) => {
  const place = usePlace()
  const [, navigate] = useLocation()
  const redelivery = useRedelivery(environment)
  // A stretch back from now begins where it began when it was chosen: rows don't move under whoever reads them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stretch begins anew
  const now = useMemo(() => Date.now(), [filter.since])
  const input = useMemo(() => inputOf(filter, now), [filter, now])
  const exporting = useExport({
    environment,
    operation: 'connector-events.list',
    input,
    columns: eventFields,
    fileName: `connector-events-${place?.name ?? ''}`,
  })
  const go = useCallback(
    (id: string | null, to: EventFilter, how: 'push' | 'replace') =>
      navigate(`${screenAddress(environment, 'connector-events', id)}${searchOf(to)}`, { replace: how === 'replace' }),
    [environment, navigate],
  )
  const open = useCallback((id: string | null, how: 'push' | 'replace') => go(id, filter, how), [go, filter])
  const change = (part: Partial<EventFilter>, how: 'push' | 'replace' = 'push'): void => go(selected, { ...filter, ...part }, how)
  useKeys({ g: () => go(null, { ...filter, view: 'causes' }, 'push'), s: () => redelivery.recover(filter) })
  return (
    <>
      <Split
        list={
          <Table
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
            actions={
              <>
                <Button onClick={() => redelivery.recover(filter)}>Recover since…</Button>
                {redelivery.paste}
                <ExportButton {...exporting} />
              </>
            }
            under={
              <>
                <ViewChoice filter={filter} onChange={(view) => go(null, { ...filter, view }, 'push')}>
                  <SinceChoice filter={filter} onChange={change} />
                  <LiveSwitch environment={environment} operation="connector-events.list" input={input} />
                </ViewChoice>
                <EventFilters environment={environment} filter={filter} onChange={change} />
                {exporting.run && <ExportState {...exporting} />}
              </>
            }
            empty={
              isFiltered(filter) ? (
                <Empty
                  title="No event is like that"
                  action={<Button onClick={() => go(selected, { ...filterless, view: filter.view }, 'push')}>Show all</Button>}
                >
                  Ids and types are searched as they are written, in any case.
                </Empty>
              ) : (
                <Empty title={`No connector events in ${place?.name ?? 'this environment'}`}>
                  The platform answered, and nothing came from any connector. See{' '}
                  <Link to={screenAddress(environment, 'connectors')}>Connectors</Link>.
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
                tab={filter.tab}
                onTab={(tab) => go(selected, { ...filter, tab }, 'replace')}
                onClose={() => go(null, { ...filter, tab: '' }, 'push')}
              />
            </Suspense>
          )
        }
      />
      {redelivery.step}
    </>
  )
}

const filterless: EventFilter = {
  text: '',
  state: '',
  connector_id: '',
  org_id: '',
  verification: '',
  cause: '',
  since: '',
  view: '',
  tab: '',
}
