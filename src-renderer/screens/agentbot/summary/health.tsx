import type { Output } from '@contract'
import type { ServiceHealth } from '@contract/agentbot/summary'
import { knownStatus, namedServices } from '@contract/agentbot/summary-words'
import type { HealthChange, HistorySpan, ServicePast } from '@contract/desk/health-history'
import { FLAPPING } from '@contract/desk/health-history-spans'
import { AsTable } from '../../../parts/as-table'
import { Empty } from '../../../parts/empty'
import { entryOf } from '../../../parts/entry-of'
import { Moment } from '../../../parts/moment'
import { Section } from '../../../parts/page'
import { ShortTable } from '../../../parts/short-table'
import { Tag, type Tone } from '../../../parts/tag'
import { UptimeBars } from '../../../parts/uptime-bars'
import { visible } from '../../../parts/visible-text'
import { inOrder, type ServiceRow } from './health-rows'
import { axisFormat, barsWords, cellWords, isExact, timesOf } from './past-words'
import { ageWords } from './polling'
import { stop } from './stops'
import styles from './summary.module.css'

type Past = Output<'health-history.get'>

interface Props {
  /** As the newest summary has them; null where it has none. */
  services: readonly ServiceHealth[] | null
  /** Whether there is a summary at all. */
  known: boolean
  past: Past | null
  span: HistorySpan
  /** The last reading failed: what is shown is what was. */
  stale: boolean
}

/** Each service: how it is, since when, how it was, and what changed when. */
export const Services = ({ services, known, past, span, stale }: Props) => {
  const rows = inOrder(services && namedServices(services), past?.services ?? [], known)
  const away = (past?.services ?? []).filter(({ name, listed }) => known && !listed && !rows.some((row) => row.name === name))
  const times = past ? timesOf(past.from, past.step, past.services[0]?.cells.length ?? 0) : []
  const format = axisFormat(span)
  return (
    <Section title="Services">
      {rows.length === 0 &&
        (services?.length === 0 ? (
          <Empty title="Agentbot watches no services">Its answer has an empty list of them.</Empty>
        ) : (
          <p className="muted">{known ? 'This summary has no part about services.' : 'Nothing is known of its services yet.'}</p>
        ))}
      {rows.length > 0 && (
        <ul className={styles.rows} aria-label="Services">
          {rows.map((row) => (
            <li key={row.name}>
              <Service row={row} span={span} stale={stale} />
            </li>
          ))}
        </ul>
      )}
      {rows.length > 0 && (
        <p className="muted">
          Flapping: {FLAPPING.turns} times or more between ok and not ok within {FLAPPING.within_minutes} minutes, the last less than{' '}
          {FLAPPING.steady_minutes} minutes ago. Hatched: Agentbot itself was not reached. A thin line: nothing was read.
        </p>
      )}
      {past && past.services.length > 0 && (
        <AsTable
          label="Services over time"
          headings={['From', ...past.services.map(({ name }) => visible(name))]}
          rows={times
            .map((at, index) => [format(at), ...past.services.map(({ cells }) => (cells[index] ? cellWords(cells[index]) : 'not read'))])
            .toReversed()}
        />
      )}
      {away.length > 0 && (
        <p className="muted">
          No longer listed:{' '}
          {away.map((one, index) => (
            <span key={one.name}>
              {index > 0 && ', '}
              <bdi>{visible(one.name)}</bdi> (last {visible(one.state)}, <Moment at={one.last_at} />)
            </span>
          ))}
        </p>
      )}
    </Section>
  )
}

/** Past this the row shows only the beginning of a detail, and the whole stands below. */
const LONG = 80
const tones: Record<string, Tone> = { ok: 'plain', degraded: 'warn', down: 'bad' }

const Service = ({ row: { name, state, detail, past }, span, stale }: { row: ServiceRow; span: HistorySpan; stale: boolean }) => (
  <details className={styles.service}>
    <summary {...stop} className={styles.line}>
      <span className={styles.state}>
        <Tag tone={stale ? 'plain' : (entryOf(tones, state) ?? 'accent')}>{stale ? `was ${visible(state)}` : visible(state)}</Tag>
      </span>
      <span className={styles.name}>
        <bdi>{visible(name)}</bdi> {past?.flapping && <Tag tone="warn">flapping</Tag>}
        {detail !== null && detail.trim() !== '' && detail.trim().toLowerCase() !== state && (
          <span className={styles.detail}>
            <bdi>{visible(detail)}</bdi>
          </span>
        )}
      </span>
      <span className={styles.since}>{past && <Since past={past} state={state} />}</span>
      <span className={styles.bars}>{past && <UptimeBars cells={past.cells} label={barsWords(visible(name), past.cells, span)} />}</span>
    </summary>
    <div className={styles.story}>
      {detail !== null && detail.length > LONG && <p className={styles.whole}>{visible(detail)}</p>}
      {knownStatus(state) === null && <p className="muted">The document knows ok, degraded and down. This word is Agentbot’s own.</p>}
      {past?.flapping && (
        <p>
          It went between ok and not ok {past.recent_turns} times within the last {FLAPPING.within_minutes} minutes: neither well nor simply
          failing.
        </p>
      )}
      {!past || past.changes.length === 0 ? (
        <p className="muted">No change was seen from this desk yet.</p>
      ) : (
        <Changes changes={past.changes} />
      )}
    </div>
  </details>
)

/** Since when it is so: the reading that first found it, or the time in which nobody looked. */
const Since = ({ past, state }: { past: ServicePast; state: string }) => {
  // The history may be a reading behind what is on screen.
  if (past.state !== state) return <span>just changed</span>
  if (past.after === null)
    return (
      <span title="No other state was ever read here.">
        unchanged since <Moment at={past.since} />
      </span>
    )
  return isExact({ at: past.since, after: past.after }) ? (
    <span>
      since <Moment at={past.since} />
    </span>
  ) : (
    <span>
      between <Moment at={past.after} /> and <Moment at={past.since} />
    </span>
  )
}

const Changes = ({ changes }: { changes: readonly HealthChange[] }) => (
  <ShortTable
    label="What changed when"
    headings={['When', 'From', 'To', 'Detail']}
    rows={changes}
    keyOf={({ at }) => at}
    cells={(change) => [
      <span key="when">
        <Moment at={change.at} full />
        {!isExact(change) && <span className="muted">, or up to {ageWords(Date.parse(change.at) - Date.parse(change.after))} earlier</span>}
      </span>,
      <bdi key="from">{visible(change.was)}</bdi>,
      <bdi key="to">{visible(change.now)}</bdi>,
      <bdi key="detail">{visible(change.detail ?? '–')}</bdi>,
    ]}
  />
)
