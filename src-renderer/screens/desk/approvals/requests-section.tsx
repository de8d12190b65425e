import { moneyWords } from '@contract/money'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { failureOf, read } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { useNow } from '../../../parts/now'
import { Section } from '../../../parts/page'
import { StateTag } from '../../../parts/state-tag'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { sentenceOf } from '../../../parts/write-words'
import styles from './approvals.module.css'
import { type AskedFor, askedFor, isOver, isWriteState } from './asked'

const SHOWN = 20

/** What this desk asked a second person for, and what became of it as far as their answers were read in. */
export const RequestsSection = () => {
  const steps = useQuery(read(null, 'approvals.list', {}))
  const failure = failureOf(steps.error)
  const [all, setAll] = useState(false)
  const asked = askedFor(steps.data?.items ?? [])
  return (
    <Section title="Requests from this desk">
      {failure && <FailureNotice failure={failure} onRetry={() => void steps.refetch()} />}
      {steps.data && asked.length === 0 && (
        <p className="muted">
          None yet. Where a refund takes a second person, its confirm step exports a request. What became of it stands here once their
          answer is opened above.
        </p>
      )}
      {asked.length > 0 && (
        <ul className={styles.rows} aria-label="Requests from this desk">
          {asked.slice(0, all ? undefined : SHOWN).map((one) => (
            <Asked key={one.request} one={one} />
          ))}
        </ul>
      )}
      {!all && asked.length > SHOWN && <Button onClick={() => setAll(true)}>Show all {asked.length}</Button>}
    </Section>
  )
}

const Asked = ({ one }: { one: AskedFor }) => {
  const now = useNow(60_000).getTime()
  const currency = useQuery(read(null, 'settings.get', {})).data?.currency ?? 'usd'
  return (
    <li>
      <div className={styles.what}>
        <span>
          <bdi>{visible(sentenceOf(one.operation, one.target))}</bdi>
          {one.stated_cents !== null && <span className="tabular"> · {moneyWords(one.stated_cents, currency)}</span>}
        </span>
        <span className="muted">
          <bdi>{visible(one.environment)}</bdi> · <Moment at={one.at} /> · <span className="mono">{one.request.slice(0, 8)}</span>
        </span>
        {one.note && (
          <span className="muted">
            <bdi>{visible(one.note)}</bdi>
          </span>
        )}
        {one.answer && (
          <span>
            Answered by <bdi>{visible(one.answer.checker)}</bdi>
            {one.answer.subject && <span className="mono"> {visible(one.answer.subject)}</span>}, <Moment at={one.answer.at} />
          </span>
        )}
      </div>
      {one.answer === null ? (
        <Tag tone={isOver(one, now) ? 'plain' : 'accent'}>{isOver(one, now) ? 'a day old, no answer' : 'no answer yet'}</Tag>
      ) : isWriteState(one.answer.state) ? (
        <StateTag state={one.answer.state} />
      ) : (
        <Tag>{visible(one.answer.state)}</Tag>
      )}
    </li>
  )
}
