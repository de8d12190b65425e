import type { Failure } from '@contract/failure'
import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { screenAddress } from '../shell/address'
import styles from './confirm.module.css'
import type { useAttempt } from './confirm-attempt'
import { headingOf } from './confirm-words'
import { FailureNotice } from './failure'

interface Props {
  environment: string
  failure: Failure
  /** The screen's own words for it, above the server's. */
  explained: ReactNode
  write: Pick<ReturnType<typeof useAttempt>, 'needsLook' | 'settled' | 'unread' | 'looking'>
  onLook: () => void
}

/** A write that did not plainly succeed. Where it may have happened, looking comes before pressing again. */
export const ConfirmTrouble = ({ environment, failure, explained, write, onLook }: Props) => {
  const { needsLook, settled, unread, looking } = write
  const place = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each failure, and what was read after it, is brought into view
  useEffect(() => void place.current?.scrollIntoView({ block: 'end' }), [failure, settled, unread])
  return (
    <div ref={place} className={`${styles.part} ${styles.trouble}`}>
      {explained && <div className={styles.explain}>{explained}</div>}
      <FailureNotice failure={failure} />
      {failure.code === 'blocked' && failure.fields.attempt && (
        <p>
          <Link to={screenAddress(environment, 'ledger', failure.fields.attempt)}>Open that write in the ledger</Link>
        </p>
      )}
      {failure.code === 'moved' && (
        <dl className={styles.facts}>
          {Object.entries(failure.fields).map(([field, words]) => (
            <div key={field}>
              <dt>{headingOf(field)}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
      {settled && (
        <p className={styles.settled} role="status">
          {settled.what} {settled.settled === 'not_done' && 'Press again if you still want it.'}
        </p>
      )}
      {unread && <FailureNotice failure={unread} />}
      {needsLook && settled?.settled !== 'done' && (
        <div className={styles.look}>
          <Button loading={looking} onClick={onLook}>
            Read the record again
          </Button>
        </div>
      )}
    </div>
  )
}
