import type { ReactNode } from 'react'
import { OneChip } from '../../../parts/chips'
import styles from './connector-events.module.css'
import type { EventFilter } from './event-filter'

const views = [
  { value: 'events', words: 'Events' },
  { value: 'causes', words: 'Failures by cause' },
] as const

interface Props {
  filter: EventFilter
  onChange: (view: string) => void
  children?: ReactNode
}

/** One by one, or by cause. */
export const ViewChoice = ({ filter, onChange, children }: Props) => {
  const now = filter.view === 'causes' ? 'causes' : 'events'
  return (
    <div className={styles.view}>
      <OneChip label="View" options={views} chosen={now} onChoose={(view) => onChange(view === 'causes' ? view : '')} />
      <span className="grow" />
      {children}
    </div>
  )
}
