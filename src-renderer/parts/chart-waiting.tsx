import { VisuallyHidden } from '@mantine/core'
import styles from './chart-waiting.module.css'

/** Stands where a chart will, as tall as it (a CSS length). */
export const ChartWaiting = ({ height }: { height: string }) => (
  <div className={styles.waiting} style={{ height }} aria-busy="true">
    <VisuallyHidden>Drawing the chart</VisuallyHidden>
  </div>
)
