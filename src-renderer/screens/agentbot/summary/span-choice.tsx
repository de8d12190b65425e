import { HistorySpan } from '@contract/desk/health-history'
import { KEPT } from '@contract/desk/health-history-spans'
import { SegmentedControl } from '@mantine/core'
import { Key } from '../../../parts/key'
import { Moment } from '../../../parts/moment'
import { spanWords } from './past-words'
import styles from './summary.module.css'

interface Props {
  span: HistorySpan
  onChoose: (span: HistorySpan) => void
  /** The oldest reading kept. */
  oldest: string | null
}

/** How far all that is over time looks back. */
export const SpanChoice = ({ span, onChoose, oldest }: Props) => (
  <div className={styles.span}>
    <SegmentedControl
      aria-label="Look back"
      size="xs"
      value={span}
      onChange={(value) => onChoose(HistorySpan.parse(value))}
      data={HistorySpan.options.map((value) => ({ value, label: spanWords[value].name }))}
    />
    <Key keys="T" />
    <span className="muted">
      {oldest === null ? (
        'Agentbot keeps no history. This desk begins one now'
      ) : (
        <>
          As this desk read it since <Moment at={oldest} />
        </>
      )}
      ; kept {KEPT / 86_400_000} days, by the minute for a day, then by 10 minutes and by the hour.
    </span>
  </div>
)
