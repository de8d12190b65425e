import { moneyWords } from '@contract/money'
import type { UsageOrg } from '@contract/platform/usage-records'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Facts, Section } from '../../../parts/page'
import { ProgressLine } from '../../../parts/progress-line'
import { RecordSection } from '../../../parts/record-page'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { useIsSetAside } from '../spend-set-aside'
import { toneOf, usedOf } from '../usage-words'
import { besideOrg, linkTo, plainWord } from './beside'
import { OrgListSection } from './org-list-section'

const OrgSpend = lazy(() => import('./org-spend'))

/** What an org spends and how its bill stands, with what the platform finds unusual. */
const OrgUsage = ({ environment, id }: { environment: string; id: string }) => {
  const isAside = useIsSetAside(environment)
  return (
    <RecordSection label="Usage">
      <Billing environment={environment} id={id} />
      <OrgListSection
        environment={environment}
        title="Anomalies"
        operation="usage.anomalies"
        input={{ org_id: id }}
        headings={[
          { words: 'What' },
          { words: 'Why' },
          { words: 'Seen', align: 'right' },
          { words: 'Expected', align: 'right' },
          { words: 'Found', align: 'right' },
        ]}
        keyOf={({ id: one }) => one}
        cells={({ id: one, kind, reason, seen_cents, expected_cents, currency, found_at }) => [
          `${visible(plainWord(kind))}${isAside(one) ? ' (set aside)' : ''}`,
          <bdi key="r">{visible(reason)}</bdi>,
          seen_cents === null ? '–' : moneyWords(seen_cents, currency),
          expected_cents === null ? '–' : moneyWords(expected_cents, currency),
          <Moment key="f" at={found_at} />,
        ]}
        none="The platform found nothing unusual in its usage."
        all={linkTo('See its usage', besideOrg(environment, 'usage', { record: id }))}
      />
    </RecordSection>
  )
}

const Billing = ({ environment, id }: { environment: string; id: string }) => {
  const asked = useQuery(read(environment, 'usage.org', { org_id: id }))
  const failure = asked.isFetching && !asked.data ? null : failureOf(asked.error)
  const to = besideOrg(environment, 'usage', { record: id })
  return (
    <Section title="This billing period">
      <ProgressLine active={asked.isFetching} label="Reading the usage" />
      {failure && <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />}
      {!asked.data && !failure && <p className="muted">Reading.</p>}
      {asked.data && (
        <>
          <BillingFacts org={asked.data} />
          <Suspense>
            <OrgSpend environment={environment} org={asked.data} />
          </Suspense>
        </>
      )}
      {asked.data && to && (
        <p>
          <Link to={to}>See what it was spent on</Link>
        </p>
      )}
    </Section>
  )
}

const BillingFacts = ({ org }: { org: UsageOrg }) => {
  const { currency, spend_cents, limit_cents, last_period_cents } = org
  const used = usedOf(org)
  const money = (cents: number | null, none: string): string => (cents === null ? none : moneyWords(cents, currency))
  return (
    <Facts
      facts={[
        [
          'Billing',
          <span key="h">
            <Tag tone={toneOf(org.health)}>{visible(plainWord(org.health))}</Tag>{' '}
            <span className="muted">last invoice {visible(plainWord(org.payment_state))}</span>
          </span>,
        ],
        [
          'Spent',
          <span key="s" className="tabular">
            {moneyWords(spend_cents, currency)}
            <span className="muted">
              {limit_cents === null ? ', without a limit' : ` of ${moneyWords(limit_cents, currency)}${used === null ? '' : `, ${used} %`}`}
            </span>
          </span>,
        ],
        [
          'Period before',
          <span key="l" className="tabular">
            {money(last_period_cents, 'none')}
          </span>,
        ],
        [
          'Threshold',
          <span key="t" className="tabular">
            {money(org.threshold_cents, 'none set')}
          </span>,
        ],
        ['Period ends', <Moment key="p" at={org.period_end} full />],
        ['Counted up to', <Moment key="u" at={org.updated_at} full />],
      ]}
    />
  )
}

export default OrgUsage
