import { type CommerceSnapshot, snapshotKinds } from '@contract/platform/commerce'
import { newestOf, staleWords } from '@contract/platform/commerce-ages'
import { Link } from 'wouter'
import { capital } from '../../../parts/capital'
import { Moment } from '../../../parts/moment'
import { useNow } from '../../../parts/now'
import { Tag } from '../../../parts/tag'
import { screenAddress } from '../../../shell/address'
import styles from './commerce.module.css'
import { kindsWords } from './commerce-words'

/** How old the newest snapshot of each kind is, and whether that is too old. */
export const Ages = ({ environment, snapshots }: { environment: string; snapshots: readonly CommerceSnapshot[] }) => {
  const now = useNow(30_000).getTime()
  return (
    <ul className={styles.ages} aria-label="How old the newest snapshots are">
      {snapshotKinds.map((kind) => {
        const newest = newestOf(snapshots, kind, now)
        return (
          <li key={kind}>
            <b>{capital(kindsWords(kind))}</b>{' '}
            {newest === null ? (
              <Tag tone="bad">no snapshot</Tag>
            ) : (
              <>
                <Link to={screenAddress(environment, 'commerce', newest.snapshot.id)}>
                  <Moment at={newest.snapshot.taken_at} />
                </Link>{' '}
                {newest.stale ? (
                  <Tag tone="warn">stale: older than {staleWords(kind)}</Tag>
                ) : (
                  <span className="muted">stale after {staleWords(kind)}</span>
                )}
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}
