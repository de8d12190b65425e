import { missingOf } from '@contract/agentbot/summary-words'
import { HistorySpan } from '@contract/desk/health-history'
import { Button, Skeleton } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useLocation, useSearch } from 'wouter'
import { failureOf, read } from '../../../operations'
import { Empty } from '../../../parts/empty'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { Moment } from '../../../parts/moment'
import { Page } from '../../../parts/page'
import { usePlace } from '../../../parts/place'
import { ProgressLine } from '../../../parts/progress-line'
import { useKeys } from '../../../parts/use-keys'
import { environmentAddress, screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { Agents } from './agents'
import { Freshness } from './freshness'
import { Services } from './health'
import { SpanChoice } from './span-choice'
import { moveStop } from './stops'
import styles from './summary.module.css'
import { copyAddresses, Trials } from './trials'
import { useSummary } from './use-summary'

/** Agentbot at a glance: its services, trials and agents, now and as this desk remembers them. Made to be kept open. */
const SummaryScreen = ({ environment }: ScreenProps) => {
  const place = usePlace()
  const connected = place?.services.agentbot != null
  const search = useSearch()
  const [, navigate] = useLocation()
  const span = spanIn(search)
  const choose = (next: HistorySpan): void =>
    navigate(`${screenAddress(environment, 'summary')}${next === 'day' ? '' : `?span=${next}`}`, { replace: true })
  const { summary, readAt, failure, failures, fetching, again } = useSummary(environment, connected)
  const history = useQuery({
    ...read(null, 'health-history.get', { environment_id: environment, span }),
    enabled: connected,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
  const past = history.data ?? null
  const untold = failureOf(history.error)
  useKeys({
    r: again,
    j: () => moveStop(1),
    k: () => moveStop(-1),
    e: () => void copyAddresses(summary?.trial?.expiringSoon ?? []),
    t: () => choose(HistorySpan.options[(HistorySpan.options.indexOf(span) + 1) % HistorySpan.options.length] ?? 'day'),
  })
  if (!connected)
    return (
      <Page title="Agentbot">
        <Empty
          title={`${place?.name ?? 'This environment'} has no Agentbot yet`}
          action={<Link to={environmentAddress(environment)}>Add its address and cookie</Link>}
        >
          With one, its services, trials and agents are shown here, and what changed while you looked.
        </Empty>
      </Page>
    )
  const missing = summary ? missingOf(summary) : []
  const shared = { past, span, stale: failure !== null }
  return (
    <Page
      title="Agentbot"
      beside={<Freshness readAt={readAt} timestamp={summary?.timestamp ?? null} failure={failure} failures={failures} />}
      actions={
        <Button onClick={again} loading={fetching && summary === null}>
          Refresh <Key keys="R" />
        </Button>
      }
    >
      <div className={styles.progress}>
        <ProgressLine active={fetching} label="Reading the summary" />
      </div>
      {failure && (
        <div className={styles.failing}>
          <FailureNotice failure={failure} onRetry={again} />
          <p className="muted">
            {summary || past?.contact?.last_reached_at ? (
              <>
                This says nothing about the services themselves. What is below is from the last time Agentbot was reached,{' '}
                <Moment at={past?.contact?.last_reached_at ?? (readAt ? new Date(readAt).toISOString() : null)} />.
              </>
            ) : (
              'Agentbot was never reached from this desk, so nothing is known of its services.'
            )}
          </p>
        </div>
      )}
      {missing.length > 0 && (
        <p className={styles.note} role="note">
          Agentbot’s answer lacks {listed(missing)}. The rest is shown as it came.
        </p>
      )}
      {untold && <FailureNotice failure={untold} onRetry={() => void history.refetch()} />}
      <SpanChoice span={span} onChoose={choose} oldest={past?.oldest ?? null} />
      {summary === null && !failure ? (
        <Waiting />
      ) : (
        <>
          <Services services={summary?.serviceHealth ?? null} known={summary !== null} {...shared} />
          <Trials environment={environment} trial={summary?.trial ?? null} {...shared} />
          <Agents environment={environment} agents={summary?.agents ?? null} {...shared} />
        </>
      )}
    </Page>
  )
}

const spanIn = (search: string): HistorySpan => HistorySpan.safeParse(new URLSearchParams(search).get('span')).data ?? 'day'

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

const Waiting = () => (
  <div aria-busy="true" role="status" aria-label="Reading the summary">
    {[60, 64, 56, 62, 40, 48].map((width) => (
      <Skeleton key={width} height="0.75rem" mb="1.25rem" width={`${width}%`} radius="4px" />
    ))}
  </div>
)

export default SummaryScreen
