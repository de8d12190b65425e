// biome-ignore-all lint/a11y/useSemanticElements: a table element can't be a window on thousands of rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its current row (aria-activedescendant)
import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useId, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { useListBeside } from '../../../parts/table-handle'
import { step } from '../../../parts/table-keys'
import { useRowHeight } from '../../../parts/table-row-height'
import styles from './queue-list.module.css'
import { QueueRow } from './queue-row'
import type { Queue } from './use-queue'

export interface QueueHandle {
  /** Brings a row into view, moving as little as it must. */
  reveal: (index: number) => void
  focus: () => void
}

interface Props {
  queue: Queue
  selected: string | null
  about: (flag: AbuseFlag) => string
  onOpen: (id: string, how: 'push' | 'replace') => void
  onMove: (by: 1 | -1) => void
  handle: RefObject<QueueHandle | null>
}

const FIRST_ROWS = 20

/** The queue. The open flag is its current row; rows are drawn as they come into view. */
export const QueueList = ({ queue, selected, about, onOpen, onMove, handle }: Props) => {
  const id = useId()
  const view = useRef<HTMLDivElement>(null)
  const height = useRowHeight()
  const { flags, states, groups, loading } = queue
  const count = loading ? FIRST_ROWS : flags.length
  const virtual = useVirtualizer({ count, getScrollElement: () => view.current, estimateSize: () => height, overscan: 8 })
  const current = selected === null ? -1 : flags.findIndex((flag) => flag.id === selected)

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
  useEffect(() => {
    const page = view.current?.closest('main') ?? document.body
    const holder = document.activeElement
    if (holder === page || !page.contains(holder)) view.current?.focus({ preventScroll: true })
  }, [])
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
    const flag = index === null ? undefined : flags[index]
    if (!flag) return
    event.preventDefault()
    onOpen(flag.id, selected === null ? 'push' : 'replace')
  }
  const click = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null
    const flag = row ? flags[Number(row.dataset.index)] : undefined
    if (flag && window.getSelection()?.type !== 'Range') onOpen(flag.id, 'push')
  }
  const items = virtual.getVirtualItems()
  return (
    <div
      ref={view}
      role="grid"
      aria-label="Abuse flags"
      aria-rowcount={count + 1}
      aria-busy={queue.fetching}
      aria-activedescendant={items.some(({ index }) => index === current) ? `${id}${current}` : undefined}
      tabIndex={0}
      className={styles.grid}
      onKeyDown={press}
      onClick={click}
    >
      <div role="rowgroup" className={styles.header}>
        <div role="row" aria-rowindex={1} className={styles.columns}>
          <span role="columnheader">Type</span>
          <span role="columnheader">About</span>
          <span role="columnheader" className={styles.right}>
            Signals
          </span>
          <span role="columnheader" className={styles.right}>
            Age
          </span>
        </div>
      </div>
      <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        <div role="presentation" className={styles.slice} style={{ top: items[0]?.start ?? 0 }}>
          {items.map(({ index }) => {
            const flag = loading ? undefined : flags[index]
            const group = flag && groups.get(flag.id)
            return (
              <QueueRow
                key={flag?.id ?? index}
                id={`${id}${index}`}
                index={index}
                flag={flag}
                state={flag && states.get(flag.id)}
                about={flag ? about(flag) : ''}
                place={group && flag ? placeIn(group.ids, flag.id) : null}
                members={group?.ids.length ?? 0}
                selected={index === current}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

const placeIn = (ids: readonly string[], id: string): 'first' | 'middle' | 'last' =>
  ids[0] === id ? 'first' : ids.at(-1) === id ? 'last' : 'middle'
