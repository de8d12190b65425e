import { contract, type MutationName } from '@contract'
import { confirmationFor } from '@contract/confirmation'
import type { Environment } from '@contract/desk/environments'
import type { Job } from '@contract/desk/jobs'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { failureOf, read, useWrite } from '../../../operations'
import { Ask } from '../../../parts/ask'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { readBlock } from '../../../parts/table-rows'
import { operationWords } from '../../../parts/write-words'
import { screenAddress } from '../../../shell/address'
import { Items } from './items'
import { JobTag, Progress, paceWords } from './job-words'
import styles from './jobs.module.css'

interface Props {
  /** The open environment. */
  environment: string
  id: string
  environments: readonly Environment[]
  onClose: () => void
  onOpen: (id: string) => void
}

/** One job as it runs: how far it is, what came of each item, and how to pause, go on, end it, or try failures again. */
export const JobPanel = ({ environment, id, environments, onClose, onOpen }: Props) => {
  const job = useQuery(read(null, 'jobs.get', { job_id: id }))
  const failure = failureOf(job.error)
  if (!job.data)
    return (
      <Panel title={job.data === null ? 'No such job' : 'Job'} beside={<span className="mono">{id}</span>} onClose={onClose}>
        <ProgressLine active={job.isFetching} label="Reading the job" />
        <PanelSection>
          {failure ? (
            <FailureNotice failure={failure} onRetry={() => void job.refetch()} />
          ) : (
            job.data === null && <p>This desk has no such job. It may have been made elsewhere.</p>
          )}
        </PanelSection>
      </Panel>
    )
  const about = environments.find((one) => one.id === job.data?.environment)
  return (
    <Panel
      title={
        <>
          {operationWords(job.data.operation)} <JobTag job={job.data} />
        </>
      }
      beside={<Copyable value={job.data.id} label="job id" mono />}
      onClose={onClose}
      actions={<JobActions key={job.data.id} job={job.data} about={about} onOpen={onOpen} />}
    >
      <PanelSection>
        <Progress job={job.data} />
        {job.data.reason && <Reason job={job.data} about={about} />}
      </PanelSection>
      <PanelSection title="About">
        <Facts
          facts={[
            ['Environment', about?.name ?? 'deleted'],
            ['Made', <Moment key="a" at={job.data.at} full />],
            ['Pace', paceWords(job.data.pace)],
            ...(job.data.retries
              ? [
                  [
                    'Tries again',
                    <Link key="r" to={screenAddress(environment, 'jobs', job.data.retries)}>
                      the failures of another job
                    </Link>,
                  ] as const,
                ]
              : []),
          ]}
        />
      </PanelSection>
      <Items environment={environment} job={job.data} />
    </Panel>
  )
}

/** Why it does not run, and what would help. */
const Reason = ({ job, about }: { job: Job; about: Environment | undefined }) => (
  <>
    <p className={styles.reason}>{job.reason}</p>
    {(job.state === 'stopped' || job.state === 'paused') && (
      <p className="muted">
        {job.waiting} {job.waiting === 1 ? 'item is' : 'items are'} still to do. Nothing that was sent is sent again.{' '}
        {job.state === 'stopped' && job.stopped_by !== 'over_limit' && about && (
          <Link to={`/environments/${encodeURIComponent(about.id)}`}>Token and address of {about.name}</Link>
        )}
      </p>
    )}
  </>
)

const JobActions = ({ job, about, onOpen }: { job: Job; about: Environment | undefined; onOpen: (id: string) => void }) => {
  const [asking, setAsking] = useState<'cancel' | 'retry' | 'over_limit' | null>(null)
  // Minted once: pressed twice it is still one job.
  const [next] = useState(() => crypto.randomUUID())
  const pause = useWrite(null, 'jobs.pause')
  const resume = useWrite(null, 'jobs.resume')
  const cancel = useWrite(null, 'jobs.cancel')
  const retry = useWrite(null, 'jobs.retry')
  const failed = useQuery(readBlock(null, 'jobs.items', { job_id: job.id, states: ['refused', 'settled_not_done'] }, 0)).data?.total ?? 0
  const input = { job_id: job.id }
  const { effect } = contract[job.operation as MutationName]
  const wanted = confirmationFor(effect, about?.kind ?? 'production', String(failed))
  const typed = wanted.how === 'type' ? wanted.text : wanted.how === 'read_back' ? 'read back' : undefined
  const failure = [pause, resume, cancel, retry].map(({ error }) => failureOf(error)).find((one) => one !== null)
  const over = job.state === 'ended' || job.state === 'cancelled'
  const tryAgain = async (): Promise<void> => {
    setAsking(null)
    const made = await retry.mutateAsync({ input: { ...input, new_job_id: next, typed } }).catch(() => null)
    if (made) onOpen(made.id)
  }
  return (
    <>
      {failure && <FailureNotice failure={failure} />}
      {job.state === 'running' && (
        <Button loading={pause.isPending} onClick={() => pause.mutate({ input })}>
          Pause
        </Button>
      )}
      {(job.state === 'paused' || job.state === 'stopped') && (
        <Button
          variant="filled"
          loading={resume.isPending}
          onClick={() => (job.stopped_by === 'over_limit' ? setAsking('over_limit') : resume.mutate({ input }))}
        >
          {job.stopped_by === 'over_limit' ? 'Go on…' : 'Resume'}
        </Button>
      )}
      {!over && (
        <Button loading={cancel.isPending} onClick={() => setAsking('cancel')}>
          Cancel job…
        </Button>
      )}
      {over && failed > 0 && (
        <Button loading={retry.isPending} onClick={() => setAsking('retry')}>
          Try {failed === 1 ? 'the failure' : `${failed} failures`} again…
        </Button>
      )}
      {over && failed === 0 && <span className="muted">Nothing is left to do.</span>}
      {asking === 'cancel' && (
        <Ask
          title="Cancel this job?"
          button="Cancel job"
          cancel="Keep it"
          onClose={() => setAsking(null)}
          onYes={() => {
            setAsking(null)
            cancel.mutate({ input })
          }}
        >
          {job.waiting} {job.waiting === 1 ? 'item that waits is' : 'items that wait are'} not sent. What was done stays done.
        </Ask>
      )}
      {asking === 'over_limit' && (
        <Ask
          title="Go beyond the limit of an hour?"
          button="Go on"
          cancel="Leave it"
          onClose={() => setAsking(null)}
          onYes={() => {
            setAsking(null)
            resume.mutate({ input: { ...input, over_limit: true } })
          }}
        >
          {job.reason} {job.waiting} {job.waiting === 1 ? 'is' : 'are'} still to do. It goes on for as much again as the limit is, then asks
          once more. That you wanted it stands in the ledger.
        </Ask>
      )}
      {asking === 'retry' && (
        <Ask
          title="Try the failures again?"
          button="Try again"
          type={wanted.how === 'type' ? wanted.text : undefined}
          onClose={() => setAsking(null)}
          onYes={() => void tryAgain()}
        >
          A new job of {failed} {failed === 1 ? 'item' : 'items'}: {operationWords(job.operation).toLowerCase()}. What is done, or unknown,
          is left alone.
        </Ask>
      )}
    </>
  )
}
