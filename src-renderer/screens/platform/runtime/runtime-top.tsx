import { queueSignals } from '@contract/platform/runtime-signals'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { OneChip } from '../../../parts/chips'
import { useNow } from '../../../parts/now'
import { ReadAge } from '../../../parts/read-age'
import { useRefreshing } from '../../../parts/refreshing'
import { readBlock } from '../../../parts/table-rows'
import { screenAddress } from '../../../shell/address'
import styles from './runtime.module.css'
import { all, type RuntimePart, searchOfRuntime } from './runtime-filter'

/** How often runtime is read while it is looked at, in milliseconds. */
const EVERY = 30_000

/** Which part of runtime is shown, and how old it is. It reads the open part again by itself. */
export const RuntimeTop = ({ environment, show }: { environment: string; show: RuntimePart }) => {
  const [, navigate] = useLocation()
  const refreshing = useRefreshing(environment, 'runtime', EVERY)
  const now = useNow(30_000).getTime()
  const queues = useQuery(readBlock(environment, 'runtime.queues', {}, 0))
  const trouble = queues.data?.items.filter((queue) => queueSignals(queue, now).length > 0).length
  return (
    <div className={styles.top}>
      <OneChip
        label="Which part of runtime"
        options={[
          { value: 'health', words: 'Health' },
          { value: 'queues', words: 'Queues', count: trouble || undefined },
          { value: 'sandboxes', words: 'Sandboxes' },
          { value: 'jobs', words: 'Jobs' },
        ]}
        chosen={show}
        onChoose={(next) => next !== show && navigate(`${screenAddress(environment, 'runtime')}${searchOfRuntime(all(next))}`)}
      />
      <ReadAge {...refreshing} />
    </div>
  )
}
