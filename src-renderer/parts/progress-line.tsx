import { useEffect, useState } from 'react'
import styles from './progress-line.module.css'

const PATIENCE_MS = 150

/** A thin line over a list that is being read. Quick answers never show it. Stand it in something `position: relative`. */
export const ProgressLine = ({ active, label = 'Loading' }: { active: boolean; label?: string }) => {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (!active) return setShown(false)
    const timer = setTimeout(() => setShown(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [active])
  if (!shown) return null
  return (
    <div className={styles.line} role="progressbar" aria-label={label}>
      <div className={styles.run} />
    </div>
  )
}
