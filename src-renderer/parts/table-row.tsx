// biome-ignore-all lint/a11y/useSemanticElements: a table element can't be a window on a million rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its current row (aria-activedescendant)
import { memo } from 'react'
import styles from './table.module.css'
import type { Column } from './table-columns'
import { Tag } from './tag'

/** Something of a row that a key and a button copy. Never a secret. */
export interface Copy<Row> {
  key: string
  label: string
  value: (row: Row) => string
}

interface Props<Row> {
  id: string
  index: number
  row: Row | undefined
  columns: readonly Column<Row>[]
  copies: readonly Copy<Row>[]
  current: boolean
  selected: boolean
  /** Chosen for something done to many; null where the list offers nothing of the kind. */
  checked: boolean | null
  /** Nobody knows what became of a write on it. */
  unknown: boolean
  /** The pointer is on it: only then its buttons are drawn, so that scrolling draws none. By keyboard there are their keys. */
  active: boolean
}

const widths = ['72%', '54%', '63%', '45%', '68%']

const TableRowOnce = <Row,>({ id, index, row, columns, copies, current, selected, checked, unknown, active }: Props<Row>) => (
  <div
    id={id}
    role="row"
    aria-rowindex={index + 2}
    aria-selected={selected}
    className={styles.row}
    data-index={index}
    data-current={current || undefined}
    data-checked={checked || undefined}
  >
    {checked !== null && (
      <span role="gridcell" className={styles.check} data-check="yes">
        <input type="checkbox" tabIndex={-1} checked={checked} readOnly disabled={row === undefined} aria-label="Select this row" />
      </span>
    )}
    {columns.map((column, place) => (
      <span
        key={column.field}
        role="gridcell"
        className={styles.cell}
        data-active={(place === 0 && active && row !== undefined) || undefined}
        data-align={column.align}
        data-mono={column.mono || undefined}
        data-begins={column.begins || undefined}
      >
        {place > 0 ? (
          content(row, column, index + place)
        ) : (
          <>
            {/* Always in its own element: what is under the pointer stays the same one when buttons come beside it. */}
            <span className={styles.said}>
              {content(row, column, index)}
              {unknown && (
                <>
                  {' '}
                  <Tag tone="warn">unknown write</Tag>
                </>
              )}
            </span>
            {active && row !== undefined && <Copies copies={copies} />}
          </>
        )}
      </span>
    ))}
  </div>
)

const content = <Row,>(row: Row | undefined, column: Column<Row>, place: number) =>
  row === undefined ? <span className={styles.bone} style={{ width: widths[place % 5] }} /> : column.cell(row)

const Copies = ({ copies }: { copies: readonly Pick<Copy<never>, 'key' | 'label'>[] }) => (
  // For the pointer alone, so that a row is called the same with it and without; for the keyboard there are the keys.
  <span className={styles.copies} aria-hidden="true">
    {copies.map(({ key, label }) => (
      <button key={key} type="button" tabIndex={-1} data-copy={key} className={styles.copy} title={`Copy ${label} (${key.toUpperCase()})`}>
        {label}
      </button>
    ))}
  </span>
)

/** One row of 32 px, in plain elements: Mantine's own would cost several milliseconds a frame while scrolling. */
export const TableRow = memo(TableRowOnce) as typeof TableRowOnce
