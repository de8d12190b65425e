import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { z } from 'zod'
import { failureOf } from '../../../operations'
import { Chips } from '../../../parts/chips'
import { useNow } from '../../../parts/now'
import type { ListInput } from '../../../parts/table-rows'
import { readBlock } from '../../../parts/table-rows'
import { Tag } from '../../../parts/tag'
import { useKept } from '../../../parts/use-kept'
import styles from './connector-events.module.css'

/** How often the list is read while it stands open, in ms; and after a failure. */
const EVERY = 15_000
const AFTER_FAILURE = 60_000
/** Older than this it is called stale. */
const STALE = 3 * EVERY

const On = z.boolean()

interface Props {
  environment: string
  operation: 'connector-events.list'
  input: ListInput<'connector-events.list'>
}

/** Reads the list again by itself while somebody looks at it, and says how old it is. */
export const LiveSwitch = ({ environment, operation, input }: Props) => {
  const [on, setOn] = useKept('opsdesk.connector-events.live', On, true)
  const client = useQueryClient()
  const first = useQuery(readBlock(environment, operation, input, 0))
  const failed = failureOf(first.error) !== null
  const offered = failureOf(first.error)?.code !== 'not_offered'
  useEffect(() => {
    if (!on || !offered) return
    const timer = setInterval(
      () => {
        // Whoever looks elsewhere costs the server nothing.
        if (document.visibilityState === 'visible' && client.isFetching({ queryKey: [environment, 'connector-events', operation] }) === 0)
          void client.invalidateQueries({ queryKey: [environment, 'connector-events', operation] })
      },
      failed ? AFTER_FAILURE : EVERY,
    )
    return () => clearInterval(timer)
  }, [client, environment, operation, on, failed, offered])
  return (
    <span className={styles.live}>
      <Age readAt={first.dataUpdatedAt} on={on} />
      <Chips
        label="Reading"
        options={[{ value: 'live', words: 'Live' }]}
        chosen={on ? ['live'] : []}
        onChoose={(chosen) => setOn(chosen.length > 0)}
      />
    </span>
  )
}

const Age = ({ readAt, on }: { readAt: number; on: boolean }) => {
  const now = useNow(5000)
  if (readAt === 0) return null
  const age = Math.max(0, now.getTime() - readAt)
  const words =
    age < 5000 ? 'Read just now' : age < 90_000 ? `Read ${Math.floor(age / 1000)} s ago` : `Read ${Math.floor(age / 60_000)} min ago`
  return (
    <>
      {age > STALE && on && <Tag tone="warn">stale</Tag>} <span className="muted tabular">{words}</span>
    </>
  )
}
