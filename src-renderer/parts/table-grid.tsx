// biome-ignore-all lint/a11y/useSemanticElements: a table element can't be a window on a million rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its current row (aria-activedescendant)
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { announce } from './announce'
import styles from './table.module.css'
import { mostRows } from './table-blocks'
import { CHECK, type Column, layoutOf } from './table-columns'
import { useListBeside } from './table-handle'
import { type Sort, TableHeader } from './table-header'
import { step } from './table-keys'
import { type Copy, TableRow } from './table-row'
import { useRowHeight } from './table-row-height'
import type { useRows } from './table-rows'
import type { Selection } from './table-selection'
import { useChosen } from './use-chosen'
import { useKeys } from './use-keys'
import { useTakesKeyboard } from './use-takes-keyboard'

type Rows<Row> = Pick<ReturnType<typeof useRows>, 'shown' | 'length' | 'view' | 'fetching'> & { at: (index: number) => Row | undefined }

interface Props<Row> {
  label: string
  rows: Rows<Row>
  columns: readonly Column<Row>[]
  copies: readonly Copy<Row>[]
  idOf: (row: Row) => string
  selected: string | null
  onOpen: (id: string, how: 'push' | 'replace') => void
  sort: Sort | undefined
  selection: Selection | undefined
  /** Ids on which a write is unknown: their rows say so. */
  unknown: ReadonlyMap<string, string>
}

/** With the detail open, how long a row must be current before its detail follows: holding a key down opens none. */
const FOLLOW_MS = 80
const FIRST_ROWS = 24
const OVERSCAN = 6

/**
 * The scrolling part of a table. It alone is drawn again while scrolling. The grid has the focus and names the current
 * row, because a row that has the focus itself would lose it when it is recycled.
 */
