import type { Output } from '@contract'
import { moneyWords } from '@contract/money'
import type { UsageOrg } from '@contract/platform/usage-records'
import type { Finding } from '@contract/platform/usage-rules'
import type { UseQueryResult } from '@tanstack/react-query'
import { failureOf } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import styles from './usage.module.css'
import { plainWord, shortDay, titleOfFinding, toneOf } from './usage-words'

interface Props {
  org: UsageOrg
  /** By this desk's own reading. */
  findings: readonly Finding[]
  /** What the platform found. */
  anomalies: UseQueryResult<Output<'usage.anomalies'>>
  /** Its days are known, so that the rules that need them were asked. */
  complete: boolean
}

/** What the platform found unusual and what this desk did, each with its reason and who says so. */
export const UsageFindings = ({ org, findings, anomalies, complete }: Props) => {
  const failure = anomalies.isFetching ? null : failureOf(anomalies.error)
  const theirs = anomalies.data?.items ?? []
  return (
    <>
      {failure && <FailureNotice failure={failure} onRetry={() => void anomalies.refetch()} />}
      {theirs.length + findings.length === 0 && anomalies.data && (
        <p className="muted">
          Neither the platform nor this desk finds anything unusual
          {complete ? '' : '; its days were not read, so only its bill was looked at'}.
        </p>
      )}
      <div className={styles.room}>
        <ul className={styles.findings}>
          {theirs.map(({ id, kind, reason, day, category, seen_cents, expected_cents, currency, found_at }) => (
            <li key={id}>
              <span>
                <Tag tone={toneOf(kind) === 'plain' ? 'warn' : toneOf(kind)}>{plainWord(kind)}</Tag>
              </span>
              <p>
                <bdi>{visible(reason)}</bdi>
                <span className="muted">
                  {[
                    day !== null && ` ${shortDay(day)}`,
                    category !== null && plainWord(category),
                    seen_cents !== null && `${moneyWords(seen_cents, currency)} seen`,
                    expected_cents !== null && `${moneyWords(expected_cents, currency)} expected`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </p>
              <span className={styles.aside}>
                the platform, <Moment at={found_at} />
              </span>
            </li>
          ))}
          {findings.map((finding) => (
            <li key={`${finding.rule} ${finding.day}`}>
              <span>
                <Tag tone={finding.severity}>{titleOfFinding(finding)}</Tag>
              </span>
              <p>
                {finding.words} {finding.day !== null && <span className="muted">{shortDay(finding.day)}</span>}
              </p>
              <span className={styles.aside}>this desk</span>
            </li>
          ))}
        </ul>
      </div>
      {anomalies.data && !anomalies.data.end && (
        <p className="muted">
          The platform found {anomalies.data.total ?? 'more'} for {visible(org.org_name)}: the newest stand here.
        </p>
      )}
    </>
  )
}
