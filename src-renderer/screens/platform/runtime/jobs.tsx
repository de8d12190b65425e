import { jobStates } from '@contract/platform/runtime'
import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { useConfirm } from '../../../parts/confirm'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { useMany } from '../../../parts/many'
import { useNow } from '../../../parts/now'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import { screenAddress } from '../../../shell/address'
import { JobDetail } from './job-detail'
import { copies, idOf, jobColumns, jobFields } from './record-columns'
import { all, isFiltered, jobsInputOf, type RuntimeFilter, searchOfRuntime } from './runtime-filter'
import { RuntimeFilters } from './runtime-filters'
import { RuntimeTop } from './runtime-top'

interface Props {
  environment: string
  selected: string | null
  filter: RuntimeFilter
}

/** Every job, what needs care first. One or many are begun again, or taken out of their queue. */
export const Jobs = ({ environment, selected, filter }: Props) => {
  const place = usePlace()
  const [, navigate] = useLocation()
  const now = useNow(30_000).getTime()
  const columns = useMemo(() => jobColumns(now), [now])
  const input = useMemo(() => jobsInputOf(filter), [filter])
  const confirm = useConfirm(environment)
  const many = useMany({ environment, operations: ['runtime.retry_job', 'runtime.cancel_job'], noun: { one: 'job', many: 'jobs' } })
  const go = (id: string | null, to: RuntimeFilter, how: 'push' | 'replace'): void =>
    navigate(`${screenAddress(environment, 'runtime', id)}${searchOfRuntime(to)}`, { replace: how === 'replace' })
  const exporting = useExport({
    environment,
    operation: 'runtime.jobs',
    input,
    columns: jobFields,
    fileName: `runtime-jobs-${place?.name ?? ''}`,
  })
  return (
    <>
      <Split
        list={
          <Table
            environment={environment}
            operation="runtime.jobs"
            remembered="runtime.jobs"
            input={input}
            title="Runtime"
            noun={{ one: 'job', many: 'jobs' }}
            columns={columns}
            idOf={idOf}
            copies={copies}
            selected={selected}
            selection={many.selection}
            foot={many.foot}
            onOpen={(id, how) => go(id, filter, how)}
            actions={
              <>
                {many.paste}
                <ExportButton {...exporting} />
              </>
            }
            under={
              <>
                <RuntimeTop environment={environment} show="jobs" />
                <RuntimeFilters
                  environment={environment}
                  filter={filter}
                  states={jobStates}
                  placeholder="Id, kind, worker, error"
                  onChange={(to, how) => go(selected, to, how)}
                />
                {exporting.run && <ExportState {...exporting} />}
              </>
            }
            empty={
              isFiltered(filter) ? (
                <Empty title="No job is like that" action={<Button onClick={() => go(selected, all('jobs'), 'push')}>Show all</Button>}>
                  Ids, kinds, workers and errors are searched as they are written.
                </Empty>
              ) : (
                <Empty title={`No jobs in ${place?.name ?? 'this environment'}`}>The platform answered, and nothing waits or runs.</Empty>
              )
            }
          />
        }
        detail={
          selected !== null && (
            <JobDetail
              key={`${environment} ${selected}`}
              environment={environment}
              id={selected}
              ask={confirm.ask}
              onClose={() => go(null, filter, 'push')}
            />
          )
        }
      />
      {confirm.step}
      {many.step}
    </>
  )
}
