import { numbers } from './numbers'
import styles from './progress-bar.module.css'

/** How much of something is over, as a bar and in figures; where nobody knows how much there is, only what is over. */
export const ProgressBar = ({ label = 'Progress', over, total }: { label?: string; over: number; total: number | null }) => (
  <span className={styles.progress}>
    <progress className={styles.bar} aria-label={label} value={total === null ? undefined : over} max={Math.max(1, total ?? 1)} />
    <span className="tabular">
      {numbers.format(over)}
      {total !== null && ` of ${numbers.format(total)}`}
    </span>
  </span>
)
