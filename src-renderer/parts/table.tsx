import { capabilityOf } from '@contract'
import { ActionIcon } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconRefresh } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import { FailureNotice } from './failure'
import { FromSource } from './from-source'
import { numbers } from './numbers'
import { usePlace } from './place'
import { ProgressLine } from './progress-line'
import styles from './table.module.css'
import { mostRows } from './table-blocks'
import { TableColumnMenu } from './table-column-menu'
import { CHECK, type Column, fittingColumns, useColumns } from './table-columns'
import { TableGrid } from './table-grid'
import { useDetailBeside } from './table-handle'
import type { Sort } from './table-header'
import type { Copy } from './table-row'
import { useRowHeight } from './table-row-height'
import { type ListInput, type ListName, type RowOf, useRows } from './table-rows'
import type { Selection } from './table-selection'
import { useUnknownTargets } from './unknown-writes'
import { useKeys } from './use-keys'

/** Nobody has a list stand open that soon. */
const TableAge = lazy(() => import('./table-age'))

interface Props<Row> {
  /** The list: which of its columns are shown is remembered under its capability. */
  operation: ListName
  /** Under what its columns are remembered, where a capability has more than one list. */
  remembered?: string
  title: string
  /** It stands within a page of its own title. */
  within?: boolean
  /** "user", "users". */
  noun: { one: string; many: string }
  columns: readonly Column<Row>[]
  idOf: (row: Row) => string
  copies: readonly Copy<Row>[]
  /** The id in the address: its row is marked. */
  selected: string | null
  /** Opens a row's detail. `replace` where the detail follows the current row and makes no new step back. */
  onOpen: (id: string, how: 'push' | 'replace') => void
  sort?: Sort
  /** Rows can be chosen, for something done to many. */
  selection?: Selection
  /** Stands below the rows, such as what can be done to those chosen. */
  foot?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  /** A line under the title, such as a short form. */
  under?: ReactNode
  /** What stands where the rows would when there are none: why, and what to do. */
  empty: ReactNode
}

/** Where the rows come from: a window on the server's list, or a list that was read whole. */
export type Rows<Row> = Pick<ReturnType<typeof useRows>, 'shown' | 'length' | 'note' | 'fetching' | 'failure' | 'readAt' | 'view'> & {
  at: (index: number) => Row | undefined
  again: () => void
  /** A list read whole is on its way: how far it is. */
  reading?: { done: number; total: number | null } | null
}

export interface TableProps<N extends ListName> extends Props<RowOf<N>> {
  /** Null for the desk’s own lists. */
  environment: string | null
  operation: N
  input: ListInput<N>
}

/** A list of any length, one page of the API at a time, that feels like one long list. See LOOK.md for its looks. */
export const Table = <N extends ListName>({ environment, input, ...props }: TableProps<N>) => (
  <TableOf {...props} rows={useRows(environment, props.operation, input)} />
)

export type TableOfProps<Row> = Props<Row> & { rows: Rows<Row> }

/** The same over rows that are here already, such as those of a list read whole (whole-list.ts). */
export const TableOf = <Row,>(props: TableOfProps<Row>) => {
  const { operation, title, noun, columns, actions, under, empty, rows } = props
  const unknown = useUnknownTargets(usePlace()?.id ?? null)
  const { shown, show, reset } = useColumns(props.remembered ?? capabilityOf(operation), columns)
  const { length, failure, fetching, note } = rows
  useKeys({ r: rows.again })
  const height = useRowHeight()
  const most = mostRows(height, window.devicePixelRatio)
  const view = useElementSize<HTMLDivElement>()
  const room = (view.width * 32) / height
  const beside = useDetailBeside()
  const sortedBy = props.sort?.by
  const before = props.selection ? CHECK : 0
  const fitting = useMemo(() => (beside ? fittingColumns(shown, room, sortedBy, before) : shown), [beside, shown, room, sortedBy, before])
  const failing = failure !== null && <FailureNotice failure={failure} onRetry={rows.again} />
  return (
    <div className={styles.table}>
      <header className={styles.head}>
        {props.within ? <h2>{title}</h2> : <h1>{title}</h1>}
        <span className="muted">{length ? countOf(length, noun) : ''}</span>
        {rows.reading && (
          <span className="muted tabular" role="status">
            · reading {numbers.format(rows.reading.done)}
            {rows.reading.total === null ? ' so far' : ` of ${numbers.format(rows.reading.total)}`}
          </span>
        )}
        <FromSource operation={operation} />
        <div className={styles.actions}>
          {rows.readAt && (
            <Suspense>
              <TableAge operation={operation} readAt={rows.readAt} />
            </Suspense>
          )}
          {actions}
          <ActionIcon aria-label="Refresh" title="Refresh (R)" onClick={rows.again}>
            <IconRefresh size={16} />
          </ActionIcon>
          <TableColumnMenu columns={columns} shown={shown} show={show} reset={reset} />
        </div>
      </header>
      {under && <div className={styles.under}>{under}</div>}
      {note && <p className={styles.note}>{note}</p>}
      {length && length.rows > most && (
        <p className={styles.note}>
          A list shows at most {numbers.format(most)} rows. Sort the other way round to see the rest, or export it.
        </p>
      )}
      {failing && length && <div className={styles.notice}>{failing}</div>}
      <div ref={view.ref} className={styles.view}>
        <ProgressLine active={fetching} label={`Reading ${noun.many}`} />
        {failing && !length ? (
          <div className={styles.place}>{failing}</div>
        ) : length?.rows === 0 ? (
          <div className={styles.place}>{empty}</div>
        ) : (
          <TableGrid
            label={title}
            rows={rows}
            columns={fitting}
            copies={props.copies}
            idOf={props.idOf}
            selected={props.selected}
            onOpen={props.onOpen}
            sort={props.sort}
            selection={props.selection}
            unknown={unknown}
          />
        )}
      </div>
      {props.foot && <div className={styles.foot}>{props.foot}</div>}
    </div>
  )
}

const countOf = ({ rows, total }: { rows: number; total: number | null }, noun: { one: string; many: string }): string =>
  total === null
    ? `more than ${numbers.format(Math.max(0, rows - 100))} ${noun.many}`
    : `${numbers.format(total)} ${total === 1 ? noun.one : noun.many}`
