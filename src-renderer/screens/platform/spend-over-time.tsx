import { moneyWords } from '@contract/money'
import { type Periods, paceDaysOf } from '@contract/platform/usage-days'
import { lazy, Suspense, useMemo } from 'react'
import { AsTable } from '../../parts/as-table'
import { ChartKey } from '../../parts/chart-key'
import { ChartWaiting } from '../../parts/chart-waiting'
import styles from './spend-over-time.module.css'
import { isDrawn, runningDays } from './usage-series'
import { shortDay } from './usage-words'

const Chart = lazy(() => import('./running-chart'))

interface Props {
  /** Names the table: "Spend in USD". */
  label: string
  periods: Periods
  currency: string
  limit: number | null
  threshold?: number | null
  height: string
}

/** What had been spent by the end of each day, against the limit and the last period; the same as a table. */
export const SpendOverTime = ({ label, periods, currency, limit, threshold = null, height }: Props) => {
  const rows = useMemo(() => runningDays(periods), [periods])
  const limitDrawn = isDrawn(limit, rows)
  const thresholdDrawn = isDrawn(threshold, rows)
  const money = (cents: number | null): string => (cents === null ? '–' : moneyWords(cents, currency))
  return (
    <div>
      <Suspense fallback={<ChartWaiting height={height} />}>
        <Chart
          rows={rows}
          currency={currency}
          limit={limitDrawn ? limit : null}
          threshold={thresholdDrawn ? threshold : null}
          height={height}
        />
      </Suspense>
      <div className={styles.below}>
        <ChartKey
          label={`${label}: which line is which`}
          entries={[
            { name: 'this period', colour: 'var(--accent)' },
            ...(rows.some(({ estimate }) => estimate !== null)
              ? [{ name: `estimate, at the pace of the last ${paceDaysOf(periods)} full days`, colour: 'var(--accent)', dashed: true }]
              : []),
            ...(rows.some(({ last }) => last !== null) ? [{ name: 'last period', colour: 'var(--muted)' }] : []),
          ]}
        />
        {limit !== null && !limitDrawn && <span className="muted">The limit, {money(limit)}, is far above what is drawn.</span>}
        <AsTable
          label={label}
          headings={['By the end of', 'This period', 'Last period', 'Estimate']}
          rows={rows.map(({ day, now, last, estimate }) => [shortDay(day), money(now), money(last), now === null ? money(estimate) : '–'])}
        />
      </div>
    </div>
  )
}
