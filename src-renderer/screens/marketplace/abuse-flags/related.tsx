import { type AbuseFlag, isResolved } from '@contract/marketplace/abuse-flags'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { failureOf } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { PanelSection } from '../../../parts/panel'
import { Tag } from '../../../parts/tag'
import styles from '../../../parts/triage/evidence.module.css'
import { MOST_WALKED } from '../../../parts/triage/walk'
import { visible } from '../../../parts/visible-text'
import { headlineOf, partiesOf } from './about'
import { asWord } from './row-state'
import { readHistory } from './walk'

const SHOWN = 5

/** Other flags about the same reference or the same accounts, newest first, and how they ended. */
export const Related = ({ environment, flag, onOpen }: { environment: string; flag: AbuseFlag; onOpen: (id: string) => void }) => {
  const history = useQuery(readHistory(environment))
  const [whole, setWhole] = useState(false)
  const related = useMemo(() => relatedTo(flag, history.data?.records), [flag, history.data])
  const failure = failureOf(history.error)
  const shown = whole ? related : related.slice(0, SHOWN)
  return (
    <PanelSection title="Other flags about them">
      {failure && !history.data ? (
        <FailureNotice failure={failure} onRetry={() => void history.refetch()} />
      ) : !history.data ? (
        <p className="muted">Looking through the flags</p>
      ) : related.length === 0 ? (
        <p className="muted">None{history.data.more && ` among the newest ${MOST_WALKED.toLocaleString('en')}`}</p>
      ) : (
        <>
          <p className="muted">{summaryOf(related)}</p>
          <ul className={styles.lines}>
            {shown.map((one) => (
              <li key={one.id} className={styles.line}>
                <Moment at={one.created_at} />
                <span>
                  <button type="button" className={styles.more} onClick={() => onOpen(one.id)}>
                    {visible(headlineOf(one))}
                  </button>{' '}
                  {isResolved(one) ? (
                    <Tag tone={one.status === 'resolved_legit' ? 'plain' : 'bad'}>{asWord(one.status)}</Tag>
                  ) : (
                    <Tag>open</Tag>
                  )}
                </span>
              </li>
            ))}
          </ul>
          {related.length > shown.length && (
            <button type="button" className={styles.more} onClick={() => setWhole(true)}>
              Show {related.length - shown.length} more
            </button>
          )}
        </>
      )}
    </PanelSection>
  )
}

const relatedTo = (flag: AbuseFlag, flags: ReadonlyMap<string, AbuseFlag> | undefined): AbuseFlag[] => {
  const ids = new Set(partiesOf(flag).map(({ id }) => id))
  const about = (one: AbuseFlag): boolean =>
    (flag.reference_id !== null && one.reference_id === flag.reference_id) || partiesOf(one).some(({ id }) => ids.has(id))
  return [...(flags?.values() ?? [])].filter((one) => one.id !== flag.id && about(one))
}

const summaryOf = (flags: readonly AbuseFlag[]): string => {
  const of = (status: string): number => flags.filter((one) => one.status === status).length
  const [legit, fraud] = [of('resolved_legit'), of('resolved_fraud')]
  const open = flags.filter((one) => !isResolved(one)).length
  return [fraud && `${fraud} fraud`, legit && `${legit} legit`, open && `${open} open`].filter(Boolean).join(' · ')
}
