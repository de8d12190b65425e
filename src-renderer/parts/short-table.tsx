import type { ReactNode } from 'react'
import styles from './short-table.module.css'

interface Props<Row> {
  /** Names the table to whoever can't see what stands above it. */
  label: string
  headings: readonly (string | { words: string; align?: 'right' })[]
  rows: readonly Row[]
  /** The row's place, where it has no key of its own. */
  keyOf: (row: Row, at: number) => string
  /** One a heading. The first names the row. */
  cells: (row: Row) => readonly ReactNode[]
  /** Its rows are headed by what they are about, a third of its width. */
  named?: boolean
}

/** A few rows within a page that is read: for a list of any length see table.tsx. */
export const ShortTable = <Row,>({ label, headings, rows, keyOf, cells, named = false }: Props<Row>) => {
  const columns = headings.map((heading) => (typeof heading === 'string' ? { words: heading, align: undefined } : heading))
  return (
    <table className={styles.table} aria-label={label} data-named={named || undefined}>
      <thead>
        <tr>
          {columns.map(({ words, align }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a heading is its column
            <th key={at} scope="col" data-align={align}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={keyOf(row, place)}>
            {cells(row).map((cell, at) =>
              at === 0 ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <th key={at} scope="row">
                  {cell}
                </th>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <td key={at} data-align={columns[at]?.align}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
