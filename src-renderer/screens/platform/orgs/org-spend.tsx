import { periodsOfOrg, sumOf } from '@contract/platform/usage-days'
import type { UsageOrg } from '@contract/platform/usage-records'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { failureOf, read } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { SpendOverTime } from '../spend-over-time'

/** What an org had spent by the end of each day of its period, as a chart with its table. A server may count no days: its bill stands all the same. */
const OrgSpend = ({ environment, org }: { environment: string; org: UsageOrg }) => {
  const asked = useQuery(read(environment, 'usage.org_days', { org_id: org.org_id }))
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const periods = useMemo(() => (asked.data ? periodsOfOrg(asked.data) : null), [asked.data])
  if (failure) return <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
  if (!asked.data) return <div style={{ height: HEIGHT }} role="status" aria-label="Reading its spend by day" />
  if (!periods) return <p className="muted">Its period has no beginning and end Opsdesk can read, so nothing is drawn.</p>
  if (sumOf([...periods.full, ...periods.last]) + (periods.today?.cents ?? 0) === 0)
    return <p className="muted">Nothing was spent in this period, nor in the last.</p>
  return (
    <SpendOverTime
      label="Spend over this period"
      periods={periods}
      currency={org.currency}
      limit={org.limit_cents}
      threshold={org.threshold_cents}
      height={HEIGHT}
    />
  )
}

const HEIGHT = '8rem'

export default OrgSpend
