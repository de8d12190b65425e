import styles from './chart-key.module.css'

export interface KeyEntry {
  name: string
  colour: string
  /** A line of dashes, or a dot, as it is drawn. */
  dashed?: boolean
  dot?: boolean
}

/** Which line or bar of a chart is which, in words; `more` says what is not drawn. */
export const ChartKey = ({ label, entries, more }: { label: string; entries: readonly KeyEntry[]; more?: string }) => (
  <ul className={styles.key} aria-label={label}>
    {entries.map(({ name, colour, dashed, dot }) => (
      <li key={name}>
        <span className={styles.colour} style={{ color: colour }} data-dashed={dashed} data-dot={dot} aria-hidden="true" />
        <bdi>{name}</bdi>
      </li>
    ))}
    {more && <li className="muted">{more}</li>}
  </ul>
)
