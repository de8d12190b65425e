import { Button, Skeleton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { failureOf, read } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { useNow } from '../../../parts/now'
import { Page, Section } from '../../../parts/page'
import { ProgressLine } from '../../../parts/progress-line'
import { readBlock } from '../../../parts/table-rows'
import { useKeys } from '../../../parts/use-keys'
import { useWhole } from '../../../parts/whole-list'
import { Checks } from './checks'
import { NeedsCare } from './needs-care'
import styles from './runtime.module.css'
import { RuntimeTop } from './runtime-top'

const everything = {}

/** Runtime at a glance: what needs care, and how every part that is checked is and was. */
export const Health = ({ environment }: { environment: string }) => {
  const client = useQueryClient()
  const now = useNow(30_000).getTime()
  const health = useQuery(read(environment, 'runtime.health', {}))
  const queues = useQuery(readBlock(environment, 'runtime.queues', everything, 0))
  const sandboxes = useWhole(environment, 'runtime.sandboxes', everything, 3)
  const stalled = useQuery(read(environment, 'runtime.jobs', { state: 'stalled', limit: 1 }))
  const failed = useQuery(read(environment, 'runtime.jobs', { state: 'failed', limit: 1 }))
  const again = (): void => void client.invalidateQueries({ queryKey: [environment, 'runtime'] })
  useKeys({ r: again })
  // Each part may be missing by itself: what is there is shown, what is not is said once.
  const failures = [health.error, queues.error, stalled.error].map(failureOf)
  const failure = [...failures, sandboxes.failure].filter((one) => one !== null)
  const fetching = health.isFetching || queues.isFetching || sandboxes.fetching
  const begun = health.data || queues.data || sandboxes.begun
  return (
    <Page
      title="Runtime"
      wide
      actions={
        <Button onClick={again}>
          Refresh <Key keys="R" />
        </Button>
      }
    >
      <RuntimeTop environment={environment} show="health" />
      <div className={styles.progress}>
        <ProgressLine active={fetching} label="Reading runtime" />
      </div>
      {failure
        .filter((one, at) => failure.findIndex(({ what }) => what === one.what) === at)
        .map((one) => (
          <FailureNotice key={one.what} failure={one} onRetry={again} />
        ))}
      {!begun && failure.length === 0 && <Waiting />}
      {begun && (
        <Section title="Needs attention">
          <NeedsCare
            environment={environment}
            checks={health.data?.checks ?? []}
            queues={queues.data?.items ?? []}
            sandboxes={sandboxes.rows}
            stalled={stalled.data?.total ?? null}
            failed={failed.data?.total ?? null}
            now={now}
          />
        </Section>
      )}
      {health.data && (
        <Section title="Checks">
          <Checks checks={health.data.checks} now={now} />
        </Section>
      )}
    </Page>
  )
}

const Waiting = () => (
  <div aria-busy="true" role="status" aria-label="Reading runtime">
    {[60, 64, 56, 62, 40, 48].map((width) => (
      <Skeleton key={width} height="0.75rem" mb="1.25rem" width={`${width}%`} radius="4px" />
    ))}
  </div>
)
