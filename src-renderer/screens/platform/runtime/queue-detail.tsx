import type { RuntimeQueue } from '@contract/platform/runtime'
import { queueSignals, usualDepth } from '@contract/platform/runtime-signals'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { useNow } from '../../../parts/now'
import { OverTime } from '../../../parts/over-time'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { readBlock } from '../../../parts/table-rows'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import styles from './runtime.module.css'
import { searchOfRuntime } from './runtime-filter'
import { SignalReasons } from './signals'

/** One queue: what is wrong with it and why, how deep it was, and the way to its jobs. */
export const QueueDetail = ({ environment, name, onClose }: { environment: string; name: string; onClose: () => void }) => {
  const asked = useQuery(readBlock(environment, 'runtime.queues', {}, 0))
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const queue = asked.data?.items.find((one) => one.name === name)
  return (
    <Panel title={<bdi>{visible(name).slice(0, 200)}</bdi>} beside={queue && `queue of ${visible(queue.kind)}s`} onClose={onClose}>
      <ProgressLine active={asked.isFetching && !queue} label="Reading the queue" />
      {failure && !queue && (
        <PanelSection>
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        </PanelSection>
      )}
      {asked.data && !queue && (
        <PanelSection>
          <p>The platform has no queue of this name.</p>
        </PanelSection>
      )}
      {queue && <Known environment={environment} queue={queue} />}
    </Panel>
  )
}

const Known = ({ environment, queue }: { environment: string; queue: RuntimeQueue }) => {
  const now = useNow(30_000).getTime()
  const signals = queueSignals(queue, now)
  const usual = usualDepth(queue)
  const jobs = (...states: string[]): string =>
    `${screenAddress(environment, 'runtime')}${searchOfRuntime({ show: 'jobs', queue: queue.name, states })}`
  return (
    <>
      <PanelSection title="Needs attention">
        {signals.length === 0 ? <p className="muted">Nothing: it is within its limits.</p> : <SignalReasons signals={signals} />}
      </PanelSection>
      <PanelSection title="Queue">
        <Facts
          facts={[
            ['Waiting', numbers.format(queue.depth)],
            ['Usually', usual === null ? 'not known' : numbers.format(usual)],
            ['Oldest waits since', <Moment key="o" at={queue.oldest_waiting_at} full none="nothing waits" />],
            ['Workers', queue.workers ?? 'not said'],
            ['Worker last seen', <Moment key="w" at={queue.worker_seen_at} full none="not said" />],
            ['Stalled jobs', queue.stalled ?? 'not said'],
            ['Finished a minute', queue.per_minute ?? 'not said'],
            ['Measured', <Moment key="m" at={queue.measured_at} full none="not said" />],
          ]}
        />
      </PanelSection>
      <PanelSection title="Over time">
        {queue.depth_history.length === 0 ? (
          <p className="muted">The platform keeps no history of it.</p>
        ) : (
          <OverTime
            label="Waiting over time"
            times={queue.depth_history.map(({ at }) => at)}
            series={[{ name: 'Waiting', values: queue.depth_history.map(({ depth }) => depth) }]}
            format={(at) => (Number.isNaN(Date.parse(at)) ? visible(at) : moments.format(new Date(at)))}
          />
        )}
      </PanelSection>
      <PanelSection title="Its jobs">
        <ul className={styles.more}>
          <li>
            <Link to={jobs('queued')}>Those that wait</Link>
          </li>
          <li>
            <Link to={jobs('stalled', 'failed')}>Those that stalled or failed</Link>
          </li>
          <li>
            <Link to={jobs()}>All of them</Link>
          </li>
        </ul>
      </PanelSection>
    </>
  )
}

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const moments = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
