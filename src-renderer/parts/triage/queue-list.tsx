// biome-ignore-all lint/a11y/useSemanticElements: a table element can't be a window on thousands of rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its current row (aria-activedescendant)
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react'
import styles from '../table.module.css'
import { useListBeside } from '../table-handle'
import { step } from '../table-keys'
import { useRowHeight } from '../table-row-height'
import { useTakesKeyboard } from '../use-takes-keyboard'
import { type Place, QueueRow } from './queue-row'
import type { RowState } from './row-state'

export interface QueueHandle {
  /** Brings a row into view, moving as little as it must. */
  reveal: (index: number) => void
  focus: () => void
}

interface Props<T> {
  /** What it is a queue of: "Abuse flags". */
  label: string
  columns: readonly { heading: string; right?: true }[]
  /** How wide they are, as grid-template-columns. */
  widths: string
  queue: { items: readonly T[]; states: ReadonlyMap<string, RowState>; loading: boolean; fetching: boolean }
  selected: string | null
  /** The cells of one row, one for each column. */
  cells: (item: T, state: RowState | undefined) => readonly ReactNode[]
  /** Where a row stands among those it hangs together with; null where it stands alone. */
  placeOf: (item: T) => Place
  onOpen: (id: string, how: 'push' | 'replace') => void
  onMove: (by: 1 | -1) => void
  handle: RefObject<QueueHandle | null>
}

const FIRST_ROWS = 20

/** A queue that is gone through. The open record is its current row; rows are drawn as they come into view. */
export const QueueList = <T extends { id: string }>(props: Props<T>) => {
  const { label, columns, widths, queue, selected, cells, placeOf, onOpen, onMove, handle } = props
  const id = useId()
  const view = useRef<HTMLDivElement>(null)
  const height = useRowHeight()
  const { items: records, states, loading } = queue
  const count = loading ? FIRST_ROWS : records.length
  const virtual = useVirtualizer({ count, getScrollElement: () => view.current, estimateSize: () => height, overscan: 8 })
  const current = selected === null ? -1 : records.findIndex((record) => record.id === selected)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualizer stays the same object
  useLayoutEffect(() => virtual.measure(), [height])
  const reveal = (index: number): void => {
    const element = view.current
    if (!element || index < 0) return
    const top = index * height
    // The row after it as well, so that one sees what comes.
    const room = element.clientHeight - height
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + 2 * height > element.scrollTop + room) element.scrollTop = top + 2 * height - room
  }
  const focus = (): void => view.current?.focus({ preventScroll: true })
  useImperativeHandle(handle, () => ({ reveal, focus }))
  useImperativeHandle(useListBeside(), () => ({ move: onMove, focus }))
  useTakesKeyboard(view)
  // Opened by its address: its row is brought into view once it is there.
  const shown = useRef<string | null>(null)
  useLayoutEffect(() => {
    if (current < 0 || shown.current === selected) return
    shown.current = selected
    reveal(current)
  })

  const press = (event: KeyboardEvent): void => {
    if (event.target !== view.current || event.ctrlKey || event.metaKey || event.altKey || loading) return
    const page = Math.floor((view.current.clientHeight - height) / height)
    const index = event.key === 'Enter' ? Math.max(0, current) : step(event.key, current, page, count)
    const record = index === null ? undefined : records[index]
    if (!record) return
    event.preventDefault()
    onOpen(record.id, selected === null ? 'push' : 'replace')
  }
  const click = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null
    const record = row ? records[Number(row.dataset.index)] : undefined
    if (record && window.getSelection()?.type !== 'Range') onOpen(record.id, 'push')
  }
  const items = virtual.getVirtualItems()
  return (
    <div
      ref={view}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-busy={queue.fetching}
      aria-activedescendant={items.some(({ index }) => index === current) ? `${id}${current}` : undefined}
      tabIndex={0}
      className={styles.grid}
      style={{ '--columns': widths, '--least': '0' } as CSSProperties}
      onKeyDown={press}
      onClick={click}
    >
      <div role="rowgroup" className={styles.header}>
        <div role="row" aria-rowindex={1} className={styles.columns}>
          {columns.map(({ heading, right }) => (
            <span key={heading} role="columnheader" className={styles.cell} data-align={right && 'right'}>
              {heading}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        <div role="presentation" className={styles.slice} style={{ top: items[0]?.start ?? 0 }}>
          {items.map(({ index }) => {
            const record = loading ? undefined : records[index]
            const state = record && states.get(record.id)
            return (
              <QueueRow
                key={record?.id ?? index}
                id={`${id}${index}`}
                index={index}
                columns={columns}
                cells={record && cells(record, state)}
                closed={state?.closed ?? false}
                place={record ? placeOf(record) : null}
                selected={index === current}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
