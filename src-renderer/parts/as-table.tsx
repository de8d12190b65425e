import { useState } from 'react'
import styles from './as-table.module.css'

interface Props {
  /** Names the table. */
  label: string
  headings: readonly string[]
  /** The first of each names the row. */
  rows: readonly (readonly string[])[]
}

/** What a chart shows, as a table for whoever can't see it or wants the figures. Made when it is opened. */
export const AsTable = ({ label, headings, rows }: Props) => {
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label} as a table</summary>
      {open &&
        (rows.length === 0 ? (
          <p className="muted">Nothing was read in this time.</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          <section className={styles.frame} aria-label={label} tabIndex={0}>
            <table className={styles.table}>
              <thead>
                <tr>
                  {headings.map((heading, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a heading is its column
                    <th key={column} scope="col">
                      {heading}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(([first, ...rest], row) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: when clocks go back a time comes twice
                  <tr key={row}>
                    <th scope="row">{first}</th>
                    {rest.map((cell, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                      <td key={index}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
    </details>
  )
}
