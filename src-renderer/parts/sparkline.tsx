import styles from './sparkline.module.css'

const WIDTH = 96
const HEIGHT = 18

/** The shape of some numbers in a row of a table. It says nothing by itself: the numbers stand elsewhere. */
export const Sparkline = ({ values }: { values: readonly number[] }) => {
  if (values.length < 2) return null
  const most = Math.max(1, ...values)
  const points = values.map((value, at) => `${(at / (values.length - 1)) * WIDTH},${HEIGHT - 1 - (value / most) * (HEIGHT - 2)}`)
  return (
    <svg className={styles.line} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <polyline points={points.join(' ')} fill="none" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
