import { TextInput } from '@mantine/core'
import styles from './filters.module.css'

/** Days as they stand in the address, `2026-11-21`; empty where they are not said. */
interface Days {
  from: string
  to: string
}

/** From one day to another, both included. */
export const DayRange = ({ from, to, onChange }: Days & { onChange: (part: Partial<Days>) => void }) => (
  <span className={styles.days}>
    <TextInput type="date" aria-label="From" value={from} onChange={(event) => onChange({ from: event.currentTarget.value })} />
    <span className="muted">to</span>
    <TextInput type="date" aria-label="To" value={to} onChange={(event) => onChange({ to: event.currentTarget.value })} />
  </span>
)
