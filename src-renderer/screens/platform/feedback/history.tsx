import type { FeedbackEvent } from '@contract/platform/feedback'
import { feedbackWords } from '@contract/platform/feedback-words'
import { useQuery } from '@tanstack/react-query'
import { failureOf, read } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { PanelSection } from '../../../parts/panel'
import styles from '../../../parts/triage/evidence.module.css'
import { visible } from '../../../parts/visible-text'

const MOST = 100

/** What was done with it, by whom, newest first, with the notes. */
export const History = ({ environment, id }: { environment: string; id: string }) => {
  const history = useQuery(read(environment, 'feedback.history', { feedback_id: id, offset: 0, limit: MOST }))
  const failure = failureOf(history.error)
  const events = history.data?.items ?? []
  return (
    <PanelSection title="History and notes">
      {failure && <FailureNotice failure={failure} onRetry={() => void history.refetch()} />}
      {history.data && events.length === 0 && <p className="muted">Nothing was done with it yet</p>}
      {!history.data && !failure && <p className="muted">Reading its history</p>}
      <ul className={styles.lines}>
        {events.map((event) => (
          <li key={event.id} className={styles.line}>
            <Moment at={event.at} />
            <span>
              {wordsOf(event)}
              {event.by && <span className="muted"> · by {visible(event.by)}</span>}
              {event.note && <span className={styles.quote}>{visible(event.note)}</span>}
            </span>
          </li>
        ))}
      </ul>
      {history.data && !history.data.end && <p className="muted">Only the newest {MOST} are shown.</p>}
    </PanelSection>
  )
}

const wordsOf = ({ what, from, to }: FeedbackEvent): string => {
  if (what === 'moved') return `From ${feedbackWords(from ?? 'nowhere')} to ${feedbackWords(to ?? 'nowhere')}`
  if (what === 'assigned') return to === null ? 'Assigned to nobody' : `Assigned to ${visible(to)}`
  return what === 'note' ? 'Note' : visible(feedbackWords(what))
}
