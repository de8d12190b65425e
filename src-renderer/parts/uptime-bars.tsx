import type { HealthCell } from '@contract/desk/health-history'
import { useId } from 'react'
import styles from './uptime-bars.module.css'

const HEIGHT = 20
const WIDTH = 4
const GAP = 1
/** From the foot up: what went wrong stands below, where it is seen first. */
const order = ['down', 'degraded', 'other', 'unreached', 'ok'] as const

/**
 * How a service was, a bar a stretch of time: each as tall as the readings that found it so. Hatched is where nobody
 * could ask; nothing at all where nobody did. `label` says it in words; a table beside it says every bar.
 */
export const UptimeBars = ({ cells, label }: { cells: readonly HealthCell[]; label: string }) => {
  const hatch = useId()
  const width = cells.length * (WIDTH + GAP) - GAP
  return (
    <svg className={styles.bars} viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <defs>
        <pattern id={hatch} width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="1.2" height="3" className={styles.hatch} />
        </pattern>
      </defs>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
        <Bar key={index} cell={cell} x={index * (WIDTH + GAP)} hatch={hatch} />
      ))}
    </svg>
  )
}

const Bar = ({ cell, x, hatch }: { cell: HealthCell; x: number; hatch: string }) => {
  const all = order.reduce((sum, state) => sum + cell[state], 0)
  if (all === 0) return <rect x={x} y={HEIGHT - 1} width={WIDTH} height={1} className={styles.none} />
  let y = HEIGHT
  return order
    .filter((state) => cell[state] > 0)
    .map((state) => {
      // The least is still seen.
      const height = Math.max(2, (cell[state] / all) * HEIGHT)
      y = Math.max(0, y - height)
      const fill = state === 'unreached' ? { fill: `url(#${hatch})` } : {}
      return <rect key={state} x={x} y={y} width={WIDTH} height={height} className={styles[state]} {...fill} />
    })
}
