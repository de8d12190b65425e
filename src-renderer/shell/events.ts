import type { Events } from '@contract/bridge'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { read } from '../operations'
import { announce } from '../parts/announce'
import { followWaiting } from '../parts/departures'
import { toast } from '../parts/toast'
import { throttled } from './throttled'

/** How often the desk's own lists are read again while a job runs, in milliseconds; and a server's lists, which cost more. */
const DESK_EVERY = 300
const SERVER_EVERY = 1000

/** Listens to what main says unasked: reads that it makes stale are read again. */
export const useEvents = (): void => {
  const client = useQueryClient()
  useEffect(() => {
    const stale = (capability: string) =>
      throttled<unknown>(DESK_EVERY, () => void client.invalidateQueries({ queryKey: [null, capability] }))
    const watched = throttled<void>(DESK_EVERY, () => void client.invalidateQueries({ queryKey: [null, 'watches'] }))
    // The window may have been opened by the click.
    followClick(client)
    const stops = [
      window.bridge.on('environments', () => void client.invalidateQueries({ queryKey: [null, 'environments'] })),
      window.bridge.on('guard', (guard) => {
        client.setQueryData(read(null, 'guard.get', { environment_id: guard.environment_id }).queryKey, guard)
        if (guard.writing === 'locked' && guard.because === 'idle') announce('Writing is locked: nobody was here.')
      }),
      window.bridge.on('waiting', followWaiting),
      window.bridge.on('ledger', stale('ledger')),
      window.bridge.on('jobs', stale('jobs')),
      window.bridge.on('health', stale('health-history')),
      window.bridge.on(
        'wrote',
        throttled(SERVER_EVERY, (all) => readAgain(client, all)),
      ),
      window.bridge.on('home', ({ environment_id }) => void client.invalidateQueries({ queryKey: [environment_id, 'home', 'home.looks'] })),
      window.bridge.on('watches', ({ told }) => {
        watched()
        // Whoever looks at the list of notices sees it there.
        const seen = /\/watches($|[/?])/.test(window.location.hash)
        for (const words of told) {
          announce(words)
          if (!seen) toast(words)
        }
      }),
      window.bridge.on('clicked', () => followClick(client)),
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

/** Loaded by itself: nothing that is seen first waits for it. */
const followClick = (client: QueryClient): void => void import('./notice-address').then((loaded) => loaded.followClick(client))

const readAgain = (client: QueryClient, all: readonly Events['wrote'][]): void => {
  const stale = new Set(all.flatMap(({ environment_id, capabilities }) => capabilities.map((one) => `${environment_id} ${one}`)))
  void client.invalidateQueries({ predicate: ({ queryKey }) => stale.has(`${queryKey[0]} ${queryKey[1]}`) })
}
