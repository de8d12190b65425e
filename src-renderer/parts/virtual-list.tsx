import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { useRowHeight } from './table-row-height'
import styles from './virtual-list.module.css'

interface Props {
  label: string
  count: number
  /** At most so many are in view at once. */
  rows?: number
  /** What one line says; undefined while it is on its way. */
  line: (index: number) => ReactNode
  /** Told which lines are in view. */
  onView?: (range: { first: number; last: number }) => void
}

/** Lines of 32 px inside a panel or a dialog, of which only those in view are drawn. It scrolls, and takes the focus to. */
export const VirtualList = ({ label, count, rows = 12, line, onView }: Props) => {
  const view = useRef<HTMLDivElement>(null)
  const height = useRowHeight()
  const virtual = useVirtualizer({ count, getScrollElement: () => view.current, estimateSize: () => height, overscan: 8 })
  const { startIndex = 0, endIndex = -1 } = virtual.range ?? {}
  useEffect(() => {
    if (endIndex >= startIndex) onView?.({ first: startIndex, last: endIndex })
  }, [startIndex, endIndex, onView])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section ref={view} className={styles.view} style={{ maxHeight: `${2 * rows}rem` }} tabIndex={0} aria-label={label}>
      <ul className={styles.lines} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <li key={index} className={styles.line} aria-setsize={count} aria-posinset={index + 1} style={{ top: start }}>
            {line(index)}
          </li>
        ))}
      </ul>
    </section>
  )
}
