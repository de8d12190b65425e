import type { Notification } from '@contract/platform/notifications'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import type { useConfirm } from '../../../parts/confirm'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import styles from '../../../parts/triage/evidence.module.css'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { RecordLink } from '../record-link'
import { notificationFilterIn, searchOfNotifications } from './notification-filter'
import { eventWords, severityTone } from './notification-words'

interface Props {
  environment: string
  id: string
  ask: ReturnType<typeof useConfirm>['ask']
  onClose: () => void
}

/** One notification: what happened to whom, and the platform's own words. */
export const NotificationDetail = ({ environment, id, ask, onClose }: Props) => {
  const asked = useQuery(read(environment, 'notifications.get', { notification_id: id }))
  const notification = asked.data
  const failure = asked.isFetching ? null : failureOf(asked.error)
  return (
    <Panel
      title={
        notification ? (
          <>
            <bdi>{visible(notification.title).slice(0, 300)}</bdi>{' '}
            <Tag tone={severityTone(notification.severity)}>{visible(notification.severity)}</Tag>
          </>
        ) : (
          'Notification'
        )
      }
      beside={<Copyable value={id} label="notification’s id" mono />}
      onClose={onClose}
      actions={notification?.acknowledged_at === null && <Acknowledge id={id} ask={ask} />}
    >
      <ProgressLine active={asked.isFetching} label="Reading the notification" />
      {failure && (
        <PanelSection>
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        </PanelSection>
      )}
      {notification && (
        <>
          {notification.body && (
            <PanelSection title="What it says">
              <pre className={styles.code} dir="auto">
                {visible(notification.body)}
              </pre>
            </PanelSection>
          )}
          <What environment={environment} notification={notification} />
          <More environment={environment} notification={notification} />
        </>
      )}
    </Panel>
  )
}

const Acknowledge = ({ id, ask }: Pick<Props, 'id' | 'ask'>) => {
  const press = (): void => ask('notifications.acknowledge', { notification_id: id })
  useKeys({ a: press })
  return (
    <Button variant="filled" onClick={press}>
      Acknowledge <Key keys="A" />
    </Button>
  )
}

const What = ({ environment, notification }: { environment: string; notification: Notification }) => (
  <PanelSection title="Notification">
    <Facts
      facts={[
        ['When', <Moment key="w" at={notification.created_at} full />],
        ['Event', eventWords(notification.event)],
        [
          'Org',
          <RecordLink key="o" environment={environment} type="org" id={notification.org_id} name={notification.org_name} none="none" />,
        ],
        ['Agent', notification.agent_id ? <Copyable key="a" value={notification.agent_id} label="agent’s id" mono /> : 'none'],
        ['About', notification.about_id ? <Copyable key="b" value={notification.about_id} label="id" mono /> : 'not said'],
        [
          'Acknowledged',
          notification.acknowledged_at === null ? (
            <span key="n" className="muted">
              not yet
            </span>
          ) : (
            <span key="n">
              <Moment at={notification.acknowledged_at} full />
              <RecordLink environment={environment} type="user" id={notification.acknowledged_by} none="by nobody named" />
            </span>
          ),
        ],
      ]}
    />
  </PanelSection>
)

const More = ({ environment, notification }: { environment: string; notification: Notification }) => {
  const to = (part: Partial<ReturnType<typeof notificationFilterIn>>): string =>
    `${screenAddress(environment, 'notifications')}${searchOfNotifications({ ...notificationFilterIn('state=any'), ...part })}`
  return (
    <PanelSection title="More like it">
      <ul className={styles.lines}>
        {notification.about_id && (
          <li>
            <Link to={to({ search: notification.about_id })}>Everything about {visible(notification.about_id)}</Link>
          </li>
        )}
        {notification.org_id && (
          <li>
            <Link to={to({ org_id: notification.org_id })}>Everything of this org</Link>
          </li>
        )}
        <li>
          <Link to={to({ event: notification.event })}>Every {eventWords(notification.event).toLowerCase()}</Link>
        </li>
      </ul>
    </PanelSection>
  )
}
