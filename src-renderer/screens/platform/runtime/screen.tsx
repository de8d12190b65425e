import { useMemo } from 'react'
import { useSearch } from 'wouter'
import type { ScreenProps } from '../../screen'
import { Health } from './health'
import { Jobs } from './jobs'
import { Queues } from './queues'
import { runtimeFilterIn } from './runtime-filter'
import { Sandboxes } from './sandboxes'

/** How the platform runs: its checks, its queues, its sandboxes and its jobs. Read again by itself while it is looked at. */
const RuntimeScreen = ({ environment, selected }: ScreenProps) => {
  const search = useSearch()
  const filter = useMemo(() => runtimeFilterIn(search, selected), [search, selected])
  switch (filter.show) {
    case 'health':
      return <Health environment={environment} />
    case 'queues':
      return <Queues environment={environment} selected={selected} />
    case 'sandboxes':
      return <Sandboxes environment={environment} selected={selected} filter={filter} />
    case 'jobs':
      return <Jobs environment={environment} selected={selected} filter={filter} />
  }
}

export default RuntimeScreen
