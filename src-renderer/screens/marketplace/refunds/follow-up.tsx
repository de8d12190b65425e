import type { RefundSubject } from '@contract/marketplace/refund-subject'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { failureOf, read } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { instantOf } from '../../../parts/instant'
import { Moment } from '../../../parts/moment'
import { useNow } from '../../../parts/now'
import { PanelSection } from '../../../parts/panel'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { followUp } from './receipt'
import styles from './refund-panel.module.css'
import type { RefundStory } from './refund-story'

/** Stripe reports within seconds as a rule. So long it is looked at by itself, often at first; in ms. */
const OFTEN = 30_000
const AT_ALL = 300_000
/** After this something is likely wrong with the report. */
const LATE = 120_000

/**
 * What comes of a refund, as it comes: Stripe has it, the purchase counts as refunded, the licence stops working. Read from
 * whatever is connected, until all of it is there or it has taken too long; where nothing is, it is said what should come.
 */
export const FollowUp = ({ story }: { story: RefundStory }) => {
  const { environment, purchase_id, through } = story
  const begun = instantOf(story.ended_at ?? story.asked_at)?.getTime() ?? 0
  const input = { purchase_id, ...(through ? { through } : {}) }
  const asked = useQuery({
    ...read(environment.id, 'refunds.get', input),
    refetchInterval: ({ state: { data, error } }) => {
      const age = Date.now() - begun
      if (failureOf(error) || (data !== undefined && isOver(data)) || age > AT_ALL) return false
      return age < OFTEN ? 1500 : 10_000
    },
  })
  const now = useNow(5000)
  const failure = failureOf(asked.error)
  if (failure?.code === 'not_connected')
    return (
      <PanelSection title="What comes of it">
        <p className="muted">{followUp}</p>
      </PanelSection>
    )
  const record = asked.data
  if (record === undefined || record === null)
    return (
      <PanelSection title="What comes of it">
        {failure ? (
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        ) : (
          <p className="muted" role="status">
            {record === null ? 'Nothing that is connected knows this purchase.' : 'Looking at what came of it.'}
          </p>
        )}
      </PanelSection>
    )
  const over = isOver(record)
  const late = !over && now.getTime() - begun > LATE
  return (
    <PanelSection title="What comes of it">
      <ul className={styles.steps} aria-live="polite">
        {record.refunds !== null && (
          <Step done={record.refunds.length > 0}>
            {record.refunds.length > 0
              ? `Stripe has the refund: ${visible(record.refunds[0]?.status ?? 'no status')}.`
              : 'Stripe has no refund of it.'}
          </Step>
        )}
        {record.status !== null && (
          <Step done={record.status === 'refunded'}>
            {record.status === 'refunded' ? (
              <>
                The marketplace counts it as refunded
                {record.refunded_at && (
                  <>
                    , <Moment at={record.refunded_at} />
                  </>
                )}
                .
              </>
            ) : (
              `The marketplace still says ${visible(record.status)}.`
            )}
          </Step>
        )}
        {record.license_status !== null && (
          <Step done={record.license_status !== 'active'}>
            {record.license_status === 'active' ? 'Its licence still works.' : `Its licence is ${visible(record.license_status)}.`}
          </Step>
        )}
      </ul>
      {record.status === null ? (
        <p className="muted">Whether the marketplace has taken it in can’t be seen: its database is not connected here.</p>
      ) : late ? (
        <>
          <p role="alert">
            Stripe’s report should have arrived by now and has not, or the marketplace did not take it. The buyer has the money back all the
            same. Look under Webhooks in Stripe’s dashboard for <span className="mono">charge.refunded</span>, and send it again from there.
          </p>
          <Button onClick={() => void asked.refetch()} loading={asked.isFetching}>
            Look again
          </Button>
        </>
      ) : (
        <p className="muted">
          {over ? 'The buyer’s e-mail can’t be seen from here.' : 'Waiting for Stripe’s report: it is looked at again by itself.'}
        </p>
      )}
    </PanelSection>
  )
}

/** All that can be seen has come, or nothing more can be seen. */
const isOver = (record: RefundSubject | null): boolean =>
  record === null || record.status === null || (record.status === 'refunded' && record.license_status !== 'active')

const Step = ({ done, children }: { done: boolean; children: ReactNode }) => (
  <li>
    <Tag tone={done ? 'good' : 'warn'}>{done ? 'done' : 'not yet'}</Tag> {children}
  </li>
)
