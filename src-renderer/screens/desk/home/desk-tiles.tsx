import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { screenAddress } from '../../../shell/address'
import styles from './home.module.css'
import { Tile } from './tile'

/** The newest jobs that are looked at: what runs or stopped is among them. */
const NEWEST_JOBS = 200

/** Writes of this environment whose end nobody knows. */
export const UnknownTile = ({ environment }: { environment: string }) => {
  const asked = useQuery(read(null, 'ledger.list', { states: ['unknown'], environment, offset: 0, limit: 1 }))
  return (
    <Tile
      title="Unknown writes"
      to={`${screenAddress(environment, 'ledger')}?states=unknown`}
      count={asked.data?.total ?? null}
      of="to settle"
      tone="warn"
      at={asked.dataUpdatedAt ? new Date(asked.dataUpdatedAt).toISOString() : null}
      fetching={asked.isFetching}
      failure={asked.isFetching ? null : failureOf(asked.error)}
      again={() => void asked.refetch()}
    >
      {asked.data?.total ? <p className="muted">Nobody knows whether these were done.</p> : null}
    </Tile>
  )
}

/** Jobs of this environment that run, or stopped by themselves. */
export const JobsTile = ({ environment }: { environment: string }) => {
  const asked = useQuery(read(null, 'jobs.list', { environment, offset: 0, limit: NEWEST_JOBS }))
  const of = (state: string): number | null => asked.data?.items.filter((job) => job.state === state).length ?? null
  const waiting = (['stopped', 'paused'] as const).filter((state) => (of(state) ?? 0) > 0)
  const to = screenAddress(environment, 'jobs')
  return (
    <Tile
      title="Jobs"
      to={to}
      count={of('running')}
      of="running"
      at={asked.dataUpdatedAt ? new Date(asked.dataUpdatedAt).toISOString() : null}
      note={asked.data && !asked.data.end ? `Of the newest ${NEWEST_JOBS}.` : null}
      fetching={asked.isFetching}
      failure={asked.isFetching ? null : failureOf(asked.error)}
      again={() => void asked.refetch()}
    >
      {waiting.length > 0 && (
        <ul className={styles.lines} aria-label="Jobs that wait for somebody">
          {waiting.map((state) => (
            <li key={state}>
              <Link to={`${to}?state=${state}`}>{state === 'stopped' ? 'stopped by itself' : 'paused'}</Link>
              <b>{of(state)}</b>
            </li>
          ))}
        </ul>
      )}
    </Tile>
  )
}
