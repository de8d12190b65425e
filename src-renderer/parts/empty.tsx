import type { ReactNode } from 'react'
import styles from './empty.module.css'

/** Stands where rows would: why there is nothing, and what to do about it. */
export const Empty = ({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) => (
  <div className={styles.empty} role="status">
    <p className={styles.title}>{title}</p>
    {children && <div className="muted">{children}</div>}
    {action && <div className={styles.action}>{action}</div>}
  </div>
)
