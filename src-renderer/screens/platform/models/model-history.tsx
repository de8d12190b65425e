import { useQuery } from '@tanstack/react-query'
import { failureOf, read } from '../../../operations'
import { AsTable } from '../../../parts/as-table'
import { ChartWaiting } from '../../../parts/chart-waiting'
import { FailureNotice } from '../../../parts/failure'
import { OverTime } from '../../../parts/over-time'
import { PanelSection } from '../../../parts/panel'
import { UptimeBars } from '../../../parts/uptime-bars'
import { visible } from '../../../parts/visible-text'
import { cellOf, hoursWords, latencyWords } from './model-words'
import styles from './models.module.css'

/** How it answered, by the hour: bars, how soon, and every hour as a table. */
export const ModelHistory = ({ environment, id }: { environment: string; id: string }) => {
  const asked = useQuery(read(environment, 'models.health', { model_id: id }))
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const hours = asked.data?.hours ?? []
  return (
    <PanelSection title="Over time">
      {failure && <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />}
      {asked.isPending && (
        <div role="status" aria-label="Reading its past">
          <ChartWaiting height="14rem" />
        </div>
      )}
      {asked.data && hours.length === 0 && <p className="muted">The platform kept nothing of its past.</p>}
      {hours.length > 0 && (
        <div className={styles.history}>
          <UptimeBars cells={hours.map(({ health }) => cellOf(health))} label={hoursWords(hours.map(({ health }) => health))} />
          <p className="muted">{hoursWords(hours.map(({ health }) => health))}.</p>
          {hours.some(({ p50_ms }) => p50_ms !== null) && (
            <OverTime
              label="How soon answers begin, in ms"
              times={hours.map(({ at }) => at)}
              series={[
                { name: 'half of them', values: hours.map(({ p50_ms }) => p50_ms) },
                { name: '95 %', values: hours.map(({ p95_ms }) => p95_ms) },
              ]}
              format={hour}
            />
          )}
          <AsTable
            label="Every hour"
            headings={['From', 'Health', 'Requests', 'Failed', 'Half within', '95 % within']}
            rows={hours
              .toReversed()
              .map(({ at, health, requests, errors, p50_ms, p95_ms }) => [
                hour(at),
                visible(health),
                requests.toLocaleString('en'),
                errors.toLocaleString('en'),
                latencyWords(p50_ms),
                latencyWords(p95_ms),
              ])}
          />
        </div>
      )}
    </PanelSection>
  )
}

const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
/** "20 Nov, 14:00" on this machine's clock. What is no date is shown as it came. */
const hour = (at: string): string => (Number.isNaN(Date.parse(at)) ? visible(at) : format.format(new Date(at)))
