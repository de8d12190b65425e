import type { Crossing } from '@contract/platform/org-boundaries'
import { Link } from 'wouter'
import { Tag } from '../../parts/tag'
import { visible } from '../../parts/visible-text'
import { screenAddress } from '../../shell/address'
import styles from './member.module.css'
import { headingOfRule } from './member-columns'

/** What crosses a boundary, each with its reason in words and the orgs it leads to. */
export const CrossingLines = ({ environment, crossings }: { environment: string; crossings: readonly Crossing[] }) =>
  crossings.length === 0 ? (
    <p className="muted">No boundary is crossed.</p>
  ) : (
    <ul className={styles.lines}>
      {crossings.map(({ rule, grave, reason, beyond }) => (
        <li key={rule} className={styles.line}>
          <Tag tone={grave ? 'warn' : 'plain'}>{headingOfRule(rule)}</Tag>
          <span className={styles.words}>
            <bdi>{visible(reason)}</bdi>
          </span>
          {beyond.length > 0 && (
            <span className={styles.links}>
              {beyond.map(({ org_id, org_name }) => (
                <Link key={org_id} to={screenAddress(environment, 'orgs', org_id)}>
                  <bdi>{visible(org_name)}</bdi>
                </Link>
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
