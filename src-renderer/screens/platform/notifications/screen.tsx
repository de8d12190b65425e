import { notificationKinds } from '@contract/platform/notifications'
import { Button } from '@mantine/core'
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { read } from '../../../operations'
import { useConfirm } from '../../../parts/confirm'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { useMany } from '../../../parts/many'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import { screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { idOfNotification, notificationColumns, notificationCopies, notificationFields } from './notification-columns'
import { NotificationDetail } from './notification-detail'
import {
  isFiltered,
  type NotificationFilter,
  notificationFilterIn,
  notificationInputOf,
  searchOfNotifications,
} from './notification-filter'
import { NotificationFilters } from './notification-filters'

const noun = { one: 'notification', many: 'notifications' }

/** What the platform has to say of schedules, messages and usage, as queues: each leaves its queue once somebody acknowledged it. */
const NotificationsScreen = ({ environment, selected }: ScreenProps) => {
  const place = usePlace()
  const search = useSearch()
  const [, navigate] = useLocation()
  const [opened] = useState(Date.now)
  const filter = useMemo(() => notificationFilterIn(search), [search])
  const input = useMemo(() => notificationInputOf(filter, opened), [filter, opened])
  const confirm = useConfirm(environment)
  const many = useMany({ environment, operations: ['notifications.acknowledge'], noun })
  const waiting = useWaiting(environment)
  const exporting = useExport({
    environment,
    operation: 'notifications.list',
    input,
    columns: notificationFields,
    fileName: `notifications-${place?.name ?? ''}`,
  })
  const go = useCallback(
    (id: string | null, to: NotificationFilter, how: 'push' | 'replace') =>
      navigate(`${screenAddress(environment, 'notifications', id)}${searchOfNotifications(to)}`, { replace: how === 'replace' }),
    [environment, navigate],
  )
  const open = useCallback((id: string | null, how: 'push' | 'replace') => go(id, filter, how), [go, filter])
  return (
    <>
      <Split
        list={
          <Table
            environment={environment}
            operation="notifications.list"
            input={input}
            title="Platform notifications"
            noun={noun}
            columns={notificationColumns}
            idOf={idOfNotification}
            copies={notificationCopies}
            selected={selected}
            onOpen={open}
            selection={many.selection}
            foot={many.foot}
            actions={<ExportButton {...exporting} />}
            under={
              <>
                <NotificationFilters filter={filter} waiting={waiting} onChange={(to, how) => go(selected, to, how)} />
                {exporting.run && <ExportState {...exporting} />}
              </>
            }
            empty={
              isFiltered(filter) ? (
                <Empty
                  title="No notification is like that"
                  action={<Button onClick={() => go(selected, notificationFilterIn('state=any'), 'push')}>Show all</Button>}
                >
                  Titles, errors and ids are searched as they are written, in any case.
                </Empty>
              ) : filter.state === 'any' ? (
                <Empty title={`No notifications in ${place?.name ?? 'this environment'}`}>
                  The platform answered, and has told of nothing {filter.kind === '' ? 'yet' : 'of this kind yet'}.
                </Empty>
              ) : (
                <Empty
                  title={`Nothing is new in ${place?.name ?? 'this environment'}`}
                  action={<Button onClick={() => go(selected, { ...filter, state: 'any' }, 'push')}>Show what was acknowledged</Button>}
                >
                  Everything in this queue was acknowledged, or the platform has told of nothing yet.
                </Empty>
              )
            }
          />
        }
        detail={
          selected !== null && (
            <NotificationDetail
              key={`${environment} ${selected}`}
              environment={environment}
              id={selected}
              ask={confirm.ask}
              onClose={() => open(null, 'push')}
            />
          )
        }
      />
      {confirm.step}
      {many.step}
    </>
  )
}

/** How many of each queue nobody acknowledged: the totals of lists of one row. */
const useWaiting = (environment: string): Readonly<Record<string, number | undefined>> => {
  const lists = useQueries({
    queries: notificationKinds.map((kind) => ({
      ...read(environment, 'notifications.list', { kind, acknowledged: false, offset: 0, limit: 1 }),
      placeholderData: keepPreviousData,
    })),
  })
  return Object.fromEntries(notificationKinds.map((kind, at) => [kind, lists[at]?.data?.total ?? undefined]))
}

export default NotificationsScreen
