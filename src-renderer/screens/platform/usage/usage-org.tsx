import { moneyWords } from '@contract/money'
import { dayOf, estimateOf, lastByNow, type Periods, periodsOfOrg, sumOf } from '@contract/platform/usage-days'
import type { UsageOrg } from '@contract/platform/usage-records'
import { findingsOf } from '@contract/platform/usage-rules'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { failureOf, read } from '../../../operations'
import { useConfirm } from '../../../parts/confirm'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { Moment } from '../../../parts/moment'
import { Actions, Page, Section } from '../../../parts/page'
import { ProgressLine } from '../../../parts/progress-line'
import { readBlock } from '../../../parts/table-rows'
import { Tag } from '../../../parts/tag'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { SpendOverTime } from '../spend-over-time'
import { changeWords, moneyOrDash, plainWord, toneOf, usedOf } from '../usage-words'
import { OrgThreshold } from './org-threshold'
import { SpendByDay } from './spend-by-day'
import styles from './usage.module.css'
import { orgName } from './usage-columns'
import { UsageFindings } from './usage-findings'
import { recordOf } from './usage-record'

/** One org's spend: against its limit and its last period, by day and by what it was for, and what is unusual about it. */
export const UsageOrgPage = ({ environment, id }: { environment: string; id: string }) => {
  const [, navigate] = useLocation()
  const confirm = useConfirm(environment)
  const [editing, setEditing] = useState(false)
  const asked = useQuery(read(environment, 'usage.org', { org_id: id }))
  const days = useQuery({ ...read(environment, 'usage.org_days', { org_id: id }), enabled: asked.data !== undefined })
  const anomalies = useQuery({ ...readBlock(environment, 'usage.anomalies', { org_id: id }, 0), enabled: asked.data !== undefined })
  const org = asked.data
  const periods = useMemo(() => (days.data ? periodsOfOrg(days.data) : null), [days.data])
  const isSpent = periods !== null && sumOf([...periods.full, ...periods.last]) + (periods.today?.cents ?? 0) > 0
  const findings = useMemo(() => (org ? findingsOf(org, days.data ?? null) : []), [org, days.data])
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const daysFailure = days.isFetching ? null : failureOf(days.error)
  const again = (): void => {
    for (const one of [asked, days, anomalies]) void one.refetch()
  }
  const startExport = (): void => navigate(screenAddress(environment, 'usage', recordOf({ page: 'new-export', org_id: id })))
  useKeys({
    r: again,
    escape: () => (editing ? setEditing(false) : navigate(screenAddress(environment, 'usage'))),
    ...(org ? { t: () => setEditing(true), n: startExport } : {}),
  })
  const marked = new Set(
    [...findings.map(({ day }) => day), ...(anomalies.data?.items ?? []).map(({ day }) => day)].filter((day) => day !== null),
  )
  return (
    <Page
      wide
      title={org ? orgName(org) : 'Usage of an org'}
      beside={
        <>
          usage and spend · <Link to={screenAddress(environment, 'usage')}>All orgs</Link>
        </>
      }
      actions={
        org && (
          <Actions>
            <Button component={Link} to={screenAddress(environment, 'orgs', id)}>
              The org
            </Button>
            <Button component={Link} to={`${screenAddress(environment, 'models')}?org_id=${encodeURIComponent(id)}`}>
              Models used
            </Button>
            <Button onClick={startExport}>
              Export usage… <Key keys="N" />
            </Button>
          </Actions>
        )
      }
    >
      <ProgressLine active={asked.isFetching || days.isFetching} label="Reading its usage" />
      {failure && <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />}
      {failure?.code === 'not_found' && (
        <p className="muted">
          Is <span className="mono">{id}</span> an export?{' '}
          <Link to={screenAddress(environment, 'usage', recordOf({ page: 'exports', export_id: id }))}>Look among the exports</Link>
        </p>
      )}
      {org && (
        <>
          <Figures org={org} periods={periods} />
          <OrgThreshold environment={environment} org={org} editing={editing} onEdit={setEditing} ask={confirm.ask} />
          <Section title="Anomalies">
            <UsageFindings
              environment={environment}
              org={org}
              findings={findings}
              anomalies={anomalies}
              complete={days.data !== undefined}
            />
          </Section>
          {daysFailure && <FailureNotice failure={daysFailure} onRetry={() => void days.refetch()} />}
          {days.data && !periods && <p className="muted">Its period has no beginning and end Opsdesk can read, so nothing is drawn.</p>}
          {periods && days.data && !isSpent && <p className="muted">Nothing was spent in this period, nor in the last.</p>}
          {periods && days.data && isSpent && (
            <>
              <Section title="Over this period">
                <SpendOverTime
                  label="Spend over this period"
                  periods={periods}
                  currency={org.currency}
                  limit={org.limit_cents}
                  threshold={org.threshold_cents}
                  height="11rem"
                />
              </Section>
              <Section title="By day, and what it was for">
                <SpendByDay days={days.data} periods={periods} marked={marked} />
              </Section>
            </>
          )}
        </>
      )}
      {confirm.step}
    </Page>
  )
}

const Figures = ({ org, periods }: { org: UsageOrg; periods: Periods | null }) => {
  const { currency, spend_cents, limit_cents, last_period_cents, health, payment_state } = org
  const used = usedOf(org)
  const [estimate, before] = periods ? [estimateOf(periods), lastByNow(periods)] : [null, null]
  const change = periods && changeWords(sumOf(periods.full), before)
  const over = estimate !== null && limit_cents !== null && estimate > limit_cents
  return (
    <>
      <dl className={styles.figures}>
        <div>
          <dt>Billing</dt>
          <dd>
            <Tag tone={toneOf(health)}>{plainWord(health)}</Tag>{' '}
            <small>{payment_state === 'none' ? 'never billed' : `last invoice ${plainWord(payment_state)}`}</small>
          </dd>
        </div>
        <div>
          <dt>Spent in this period</dt>
          <dd data-tone={used !== null && used > 100 ? 'bad' : used !== null && used >= 90 ? 'warn' : undefined}>
            {moneyWords(spend_cents, currency)} {used !== null && <small>{used} % of its limit</small>}
          </dd>
        </div>
        <div>
          <dt>Limit</dt>
          <dd>{limit_cents === null ? <small>none</small> : moneyWords(limit_cents, currency)}</dd>
        </div>
        <div>
          <dt>Last period by then</dt>
          <dd>
            {moneyOrDash(before, currency)} {change && <small>{change}</small>}
          </dd>
        </div>
        <div>
          <dt>Last period</dt>
          <dd>{moneyOrDash(last_period_cents, currency)}</dd>
        </div>
        <div>
          <dt>Estimate for this period</dt>
          <dd data-tone={over ? 'warn' : undefined}>
            {estimate === null ? <small>after 3 full days</small> : `about ${moneyWords(estimate, currency)}`}
          </dd>
        </div>
      </dl>
      <p className="muted">
        {visible(org.plan ?? '') && <>{visible(org.plan ?? '')} plan · </>}
        period {dayOfOrAsIs(org.period_start)} to {dayOfOrAsIs(org.period_end)}, in UTC · counted up to <Moment at={org.updated_at} full />{' '}
        · <Copyable value={org.org_id} label="org’s id" mono />
      </p>
    </>
  )
}

const dayOfOrAsIs = (at: string): string => (Number.isNaN(Date.parse(at)) ? visible(at) : dayOf(at))
