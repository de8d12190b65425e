import { moneyWords } from '@contract/money'
import { estimateOf, lastByNow, periodsOfTotal, sumOf } from '@contract/platform/usage-days'
import type { UsageTotal } from '@contract/platform/usage-records'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { OneChip } from '../../../parts/chips'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { readBlock } from '../../../parts/table-rows'
import { useKeys } from '../../../parts/use-keys'
import { screenAddress } from '../../../shell/address'
import { SpendOverTime } from '../spend-over-time'
import { useIsSetAside } from '../spend-set-aside'
import { changeWords, plainWord } from '../usage-words'
import { StripWaiting } from './strip-waiting'
import styles from './usage.module.css'
import { orgName } from './usage-columns'
import { recordOf } from './usage-record'

interface Props {
  environment: string
  /** Which currency is drawn; the one most orgs are billed in where this is none of them. */
  currency: string
  onCurrency: (currency: string) => void
}

/** The spend of all orgs of one currency over time, and the newest anomalies. Each fails by itself: the list stands below. */
export const UsageStrip = ({ environment, currency, onCurrency }: Props) => {
  const totals = useQuery(read(environment, 'usage.totals', {}))
  const anomalies = useQuery(readBlock(environment, 'usage.anomalies', {}, 0))
  const isAside = useIsSetAside(environment)
  useKeys({ t: () => onCurrency(next(currencies, chosen?.currency)) })
  const currencies = totals.data?.currencies.map((one) => one.currency) ?? []
  const chosen = totals.data?.currencies.find((one) => one.currency === currency) ?? totals.data?.currencies[0]
  const failure = totals.isFetching ? null : failureOf(totals.error)
  return (
    <div className={styles.room}>
      <div className={styles.strip}>
        <section aria-label="Spend over time" className={styles.time}>
          {failure && <FailureNotice failure={failure} onRetry={() => void totals.refetch()} />}
          {totals.isPending && <StripWaiting />}
          {totals.data?.currencies.length === 0 && <p className="muted">The platform answered, and nothing was spent in any currency.</p>}
          {chosen && (
            <Total key={chosen.currency} total={chosen}>
              {currencies.length > 1 && (
                <OneChip
                  label="Currency"
                  options={(totals.data?.currencies ?? []).map((one) => ({
                    value: one.currency,
                    words: one.currency.toUpperCase(),
                    count: one.orgs,
                  }))}
                  chosen={chosen.currency}
                  onChoose={onCurrency}
                />
              )}
            </Total>
          )}
        </section>
        <section aria-label="Newest anomalies" className={styles.newest}>
          <h2>
            <Link to={screenAddress(environment, 'usage', recordOf({ page: 'anomalies' }))}>Newest anomalies</Link>
          </h2>
          {anomalies.error && !anomalies.isFetching ? (
            <p className="muted">{failureOf(anomalies.error)?.what}</p>
          ) : anomalies.data?.items.length === 0 ? (
            <p className="muted">The platform found none.</p>
          ) : (
            <ul>
              {(anomalies.data?.items ?? []).slice(0, 4).map((one) => (
                <li key={one.id}>
                  <Link to={screenAddress(environment, 'usage', one.org_id)}>
                    <bdi>{orgName(one)}</bdi>
                  </Link>
                  <span className="muted">
                    {' '}
                    {plainWord(one.kind)} · <Moment at={one.found_at} />
                    {isAside(one.id) && ' · set aside'}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </div>
  )
}

const next = (all: readonly string[], now: string | undefined): string => all[(all.indexOf(now ?? '') + 1) % Math.max(1, all.length)] ?? ''

/** One currency: its figures, beside the choice of another, and its spend over time. */
const Total = ({ total, children }: { total: UsageTotal; children: ReactNode }) => {
  const periods = useMemo(() => periodsOfTotal(total), [total])
  if (!periods)
    return (
      <>
        {children}
        <p className="muted">The platform’s period has no beginning and end Opsdesk can read.</p>
      </>
    )
  const { currency, limit_cents, unlimited_orgs } = total
  const money = (cents: number): string => moneyWords(cents, currency)
  const [estimate, before] = [estimateOf(periods), lastByNow(periods)]
  const change = changeWords(sumOf(periods.full), before)
  return (
    <>
      <div className={styles.totals}>
        {children}
        <dl className={styles.figures}>
          <div>
            <dt>Spent, as counted</dt>
            <dd>
              {money(total.spend_cents)}{' '}
              <small>
                <Moment at={total.updated_at} />
              </small>
            </dd>
          </div>
          <div>
            <dt>Last period by then</dt>
            <dd>
              {before === null ? '–' : money(before)} {change && <small>{change}</small>}
            </dd>
          </div>
          <div>
            <dt>Estimate for the period</dt>
            <dd>{estimate === null ? <small>after 3 full days</small> : `about ${money(estimate)}`}</dd>
          </div>
          <div>
            <dt>Limits together</dt>
            <dd>
              {limit_cents === null ? '–' : money(limit_cents)} {unlimited_orgs ? <small>{unlimited_orgs} without</small> : null}
            </dd>
          </div>
        </dl>
      </div>
      <SpendOverTime
        label={`Spend in ${currency.toUpperCase()}`}
        periods={periods}
        currency={currency}
        limit={limit_cents}
        height="7.5rem"
      />
    </>
  )
}
