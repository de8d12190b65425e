// biome-ignore-all lint/a11y/useSemanticElements: a table element can't be a window on a million rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its current row (aria-activedescendant)
import { memo } from 'react'
import styles from './table.module.css'
import type { Column } from './table-columns'

export interface Sort {
  by: string
  order: 'asc' | 'desc'
  onSort: (by: string, order: 'asc' | 'desc') => void
}

const words = { asc: 'ascending', desc: 'descending' } as const

interface Props<Row> {
  columns: readonly Column<Row>[]
  sort: Sort | undefined
  /** Whether all that is loaded is chosen, or some of it; null where rows can't be chosen. */
  checked: 'all' | 'some' | 'none' | null
  onCheckAll: (on: boolean) => void
}

const TableHeaderOnce = <Row,>({ columns, sort, checked, onCheckAll }: Props<Row>) => (
  <div role="rowgroup" className={styles.header}>
    <div role="row" aria-rowindex={1} className={styles.columns}>
      {checked !== null && (
        <span role="columnheader" className={styles.check}>
          <input
            type="checkbox"
            aria-label="Select every row that is loaded"
            title="Every row that is loaded (Ctrl A)"
            checked={checked === 'all'}
            ref={(box) => {
              if (box) box.indeterminate = checked === 'some'
            }}
            onChange={(event) => onCheckAll(event.currentTarget.checked)}
          />
        </span>
      )}
      {columns.map((column) => {
        const by = sort && column.sort
        const sorted = by !== undefined && sort?.by === by ? sort.order : null
        return (
          <span
            key={column.field}
            role="columnheader"
            className={styles.cell}
            data-align={column.align}
            data-begins={column.begins || undefined}
            aria-sort={by === undefined ? undefined : sorted ? words[sorted] : 'none'}
          >
            {by === undefined ? (
              column.heading
            ) : (
              <button
                type="button"
                className={styles.sort}
                data-on={sorted ?? undefined}
                onClick={() => sort?.onSort(by, sorted === null ? (column.sortFirst ?? 'asc') : sorted === 'asc' ? 'desc' : 'asc')}
              >
                {column.heading}
                <span aria-hidden="true">{sorted === 'desc' ? '↓' : '↑'}</span>
              </button>
            )}
          </span>
        )
      })}
    </div>
  </div>
)

/** The column headings; those the server sorts by are buttons that sort. */
export const TableHeader = memo(TableHeaderOnce) as typeof TableHeaderOnce
