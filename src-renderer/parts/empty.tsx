import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './empty.module.css'
import { usePlace } from './place'

/** Stands where rows would: why there is nothing, and what to do about it. */
export const Empty = ({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) => (
  <div className={styles.empty} role="status">
    <p className={styles.title}>{title}</p>
    {children && <div className="muted">{children}</div>}
    {action && <div className={styles.action}>{action}</div>}
  </div>
)

interface Noun {
  one: string
  many: string
}

interface Narrowed {
  noun: Noun
  title?: string
  /** Says what can be searched for. */
  children?: ReactNode
  /** What the button is called. */
  all?: string
  /** Takes the filters away. */
  onAll: () => void
}

/** No row fits what is filtered for. */
export const NoneLikeThat = ({ noun, title = `No ${noun.many} match these filters`, children, all = 'Show all', onAll }: Narrowed) => (
  <Empty title={title} action={<Button onClick={onAll}>{all}</Button>}>
    {children}
  </Empty>
)

interface Here {
  noun: Noun
  /** Before "in Production". */
  title?: string
  children: ReactNode
  action?: ReactNode
}

/** The open environment has no row at all. */
export const NoneHere = ({ noun, title = `No ${noun.many}`, children, action }: Here) => (
  <Empty title={`${title} in ${usePlace()?.name ?? 'this environment'}`} action={action}>
    {children}
  </Empty>
)
