import type { ReactNode } from 'react'
import styles from './short-table.module.css'

interface Props<Row> {
  /** Names the table to whoever can't see what stands above it. */
  label: string
  headings: readonly { words: string; align?: 'right' }[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** One a heading. The first names the row. */
  cells: (row: Row) => readonly ReactNode[]
}

/** A few rows within a page that is read: for a list of any length see table.tsx. */
export const ShortTable = <Row,>({ label, headings, rows, keyOf, cells }: Props<Row>) => (
  <table className={styles.table} aria-label={label}>
    <thead>
      <tr>
        {headings.map(({ words, align }) => (
          <th key={words} scope="col" data-align={align}>
            {words}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={keyOf(row)}>
          {cells(row).map((cell, at) =>
            at === 0 ? (
              <th key={headings[at]?.words} scope="row">
                {cell}
              </th>
            ) : (
              <td key={headings[at]?.words} data-align={headings[at]?.align}>
                {cell}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
)
