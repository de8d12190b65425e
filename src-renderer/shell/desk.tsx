import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { failureOf, read } from '../operations'
import { announce } from '../parts/announce'
import { FailureNotice } from '../parts/failure'
import { Place } from '../parts/place'
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

const useEvents = (): void => {
  const client = useQueryClient()
  useEffect(() => {
    const stops = [
      window.bridge.on('environments', () => void client.invalidateQueries({ queryKey: [null, 'environments'] })),
      window.bridge.on('guard', (guard) => {
        client.setQueryData(read(null, 'guard.get', { environment_id: guard.environment_id }).queryKey, guard)
        if (guard.writing === 'locked' && guard.because === 'idle') announce('Writing is locked: nobody was here.')
      }),
      window.bridge.on(
        'wrote',
        ({ environment_id, capabilities }) =>
          void client.invalidateQueries({
            predicate: ({ queryKey }) => queryKey[0] === environment_id && capabilities.includes(String(queryKey[1])),
          }),
      ),
      window.bridge.on('expiry', ({ expired }) => {
        announce(expired ? 'The token has expired.' : 'The token expires soon.')
        void client.invalidateQueries({ queryKey: [null, 'environments'] })
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [client])
}
