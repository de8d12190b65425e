import type { DeliveryAttempt } from '@contract/platform/connector-events'
import { useState } from 'react'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { numbers } from '../../../parts/numbers'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { useWhole } from '../../../parts/whole-list'
import { causeWords } from '../connector-cause-words'
import styles from './connector-events.module.css'
import { HeaderTable } from './event-payload'

/** Every try, the newest first, each with what was sent and what came back. */
export const EventAttempts = ({ environment, id }: { environment: string; id: string }) => {
  const whole = useWhole(environment, 'connector-events.attempts', { event_id: id })
  return (
    <>
      <ProgressLine active={whole.fetching} label="Reading the attempts" />
      {whole.failure && <FailureNotice failure={whole.failure} onRetry={whole.again} />}
      {!whole.begun && !whole.failure && <p className="muted">Reading…</p>}
      {whole.note && <p className="muted">{whole.note}</p>}
      {whole.begun && whole.rows.length === 0 && <p className="muted">Its delivery was never tried.</p>}
      <ol className={styles.attempts} reversed>
        {whole.rows.toReversed().map((attempt) => (
          <li key={attempt.id}>
            <Attempt attempt={attempt} />
          </li>
        ))}
      </ol>
    </>
  )
}

const Attempt = ({ attempt }: { attempt: DeliveryAttempt }) => {
  const [open, setOpen] = useState(false)
  const { number, status, cause, duration_ms, at, error, worker, redelivery } = attempt
  return (
    <>
      <div className={styles.attempt}>
        <b className="tabular">{number}</b>
        <Tag tone={cause === null ? 'plain' : 'bad'}>{status === null ? 'no answer' : String(status)}</Tag>
        {cause !== null && <span>{causeWords(cause)}</span>}
        <span className="muted tabular">{duration_ms === null ? '' : `${numbers.format(duration_ms)} ms`}</span>
        <span className="muted">
          <Moment at={at} full />
        </span>
      </div>
      {error && <bdi className="muted">{visible(error)}</bdi>}
      {redelivery !== null && <p className="muted">Asked for by a person.</p>}
      <details className={styles.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>What was sent and what came back</summary>
        {open && (
          <>
            {worker && (
              <p className="muted">
                By <bdi>{visible(worker)}</bdi>
              </p>
            )}
            <h3>Sent with</h3>
            <HeaderTable headers={attempt.request_headers} label={`Headers sent with try ${number}`} />
            <h3>Answered with</h3>
            <HeaderTable headers={attempt.response_headers} label={`Headers of the answer to try ${number}`} />
            <h3>Answer</h3>
            {attempt.response_body ? (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
              <section className={styles.text} tabIndex={0} aria-label={`Answer to try ${number}`}>
                {visible(attempt.response_body)}
              </section>
            ) : (
              <p className="muted">None.</p>
            )}
          </>
        )}
      </details>
    </>
  )
}
