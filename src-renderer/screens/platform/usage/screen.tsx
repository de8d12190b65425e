import { lazy, Suspense } from 'react'
import { Split } from '../../../parts/panel'
import type { ScreenProps } from '../../screen'
import { UsageOrgs } from './usage-orgs'
import { usageRecordIn } from './usage-record'

// Each list stands alone: what is not looked at is not loaded.
const Org = lazy(async () => ({ default: (await import('./usage-org')).UsageOrgPage }))
const Anomalies = lazy(async () => ({ default: (await import('./usage-anomalies')).UsageAnomalies }))
const Thresholds = lazy(async () => ({ default: (await import('./usage-thresholds')).UsageThresholds }))
const Exports = lazy(async () => ({ default: (await import('./usage-exports')).UsageExports }))

/** What is spent: by all and by each org, what is unusual about it, what is watched, and files of it. */
const UsageScreen = ({ environment, selected }: ScreenProps) => {
  const record = usageRecordIn(selected)
  if (record.page === 'orgs') return <Split list={<UsageOrgs environment={environment} />} detail={null} />
  return (
    <Suspense>
      {record.page === 'org' && <Org key={`${environment} ${record.org_id}`} environment={environment} id={record.org_id} />}
      {record.page === 'anomalies' && <Split list={<Anomalies environment={environment} />} detail={null} />}
      {record.page === 'thresholds' && <Split list={<Thresholds environment={environment} />} detail={null} />}
      {(record.page === 'exports' || record.page === 'new-export') && <Exports environment={environment} record={record} />}
    </Suspense>
  )
}

export default UsageScreen