export const TableGrid = <Row,>({ label, rows, columns, copies, idOf, selected, onOpen, sort, selection, unknown }: Props<Row>) => {
  const id = useId()
  const view = useRef<HTMLDivElement>(null)
  const height = useRowHeight()
  const count = Math.min(rows.length?.rows ?? FIRST_ROWS, mostRows(height, window.devicePixelRatio))
  const virtual = useVirtualizer({ count, getScrollElement: () => view.current, estimateSize: () => height, overscan: OVERSCAN })
  const [current, setCurrent] = useState(0)
  const [hovered, setHovered] = useState(-1)
  const [following, setFollowing] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualizer stays the same object
  useLayoutEffect(() => virtual.measure(), [height])
  const { startIndex = 0, endIndex = -1 } = virtual.range ?? {}
  const ranged = virtual.range !== null
  useEffect(() => {
    if (ranged) rows.view({ first: startIndex, last: endIndex })
  }, [ranged, startIndex, endIndex, rows.view])

  const showing = useRef(rows.shown)
  useLayoutEffect(() => {
    if (showing.current === rows.shown) return
    showing.current = rows.shown
    setCurrent(0)
    view.current?.scrollTo({ top: 0 })
  }, [rows.shown])

  useTakesKeyboard(view)

  const items = virtual.getVirtualItems()
  const opened = items.find(({ index }) => selected !== null && isRow(rows.at(index), idOf, selected))?.index
  useEffect(() => {
    if (opened !== undefined && !following) setCurrent(opened)
  }, [opened, following])

  const idAt = (index: number): string => {
    const at = rows.at(index)
    return at === undefined ? '' : idOf(at)
  }
  const row = rows.at(current)
  const follow = following && selected !== null && row !== undefined ? idOf(row) : null
  useEffect(() => {
    if (follow === null) return
    const timer = setTimeout(() => {
      setFollowing(false)
      if (follow !== selected) onOpen(follow, 'replace')
    }, FOLLOW_MS)
    return () => clearTimeout(timer)
  }, [follow, selected, onOpen])

  /** In view are the rows below the header, which stays at the top of the same scrolling element. */
  const move = (index: number): void => {
    const element = view.current
    if (!element || index < 0 || index >= count) return
    setCurrent(index)
    setFollowing(selected !== null)
    const top = index * height
    const room = element.clientHeight - height
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + height > element.scrollTop + room) element.scrollTop = top + height - room
  }
  const copy = async (key: string, index: number): Promise<void> => {
    const of = copies.find((one) => one.key === key)
    const from = rows.at(index)
    if (!of || from === undefined) return
    const copied = await navigator.clipboard.writeText(of.value(from)).then(
      () => true,
      () => false,
    )
    announce(copied ? `Copied ${of.label}` : `Could not copy ${of.label}`)
  }
  useImperativeHandle(useListBeside(), () => ({
    move: (by) => move(current + by),
    focus: () => view.current?.focus({ preventScroll: true }),
  }))
  useKeys({
    j: () => move(current + 1),
    k: () => move(current - 1),
    ...Object.fromEntries(copies.map(({ key }) => [key, () => void copy(key, current)])),
  })
  const chosen = useChosen({ rows, count, idOf, selection })
  const press = (event: KeyboardEvent): void => {
    if (chosen.press(event, current, view.current)) return
    if (event.target !== view.current || event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.floor((view.current.clientHeight - height) / height)
    const index = step(event.key, current, page, count)
    if (index === null && event.key !== 'Enter') return
    event.preventDefault()
    if (index !== null) move(index)
    else if (row !== undefined) onOpen(idOf(row), 'push')
  }
  const click = (event: MouseEvent): void => {
    const index = indexOf(event.target)
    if (index === null) return
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null
    if (button?.dataset.copy) return void copy(button.dataset.copy, index)
    const clicked = rows.at(index)
    if (chosen.click(event, index)) {
      setCurrent(index)
      return
    }
    if (clicked === undefined || window.getSelection()?.type === 'Range') return
    setCurrent(index)
    setFollowing(false)
    onOpen(idOf(clicked), 'push')
  }

  const layout = layoutOf(columns, selection ? CHECK : 0)
  const style = { '--columns': layout.template, '--least': `calc(${layout.width / 16}rem + 2rem)` } as CSSProperties
  const first = items[0]
  // Rows that leave at one end are the ones that come in at the other: elements are filled anew, not made anew.
  const ring = Math.max(64, 2 ** Math.ceil(Math.log2(items.length + 1)))
  return (
    <div
      ref={view}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length ? (rows.length.total === null ? -1 : rows.length.total + 1) : -1}
      aria-colcount={columns.length + (selection ? 1 : 0)}
      aria-multiselectable={selection ? true : undefined}
      aria-busy={rows.fetching}
      aria-activedescendant={items.some(({ index }) => index === current) ? `${id}${current}` : undefined}
      tabIndex={0}
      className={styles.grid}
      style={style}
      onKeyDown={press}
      onClick={click}
      onPointerMove={(event) => setHovered(indexOf(event.target) ?? -1)}
      onPointerLeave={() => setHovered(-1)}
      onScroll={() => setHovered(-1)}
    >
      <TableHeader columns={columns} sort={sort} checked={chosen.all} onCheckAll={chosen.checkAll} />
      <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        <div role="presentation" className={styles.slice} style={{ top: first?.start ?? 0 }}>
          {items.map(({ index }) => (
            <TableRow
              key={index % ring}
              id={`${id}${index}`}
              index={index}
              row={rows.at(index)}
              checked={chosen.has(index)}
              unknown={unknown.size > 0 && unknown.has(idAt(index))}
              columns={columns}
              copies={copies}
              current={index === current}
              selected={index === opened}
              active={index === hovered}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

const isRow = <Row,>(row: Row | undefined, idOf: (row: Row) => string, id: string): boolean => row !== undefined && idOf(row) === id

const indexOf = (target: EventTarget): number | null => {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
  return row ? Number(row.dataset.index) : null
}
