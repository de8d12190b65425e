import { useQuery } from '@tanstack/react-query'
import { failureOf, read } from '../operations'
import { FailureNotice } from '../parts/failure'
import { Place } from '../parts/place'
import { useEvents } from './events'
import { Frame } from './frame'
import styles from './frame.module.css'
import { OpeningEnvironment } from './opening'

/** Reads the environments, listens to main, and hands the open environment to everything below. */
export const Desk = () => {
  const overview = useQuery(read(null, 'environments.list', {}))
  useEvents()
  const failure = failureOf(overview.error)
  if (failure && !overview.data)
    return (
      <main className={styles.alone}>
        <FailureNotice failure={failure} onRetry={() => void overview.refetch()} />
      </main>
    )
  if (!overview.data) return <div className={styles.blank} />
  const { items, current } = overview.data
  const environment = items.find((one) => one.id === current) ?? null
  return (
    <Place value={environment}>
      <OpeningEnvironment>
        <Frame overview={overview.data} environment={environment} />
      </OpeningEnvironment>
    </Place>
  )
}
