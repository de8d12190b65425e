import { Link } from 'wouter'
import { screenAddress } from '../../../shell/address'
import styles from './usage.module.css'
import { recordOf, type UsageRecord } from './usage-record'

const views: readonly { words: string; record: UsageRecord }[] = [
  { words: 'Orgs', record: { page: 'orgs' } },
  { words: 'Anomalies', record: { page: 'anomalies' } },
  { words: 'Thresholds', record: { page: 'thresholds' } },
  { words: 'Exports', record: { page: 'exports', export_id: null } },
]

/** The lists of this screen, each with an address of its own. */
export const UsageViews = ({ environment, now }: { environment: string; now: UsageRecord['page'] }) => (
  <nav aria-label="Usage and spend" className={styles.views}>
    {views.map(({ words, record }) => (
      <Link
        key={words}
        to={screenAddress(environment, 'usage', recordOf(record))}
        className={styles.look}
        aria-current={record.page === now ? 'page' : undefined}
      >
        {words}
      </Link>
    ))}
  </nav>
)
