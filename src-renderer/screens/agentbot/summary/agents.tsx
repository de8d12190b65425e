import type { Output } from '@contract'
import type { AgentError } from '@contract/agentbot/summary'
import { MOST_ERRORS } from '@contract/agentbot/summary-words'
import type { HistorySpan } from '@contract/desk/health-history'
import { Copyable } from '../../../parts/copyable'
import { Moment } from '../../../parts/moment'
import { numbers } from '../../../parts/numbers'
import { OverTime } from '../../../parts/over-time'
import { Section } from '../../../parts/page'
import { ShortTable } from '../../../parts/short-table'
import { visible } from '../../../parts/visible-text'
import { MarketplaceUser } from './marketplace-user'
import { axisFormat, timesOf } from './past-words'
import styles from './summary.module.css'

type Summary = Output<'summary.get'>

interface Props {
  environment: string
  agents: Summary['agents']
  past: Output<'health-history.get'> | null
  span: HistorySpan
  stale: boolean
}

const PREFIX = 'agents.'

/** The agents by status, whatever statuses there are, now and over time; and those that failed last. */
export const Agents = ({ environment, agents, past, span, stale }: Props) => {
  const totals = Object.entries(agents?.totals ?? {}).toSorted(([a, n], [b, m]) => (m ?? -1) - (n ?? -1) || a.localeCompare(b))
  // In the order of the totals, so that the lines of a chart are those of the list above it.
  const place = (figure: string): number => totals.findIndex(([status]) => PREFIX + status === figure)
  const figures = (past?.figures ?? [])
    .filter(({ figure }) => figure.startsWith(PREFIX))
    .toSorted((a, b) => (place(a.figure) >>> 0) - (place(b.figure) >>> 0))
  const errors = agents?.recentErrors ?? null
  return (
    <Section title="Agents">
      {agents?.totals == null ? (
        <p className="muted">How many there are is not known.</p>
      ) : totals.length === 0 ? (
        <p className="muted">There are no agents.</p>
      ) : (
        <dl className={styles.totals} aria-label={stale ? 'Agents by status, as they were' : 'Agents by status'}>
          {totals.map(([status, count]) => (
            <div key={status}>
              <dt>
                <bdi>{visible(status) || '(no status)'}</bdi>
              </dt>
              <dd className={styles.big}>{count === null ? '–' : numbers.format(count)}</dd>
            </div>
          ))}
        </dl>
      )}
      {past && figures.length > 0 && (
        <OverTime
          label="Agents by status"
          times={timesOf(past.from, past.step, figures[0]?.values.length ?? 0)}
          series={figures.map(({ figure, values }) => ({ name: visible(figure.slice(PREFIX.length)) || '(no status)', values }))}
          format={axisFormat(span)}
        />
      )}
      {errors?.length === 0 && <p className="muted">No agent is in the error state.</p>}
      {errors && errors.length > 0 && <Errors environment={environment} errors={errors} inError={agents?.totals?.error ?? null} />}
      {agents && errors === null && <p className="muted">Which agents failed did not come with this summary.</p>}
    </Section>
  )
}

const nothing = <span className="faint">none</span>

const Errors = ({ environment, errors, inError }: { environment: string; errors: readonly AgentError[]; inError: number | null }) => (
  <>
    <p>
      {errors.length === 1 ? 'The agent that failed last.' : `The ${errors.length} agents that failed last.`}{' '}
      {inError !== null && inError > errors.length && (
        <span className="muted">
          {numbers.format(inError)} are in error; Agentbot lists at most {MOST_ERRORS}.
        </span>
      )}
    </p>
    <ShortTable
      label="Agents that failed last"
      headings={['Agent', 'Agent id', 'Last update', 'Owner', 'Marketplace']}
      rows={errors}
      // An id may be missing, and may come twice.
      keyOf={({ id }, at) => `${id} ${at}`}
      cells={(error) => [
        <span key="agent">
          <bdi>{visible(error.name ?? '') || <span className="faint">no name</span>}</bdi>
          {error.status !== null && error.status !== 'error' && <span className="muted"> ({visible(error.status)})</span>}
        </span>,
        error.id ? <Copyable key="id" value={visible(error.id)} label="agent id" mono /> : nothing,
        <Moment key="updated" at={error.updatedAt} />,
        error.userId ? <Copyable key="owner" value={visible(error.userId)} label="owner’s id" mono /> : nothing,
        <MarketplaceUser key="user" environment={environment} id={error.userId} />,
      ]}
    />
  </>
)
