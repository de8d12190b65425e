import type { Output } from '@contract'
import { moneyWords } from '@contract/money'
import type { UsageOrg } from '@contract/platform/usage-records'
import type { Finding } from '@contract/platform/usage-rules'
import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { failureOf } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { useNow } from '../../../parts/now'
import { Tag } from '../../../parts/tag'
import { SnoozeForm } from '../../../parts/triage/snooze-form'
import { snoozes } from '../../../parts/triage/snoozing'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import { FOR_GOOD, findingKey, isSetAside, useSpendSetAside } from '../spend-set-aside'
import { plainWord, shortDay, titleOfFinding, toneOf } from '../usage-words'
import styles from './usage.module.css'

interface Props {
  environment: string
  org: UsageOrg
  /** By this desk's own reading. */
  findings: readonly Finding[]
  /** What the platform found. */
  anomalies: UseQueryResult<Output<'usage.anomalies'>>
  /** Its days are known, so that the rules that need them were asked. */
  complete: boolean
}

interface Line {
  /** By what it is set aside. */
  id: string
  /** Its own end: then it is set aside no longer, whatever was chosen. */
  until: number | null
  tag: ReactNode
  words: ReactNode
  by: ReactNode
}

const linesOf = ({ org, findings, anomalies }: Pick<Props, 'org' | 'findings' | 'anomalies'>): Line[] => [
  ...(anomalies.data?.items ?? []).map(({ id, kind, reason, day, category, seen_cents, expected_cents, currency, found_at }) => ({
    id,
    until: null,
    tag: <Tag tone={toneOf(kind) === 'plain' ? 'warn' : toneOf(kind)}>{plainWord(kind)}</Tag>,
    words: (
      <>
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
      </>
    ),
    by: (
      <>
        the platform, <Moment at={found_at} />
      </>
    ),
  })),
  ...findings.map((finding) => ({
    id: findingKey(org, finding),
    until: Number.isNaN(Date.parse(org.period_end)) ? null : Date.parse(org.period_end),
    tag: <Tag tone={finding.severity}>{titleOfFinding(finding)}</Tag>,
    words: (
      <>
        {finding.words} {finding.day !== null && <span className="muted">{shortDay(finding.day)}</span>}
      </>
    ),
    by: 'this desk',
  })),
]

/** What the platform found unusual and what this desk did, each with its reason and who says so; what a person set aside is below. */
export const UsageFindings = ({ environment, org, findings, anomalies, complete }: Props) => {
  const { aside, set } = useSpendSetAside(environment)
  const now = useNow(30_000).getTime()
  const [asked, setAsked] = useState<string | null>(null)
  const failure = anomalies.isFetching ? null : failureOf(anomalies.error)
  const lines = linesOf({ org, findings, anomalies })
  const [put, open] = [lines.filter(({ id }) => isSetAside(aside, id, now)), lines.filter(({ id }) => !isSetAside(aside, id, now))]
  const setAside = ({ id, until }: Line, chosen: number): void => {
    setAsked(null)
    set(id, until === null ? chosen : Math.min(chosen, until))
  }
  return (
    <>
      {failure && <FailureNotice failure={failure} onRetry={() => void anomalies.refetch()} />}
      {lines.length === 0 && anomalies.data && (
        <p className="muted">
          Neither the platform nor this desk finds anything unusual
          {complete ? '' : '; its days were not read, so only its bill was looked at'}.
        </p>
      )}
      <div className={styles.room}>
        <ul className={styles.findings} aria-label="Anomalies">
          {open.map((line) => (
            <Found
              key={line.id}
              line={line}
              does={
                asked !== line.id && (
                  <button type="button" className={styles.quiet} onClick={() => setAsked(line.id)}>
                    Set aside…
                  </button>
                )
              }
            >
              {asked === line.id && <AsideForm onChoose={(until) => setAside(line, until)} onClose={() => setAsked(null)} />}
            </Found>
          ))}
        </ul>
        {put.length > 0 && (
          <details className={styles.put}>
            <summary>
              {put.length} set aside on this desk only: the platform and other desks go on showing {put.length === 1 ? 'it' : 'them'}
            </summary>
            <ul className={styles.findings} aria-label="Set aside on this desk">
              {put.map((line) => (
                <Found
                  key={line.id}
                  line={line}
                  does={
                    <button type="button" className={styles.quiet} onClick={() => set(line.id, null)}>
                      Put back
                    </button>
                  }
                />
              ))}
            </ul>
          </details>
        )}
      </div>
      {anomalies.data && !anomalies.data.end && (
        <p className="muted">
          The platform found {anomalies.data.total ?? 'more'} for {visible(org.org_name)}: the newest stand here.
        </p>
      )}
    </>
  )
}

const Found = ({ line, does, children }: { line: Line; does: ReactNode; children?: ReactNode }) => (
  <li>
    <span>{line.tag}</span>
    <p>{line.words}</p>
    <span className={styles.aside}>
      {line.by} {does && <>· {does}</>}
    </span>
    {children && <div className={styles.does}>{children}</div>}
  </li>
)

/** For how long; by key as everywhere else something is put off. */
const AsideForm = ({ onChoose, onClose }: { onChoose: (until: number) => void; onClose: () => void }) => {
  const [now] = useState(() => new Date())
  useKeys(Object.fromEntries(snoozes(now).map(({ key, until }) => [key, () => onChoose(until)])))
  return (
    <SnoozeForm
      now={now}
      onSnooze={onChoose}
      onClose={onClose}
      also={<Button onClick={() => onChoose(FOR_GOOD)}>Seen, until it is found anew</Button>}
    />
  )
}
