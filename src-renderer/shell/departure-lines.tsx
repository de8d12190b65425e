import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { type Departure, dismiss, type Form, undo } from '../parts/departures'
import { Key } from '../parts/key'
import { useNow } from '../parts/now'
import { usePlace } from '../parts/place'
import { useKeys } from '../parts/use-keys'
import { screenAddress } from './address'
import { secondsLeft } from './countdown'
import styles from './departures.module.css'

const PATIENCE_MS = 600

const ConfirmDialog = lazy(() => import('../parts/confirm-dialog'))

/** One line each, the newest at the bottom; Z takes back the newest. */
const DepartureLines = ({ departures }: { departures: readonly Departure[] }) => {
  const [back, setBack] = useState<Departure | null>(null)
  const waiting = departures.filter(({ until }) => until !== null)
  const newest = waiting.at(-1)
  useKeys({ z: () => newest && void undo(newest.attempt) })
  return (
    <section className={styles.lines} aria-label="On their way">
      {departures.map((departure) =>
        departure.failure ? (
          <Failed key={departure.attempt} departure={departure} onBack={() => setBack(departure)} />
        ) : departure.until ? (
          <Waiting key={departure.attempt} departure={departure} until={departure.until} newest={departure === newest} />
        ) : (
          <Sending key={departure.attempt} sentence={departure.sentence} />
        ),
      )}
      {back?.form && (
        <Suspense>
          <Again form={back.form} departure={back} onClose={() => setBack(null)} />
        </Suspense>
      )}
    </section>
  )
}

const Waiting = ({ departure, until, newest }: { departure: Departure; until: string; newest: boolean }) => {
  const now = useNow(250)
  return (
    <div className={styles.line}>
      <span className={styles.words}>
        <bdi>{departure.sentence}</bdi>
        <span className="muted">
          {' '}
          · leaves in <span role="timer">{secondsLeft(until, now)} s</span>
        </span>
      </span>
      <Button size="compact-sm" onClick={() => void undo(departure.attempt)}>
        Undo {newest && <Key keys="Z" />}
      </Button>
    </div>
  )
}

/** Quick answers never show it. */
const Sending = ({ sentence }: { sentence: string }) => {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return shown ? (
    <div className={styles.line} role="status">
      <span className={styles.words}>
        <bdi>{sentence}</bdi> <span className="muted">· sent, waiting for the answer</span>
      </span>
    </div>
  ) : null
}

const Failed = ({ departure, onBack }: { departure: Departure; onBack: () => void }) => {
  const { attempt, sentence, failure, form } = departure
  const place = usePlace()
  if (!failure) return null
  const unknown = failure.happened === 'unknown'
  const here = place !== null && form?.environment === place.id
  const story = unknown ? attempt : failure.fields.attempt
  return (
    <div className={styles.line} role="alert" data-tone={unknown ? 'warn' : 'bad'}>
      <IconAlertTriangle size="1rem" aria-hidden="true" />
      <span className={styles.words}>
        <b>
          <bdi>{sentence}</bdi>: {unknown ? 'nobody knows whether it was done' : failure.happened === 'nothing' ? 'not sent' : 'refused'}.
        </b>{' '}
        {form?.asked.explain?.(failure) ?? failure.what} {failure.server_words && <span className="muted">“{failure.server_words}”</span>}
      </span>
      {story && place && <Link to={screenAddress(place.id, 'ledger', story)}>Open it in the ledger</Link>}
      {here && !unknown && (
        <Button size="compact-sm" onClick={onBack}>
          Back to the form
        </Button>
      )}
      <Button size="compact-sm" onClick={() => dismiss(attempt)}>
        Dismiss
      </Button>
    </div>
  )
}

/** The form as it was when it was sent, with why it came back. Its line goes once it is open: what failed is said once. */
const Again = ({ form, departure, onClose }: { form: Form; departure: Departure; onClose: () => void }) => (
  <ConfirmDialog environment={form.environment} asked={form.asked} again={{ form, failure: departure.failure }} onClose={onClose} />
)

export default DepartureLines
