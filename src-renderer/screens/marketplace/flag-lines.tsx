import { type AbuseFlag, isResolved } from '@contract/marketplace/abuse-flags'
import { Link } from 'wouter'
import { Moment } from '../../parts/moment'
import { Tag } from '../../parts/tag'
import { visible } from '../../parts/visible-text'
import { screenAddress } from '../../shell/address'
import styles from './flag-lines.module.css'

const MOST = 5

/** The flags about somebody in a few lines, open ones first: what kind, how decided, when. */
export const FlagLines = ({ environment, flags }: { environment: string; flags: readonly AbuseFlag[] }) => {
  if (flags.length === 0) return <span className="faint">none</span>
  const open = flags.filter((flag) => !isResolved(flag)).length
  return (
    <>
      <span className="muted">
        {open} open, {flags.length - open} resolved
      </span>
      <ul className={styles.lines}>
        {flags.slice(0, MOST).map((flag) => (
          <li key={flag.id}>
            {isResolved(flag) ? <Tag>{visible(flag.status.replace(/^resolved_/, ''))}</Tag> : <Tag tone="warn">open</Tag>}{' '}
            {visible(flag.flag_type)}
            <span className="muted">
              {' '}
              · <Moment at={flag.created_at} /> ·{' '}
            </span>
            <Link className="mono" to={screenAddress(environment, 'abuse-flags', flag.id)}>
              {flag.id}
            </Link>
          </li>
        ))}
        {flags.length > MOST && <li className="muted">and {flags.length - MOST} more</li>}
      </ul>
    </>
  )
}
