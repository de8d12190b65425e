import { lazy, Suspense, useMemo } from 'react'
import { useSearch } from 'wouter'
import { ProgressLine } from '../../../parts/progress-line'
import type { ScreenProps } from '../../screen'
import { Health } from './health'
import { runtimeFilterIn } from './runtime-filter'

// Its health is what it opens with; a list is loaded when it is gone to.
const Queues = lazy(() => import('./queues').then(({ Queues: list }) => ({ default: list })))
const Sandboxes = lazy(() => import('./sandboxes').then(({ Sandboxes: list }) => ({ default: list })))
const Jobs = lazy(() => import('./jobs').then(({ Jobs: list }) => ({ default: list })))

/** How the platform runs: its checks, its queues, its sandboxes and its jobs. Read again by itself while it is looked at. */
const RuntimeScreen = ({ environment, selected }: ScreenProps) => {
  const search = useSearch()
  const filter = useMemo(() => runtimeFilterIn(search, selected), [search, selected])
  const props = { environment, selected }
  return (
    <Suspense fallback={<ProgressLine active label="Opening" />}>
      {filter.show === 'health' && <Health environment={environment} />}
      {filter.show === 'queues' && <Queues {...props} />}
      {filter.show === 'sandboxes' && <Sandboxes {...props} filter={filter} />}
      {filter.show === 'jobs' && <Jobs {...props} filter={filter} />}
    </Suspense>
  )
}

export default RuntimeScreen
