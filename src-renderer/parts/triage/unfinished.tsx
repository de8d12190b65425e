import { Button } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { needsPerson, type Plan } from './plans'
import styles from './queue.module.css'

interface Props {
  plans: { onPlans: (listener: () => void) => () => void; plansOf: (environment: string) => ReadonlyMap<string, Plan> }
  environment: string
  onOpen: (id: string) => void
}

/** Decisions that stopped wait for a person, wherever in the queue they are. */
export const Unfinished = ({ plans, environment, onOpen }: Props) => {
  const all = useSyncExternalStore(plans.onPlans, () => plans.plansOf(environment))
  const stopped = [...all.values()].filter(needsPerson)
  const first = stopped[0]
  if (!first) return null
  return (
    <div className={styles.strip} role="status">
      <span>{stopped.length === 1 ? 'One decision is not done' : `${stopped.length} decisions are not done`}</span>
      <Button size="compact-sm" onClick={() => onOpen(first.about)}>
        {stopped.length === 1 ? 'Open it' : 'Open the first'}
      </Button>
    </div>
  )
}
