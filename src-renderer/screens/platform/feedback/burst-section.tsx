import type { Failure } from '@contract/failure'
import type { FeedbackBurst } from '@contract/platform/feedback'
import { feedbackWords } from '@contract/platform/feedback-words'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { failureOf, read } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { PanelSection } from '../../../parts/panel'
import styles from '../../../parts/triage/evidence.module.css'
import { everyMark, visible } from '../../../parts/visible-text'

const MOST = 1000
const SHOWN = 30

interface Props {
  environment: string
  id: string
  burst: FeedbackBurst | undefined
  failure: Failure | null
}

/** A burst as a whole: a verdict here is one write for all of it. */
export const BurstSection = ({ environment, id, burst, failure }: Props) => {
  const items = useQuery(read(environment, 'feedback.list', { burst_id: id, offset: 0, limit: MOST }))
  const unread = failureOf(items.error)
  const texts = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { text } of items.data?.items ?? []) counts.set(text, (counts.get(text) ?? 0) + 1)
    return [...counts].sort((a, b) => b[1] - a[1])
  }, [items.data])
  return (
    <PanelSection title={burst ? `Burst of ${burst.count.toLocaleString('en')}, one verdict` : 'Burst, one verdict'}>
      {failure && <FailureNotice failure={failure} />}
      {burst && (
        <Facts
          facts={[
            ['Stand', standWords(burst)],
            [
              'Texts',
              `${burst.texts.toLocaleString('en')} different, from ${burst.senders.toLocaleString('en')} ${burst.senders === 1 ? 'sender' : 'senders'}`,
            ],
            ['First', <Moment key="f" at={burst.first_at} full />],
            ['Last', <Moment key="l" at={burst.last_at} full />],
          ]}
        />
      )}
      {unread && <FailureNotice failure={unread} onRetry={() => void items.refetch()} />}
      {texts.length > 1 && (
        <details className={styles.sent}>
          <summary>Its texts</summary>
          <ul className={styles.lines}>
            {texts.slice(0, SHOWN).map(([text, count]) => (
              <li key={text} className={styles.line}>
                <span className="muted tabular">{count} ×</span>
                <span className="mono" dir="auto">
                  {everyMark(text.slice(0, 300)).text}
                  {text.length > 300 && '…'}
                </span>
              </li>
            ))}
          </ul>
          {texts.length > SHOWN && <p className="muted">And {(texts.length - SHOWN).toLocaleString('en')} more texts.</p>}
        </details>
      )}
    </PanelSection>
  )
}

/** "190 open, 10 done". */
const standWords = ({ by_status }: FeedbackBurst): string =>
  Object.entries(by_status)
    .map(([status, count]) => `${count.toLocaleString('en')} ${visible(feedbackWords(status))}`)
    .join(', ')
