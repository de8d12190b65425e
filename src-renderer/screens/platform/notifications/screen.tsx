import { notificationKinds } from '@contract/platform/notifications'
import { Button } from '@mantine/core'
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { read } from '../../../operations'
import { useConfirm } from '../../../parts/confirm'
import { NoneHere, NoneLikeThat } from '../../../parts/empty'
import { Listing } from '../../../parts/listing'
import { useMany } from '../../../parts/many'
import { Split } from '../../../parts/panel'
import { useListAddress } from '../../../parts/use-list-address'
import type { ScreenProps } from '../../screen'
import { idOfNotification, notificationColumns, notificationCopies, notificationFields } from './notification-columns'
import { NotificationDetail } from './notification-detail'
import { isFiltered, notificationFilterIn, notificationInputOf, searchOfNotifications } from './notification-filter'
import { NotificationFilters } from './notification-filters'

const noun = { one: 'notification', many: 'notifications' }

const address = { read: notificationFilterIn, write: searchOfNotifications }

/** What the platform has to say of schedules, messages and usage, as queues: each leaves its queue once somebody acknowledged it. */
const NotificationsScreen = (props: ScreenProps) => {
  const { environment, selected } = props
  const [opened] = useState(Date.now)
  const { filter, go, open, close, change } = useListAddress('notifications', props, address)
  const input = useMemo(() => notificationInputOf(filter, opened), [filter, opened])
  const confirm = useConfirm(environment)
  const many = useMany({ environment, operations: ['notifications.acknowledge'], noun })
  const waiting = useWaiting(environment)
  return (
    <>
      <Split
        list={
          <Listing
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
            fields={notificationFields}
            file="notifications"
            filters={<NotificationFilters filter={filter} waiting={waiting} onChange={change} />}
            empty={
              isFiltered(filter) ? (
                <NoneLikeThat noun={noun} onAll={() => go(selected, notificationFilterIn('state=any'))}>
                  Titles, errors and ids are searched as they are written, in any case.
                </NoneLikeThat>
              ) : filter.state === 'any' ? (
                <NoneHere noun={noun}>
                  The platform answered, and has told of nothing {filter.kind === '' ? 'yet' : 'of this kind yet'}.
                </NoneHere>
              ) : (
                <NoneHere
                  noun={noun}
                  title="Nothing is new"
                  action={<Button onClick={() => change({ state: 'any' })}>Show what was acknowledged</Button>}
                >
                  Everything in this queue was acknowledged, or the platform has told of nothing yet.
                </NoneHere>
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
              onClose={close}
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
