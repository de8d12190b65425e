import type { ReactNode } from 'react'
import { Link } from 'wouter'
import styles from './record-page.module.css'

interface Props {
  title: ReactNode
  /** Its state and the like, quiet words beside the title. */
  beside?: ReactNode
  /** The list it is of, and where that is. */
  of: { words: string; to: string }
  /** Buttons at the right of the title. */
  actions?: ReactNode
  /** What there is to see of it, each at an address of its own. */
  sections: readonly { name: string; words: string; to: string }[]
  current: string
  /** The section’s own content: it has all of the height that is left. */
  children: ReactNode
}

/** A record with a page of its own, in sections. One section is in view at a time, so that each may be a long list. */
export const RecordPage = ({ title, beside, of, actions, sections, current, children }: Props) => (
  <div className={styles.page}>
    <header className={styles.head}>
      <Link to={of.to} className={styles.of}>
        {of.words}
      </Link>
      <span className="faint" aria-hidden="true">
        ›
      </span>
      <h1>{title}</h1>
      {beside}
      <span className="grow" />
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
    <nav className={styles.sections} aria-label="Sections">
      {sections.map(({ name, words, to }) => (
        <Link key={name} to={to} replace className={styles.section} aria-current={name === current ? 'page' : undefined}>
          {words}
        </Link>
      ))}
    </nav>
    <div className={styles.content}>{children}</div>
  </div>
)

/** A section that is read from top to bottom. */
export const RecordSection = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
  <section className={styles.read} aria-label={label} tabIndex={0}>
    {children}
  </section>
)
