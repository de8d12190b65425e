import type { SecurityCounts } from '@contract/platform/security-events'
import { Button } from '@mantine/core'
import { lazy, Suspense, useMemo } from 'react'
import { z } from 'zod'
import { ChartWaiting } from '../../../parts/chart-waiting'
import { useKept } from '../../../parts/use-kept'
import { visible } from '../../../parts/visible-text'
import { severityColour } from './event-words'
import { histogramOf } from './histogram'
import styles from './security-events.module.css'

const BarsOverTime = lazy(() => import('../../../parts/bars-over-time').then(({ BarsOverTime: bars }) => ({ default: bars })))

const Shown = z.boolean()
/** The chart, which line is which, and the way to the same as a table. */
const HEIGHT = '8.5rem'

interface Props {
  /** Null while they are read: the chart's place is kept, so that no row moves under a pointer. */
  counts: SecurityCounts | null
  severities: readonly string[]
}

/** When events happened, by severity. It can be put away, which this machine remembers. */
export const EventChart = ({ counts, severities }: Props) => {
  const [shown, show] = useKept('opsdesk.security-events.chart', Shown, true)
  const histogram = useMemo(() => counts && histogramOf(counts, severities), [counts, severities])
  if (counts === null) return shown && <ChartWaiting height={HEIGHT} />
  if (histogram === null) return null
  const format = new Intl.DateTimeFormat('en-GB', histogram.step < DAY ? hours : days)
  return (
    <div className={styles.chart} data-shown={shown || undefined}>
      <Button aria-expanded={shown} onClick={() => show(!shown)}>
        {shown ? 'Hide chart' : 'Show chart'}
      </Button>
      {shown && (
        <Suspense fallback={<ChartWaiting height={HEIGHT} />}>
          <BarsOverTime
            label="Security events over time"
            times={histogram.times}
            series={histogram.series.map(({ severity, values }) => ({
              name: visible(severity).slice(0, 40),
              colour: severityColour(severity),
              values,
            }))}
            format={(at) => format.format(new Date(at))}
          />
        </Suspense>
      )}
    </div>
  )
}

const DAY = 86_400_000
// A day of the platform's is one in UTC.
const days = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const
const hours = { weekday: 'short', hour: '2-digit', minute: '2-digit' } as const
