import { contract } from '@contract'
import type { RuntimeJob } from '@contract/platform/runtime'
import { jobSignals } from '@contract/platform/runtime-signals'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import type { useConfirm } from '../../../parts/confirm'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { Moment } from '../../../parts/moment'
import { useNow } from '../../../parts/now'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { RecordLink } from '../record-link'
import { stateTone } from './record-columns'
import { all, searchOfRuntime } from './runtime-filter'
import { SignalReasons } from './signals'

interface Props {
  environment: string
  id: string
  ask: ReturnType<typeof useConfirm>['ask']
  onClose: () => void
}

/** One job: how it stands and why, and beginning it again or taking it out. */
export const JobDetail = ({ environment, id, ask, onClose }: Props) => {
  const asked = useQuery(read(environment, 'runtime.job', { job_id: id }))
  const now = useNow(30_000).getTime()
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const job = asked.data
  return (
    <Panel
      title={
        job ? (
          <>
            <bdi>{visible(job.kind ?? 'Job').slice(0, 200)}</bdi> <Tag tone={stateTone(job.state)}>{visible(job.state)}</Tag>
          </>
        ) : (
          'Job'
        )
      }
      beside={<Copyable value={id} label="job’s id" mono />}
      onClose={onClose}
      actions={job && <Decide job={job} ask={ask} />}
    >
      <ProgressLine active={asked.isFetching && !job} label="Reading the job" />
      {failure && (
        <PanelSection>
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        </PanelSection>
      )}
      {job && (
        <>
          {(job.error || jobSignals(job, now).length > 0) && (
            <PanelSection title="Why">
              <SignalReasons signals={jobSignals(job, now)} />
              {job.error && <p className="mono">{visible(job.error)}</p>}
            </PanelSection>
          )}
          <PanelSection title="Job">
            <Facts facts={factsOf(environment, job)} />
          </PanelSection>
        </>
      )}
    </Panel>
  )
}

const factsOf = (environment: string, job: RuntimeJob): Parameters<typeof Facts>[0]['facts'] => [
  [
    'Queue',
    job.queue ? (
      <Link key="q" to={`${screenAddress(environment, 'runtime', job.queue)}${searchOfRuntime(all('queues'))}`}>
        <bdi>{visible(job.queue)}</bdi>
      </Link>
    ) : (
      'not said'
    ),
  ],
  ['Attempts', job.attempts === null ? 'not said' : `${job.attempts}${job.max_attempts === null ? '' : ` of ${job.max_attempts}`}`],
  ['Queued', <Moment key="u" at={job.queued_at} full none="not said" />],
  ['Begun', <Moment key="b" at={job.started_at} full none="not yet" />],
  ['Last beat', <Moment key="l" at={job.beat_at} full none="none" />],
  ['Ended', <Moment key="e" at={job.finished_at} full none="not yet" />],
  ['Worker', job.worker ? <bdi key="w">{visible(job.worker)}</bdi> : 'none'],
  ['Org', <RecordLink key="o" environment={environment} type="org" id={job.org_id} />],
  ['Workspace', <RecordLink key="k" environment={environment} type="workspace" id={job.workspace_id} />],
]

const mayBe = (operation: 'runtime.retry_job' | 'runtime.cancel_job', job: RuntimeJob): boolean =>
  contract[operation].confirm?.eligible(job as never, { job_id: job.id }) === null

/** What the contract says may be done with it as it stands. */
const Decide = ({ job, ask }: { job: RuntimeJob; ask: Props['ask'] }) => {
  const [retry, cancel] = [mayBe('runtime.retry_job', job), mayBe('runtime.cancel_job', job)]
  const again = (): void => ask('runtime.retry_job', { job_id: job.id })
  const out = (): void => ask('runtime.cancel_job', { job_id: job.id })
  useKeys({ ...(retry ? { t: again } : {}), ...(cancel ? { x: out } : {}) })
  if (!retry && !cancel) return <p className="muted">Nothing is to be done with it: it is {visible(job.state)}.</p>
  return (
    <>
      {retry && (
        <Button variant="filled" onClick={again}>
          Retry job <Key keys="T" />
        </Button>
      )}
      {cancel && (
        <Button onClick={out}>
          Cancel job <Key keys="X" />
        </Button>
      )}
    </>
  )
}
