import type { ReactNode } from 'react'
import styles from './page.module.css'

interface Props {
  title: string
  /** Quiet words beside the title. */
  beside?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  /** As wide as the window gives, for what is looked at rather than read. */
  wide?: boolean
  children: ReactNode
}

/** A page of the desk that is read from top to bottom: settings, the guide, questions. Lists have their own frame. */
export const Page = ({ title, beside, actions, wide = false, children }: Props) => (
  <div className={styles.page} data-wide={wide || undefined}>
    <header className={styles.head}>
      <h1>{title}</h1>
      {beside && <span className="muted">{beside}</span>}
      <span className="grow" />
      {actions}
    </header>
    <div className={styles.body}>{children}</div>
  </div>
)

/** A part of a page under a hairline, with its heading. */
export const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.section} aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
)

/** Names and what belongs to them, in two columns. */
export const Facts = ({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) => (
  <dl className={styles.facts}>
    {facts.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

/** Buttons in a row. */
export const Actions = ({ children }: { children: ReactNode }) => <div className={styles.actions}>{children}</div>
