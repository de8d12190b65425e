import type { Failure } from '@contract/failure'
import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { ProgressLine } from '../../../parts/progress-line'
import styles from './home.module.css'

interface Props {
  title: string
  /** Where the number leads; null where there is no list of it. */
  to: string | null
  /** Null until it is known. */
  count: number | null
  at_least?: boolean
  /** What is counted: "open", "due in 24 h". */
  of: string
  tone?: 'warn' | 'bad' | undefined
  /** When it was seen, as an ISO string. */
  at: string | null
  note?: string | null
  fetching: boolean
  failure: Failure | null
  /** The same failure is shown above, once for several. */
  told?: boolean
  again: () => void
  children?: ReactNode
}

/** One answer to "what needs me now": a number that leads to its list, with its own age and its own failure. */
export const Tile = ({ title, to, count, at_least, of, tone, at, note, fetching, failure, told, again, children }: Props) => {
  // A server without it has nothing wrong with it.
  const dark = failure?.code === 'not_offered'
  const words = count === null ? null : `${at_least ? 'at least ' : ''}${count.toLocaleString('en')}`
  return (
    <section className={styles.tile} aria-label={title} aria-busy={fetching}>
      <ProgressLine active={fetching && count !== null} label={`Looking at ${title.toLowerCase()}`} />
      <h3>{title}</h3>
      {words === null && !failure && (
        <div role="status" aria-label={`Looking at ${title.toLowerCase()}`}>
          <Skeleton height="1.5rem" width="4rem" radius="4px" />
        </div>
      )}
      {words !== null && (
        <p className={styles.number} data-tone={count ? tone : undefined} data-none={count === 0 || undefined}>
          {to === null ? (
            <>
              <b>{words}</b> {of}
            </>
          ) : (
            <Link to={to}>
              <b>{words}</b> {of}
            </Link>
          )}
        </p>
      )}
      {dark && <p className="muted">{failure.what}</p>}
      {failure && !dark && !told && <FailureNotice failure={failure} onRetry={again} />}
      {failure && !dark && told && <p className="muted">Not read: as it says above.</p>}
      {count !== null && children}
      {note && <p className="muted">{note}</p>}
      {at !== null && (
        <p className={styles.age}>
          {failure ? 'Last seen ' : 'Seen '}
          <Moment at={at} />
        </p>
      )}
    </section>
  )
}
