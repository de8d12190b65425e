import { lazy, Suspense, useMemo } from 'react'
import { ProgressLine } from '../../../parts/progress-line'
import { useListAddress } from '../../../parts/use-list-address'
import type { ScreenProps } from '../../screen'
import { Health } from './health'
import { type RuntimeFilter, runtimeFilterIn, searchOfRuntime } from './runtime-filter'

// Its health is what it opens with; a list is loaded when it is gone to.
const Queues = lazy(() => import('./queues').then(({ Queues: list }) => ({ default: list })))
const Sandboxes = lazy(() => import('./sandboxes').then(({ Sandboxes: list }) => ({ default: list })))
const Jobs = lazy(() => import('./jobs').then(({ Jobs: list }) => ({ default: list })))

/** What each list of this screen is given. */
export type ListProps = ScreenProps & ReturnType<typeof useListAddress<RuntimeFilter>>

/** How the platform runs: its checks, its queues, its sandboxes and its jobs. Read again by itself while it is looked at. */
const RuntimeScreen = (props: ScreenProps) => {
  const { environment, selected } = props
  const address = useMemo(() => ({ read: (search: string) => runtimeFilterIn(search, selected), write: searchOfRuntime }), [selected])
  const list = { ...props, ...useListAddress('runtime', props, address) }
  const { show } = list.filter
  return (
    <Suspense fallback={<ProgressLine active label="Opening" />}>
      {show === 'health' && <Health environment={environment} />}
      {show === 'queues' && <Queues {...list} />}
      {show === 'sandboxes' && <Sandboxes {...list} />}
      {show === 'jobs' && <Jobs {...list} />}
    </Suspense>
  )
}

export default RuntimeScreen
