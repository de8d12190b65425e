import { jobStates } from '@contract/platform/runtime'
import { useMemo } from 'react'
import { useConfirm } from '../../../parts/confirm'
import { NoneHere, NoneLikeThat } from '../../../parts/empty'
import { Listing } from '../../../parts/listing'
import { useMany } from '../../../parts/many'
import { useNow } from '../../../parts/now'
import { Split } from '../../../parts/panel'
import { JobDetail } from './job-detail'
import { copies, idOf, jobColumns, jobFields } from './record-columns'
import { all, isFiltered, jobsInputOf } from './runtime-filter'
import { RuntimeFilters } from './runtime-filters'
import { RuntimeTop } from './runtime-top'
import type { ListProps } from './screen'

const noun = { one: 'job', many: 'jobs' }

/** Every job, what needs care first. One or many are begun again, or taken out of their queue. */
export const Jobs = ({ environment, selected, filter, go, open, close, change }: ListProps) => {
  const now = useNow(30_000).getTime()
  const columns = useMemo(() => jobColumns(now), [now])
  const input = useMemo(() => jobsInputOf(filter), [filter])
  const confirm = useConfirm(environment)
  const many = useMany({ environment, operations: ['runtime.retry_job', 'runtime.cancel_job'], noun })
  return (
    <>
      <Split
        list={
          <Listing
            environment={environment}
            operation="runtime.jobs"
            remembered="runtime.jobs"
            input={input}
            title="Runtime"
            noun={noun}
            columns={columns}
            idOf={idOf}
            copies={copies}
            selected={selected}
            selection={many.selection}
            foot={many.foot}
            onOpen={open}
            fields={jobFields}
            file="runtime-jobs"
            actions={many.paste}
            above={<RuntimeTop environment={environment} show="jobs" />}
            filters={
              <RuntimeFilters
                environment={environment}
                filter={filter}
                states={jobStates}
                placeholder="Id, kind, worker, error"
                onChange={change}
              />
            }
            empty={
              isFiltered(filter) ? (
                <NoneLikeThat noun={noun} onAll={() => go(selected, all('jobs'))}>
                  Ids, kinds, workers and errors are searched as they are written.
                </NoneLikeThat>
              ) : (
                <NoneHere noun={noun}>The platform answered, and nothing waits or runs.</NoneHere>
              )
            }
          />
        }
        detail={
          selected !== null && (
            <JobDetail key={`${environment} ${selected}`} environment={environment} id={selected} ask={confirm.ask} onClose={close} />
          )
        }
      />
      {confirm.step}
      {many.step}
    </>
  )
}
