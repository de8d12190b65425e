import type { Output } from '@contract'
import type { Failure } from '@contract/failure'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { call, failureOf, read } from '../operations'
import { announce } from '../parts/announce'
import { beforeLeaving } from '../parts/unsaved'
import { screenAddress } from './address'
import { landing } from './landing'
import { navigate } from './location'

interface Opening {
  /** The name of the environment being opened now. */
  opening: string | null
  failure: { id: string; name: string; failure: Failure; again: () => void } | null
  dismiss: () => void
  /** Closes the one that is open, opens this one, and goes to `to` (its first screen where none is given). */
  open: (environment: { id: string; name: string }, to?: string) => void
}

const Context = createContext<Opening>({ opening: null, failure: null, dismiss: () => {}, open: () => {} })
export const useOpening = (): Opening => useContext(Context)

/**
 * Going from one environment to another leaves nothing behind. While `opening` is set the frame shows no screen, so
 * every read of the old one is unmounted and cancelled; then all that was read from servers is dropped.
 */
export const OpeningEnvironment = ({ children }: { children: ReactNode }) => {
  const client = useQueryClient()
  const [opening, setOpening] = useState<string | null>(null)
  const [failure, setFailure] = useState<Opening['failure']>(null)

  const open = useCallback<Opening['open']>(
    (environment, to) => {
      const run = async (): Promise<void> => {
        setFailure(null)
        setOpening(environment.name)
        const from = window.location.hash
        const ofServers = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== null }
        try {
          await client.cancelQueries(ofServers)
          await call(null, 'environments.open', { environment_id: environment.id })
          client.removeQueries(ofServers)
          client.removeQueries({ queryKey: [null, 'guard'] })
          client.getMutationCache().clear()
          await enter(client, environment, to, from)
        } catch (error) {
          const failed = failureOf(error)
          if (!failed) throw error
          setFailure({ id: environment.id, name: environment.name, failure: failed, again: () => void run() })
        } finally {
          setOpening(null)
        }
      }
      beforeLeaving(() => void run())
    },
    [client],
  )
  const value = useMemo(() => ({ opening, failure, dismiss: () => setFailure(null), open }), [opening, failure, open])
  return <Context value={value}>{children}</Context>
}

/**
 * Goes into an environment that main has just opened, once the frame knows that it is the open one. Whoever has left the
 * address `from` in the meantime is not taken back.
 */
export const enter = async (
  client: QueryClient,
  environment: { id: string; name: string },
  to?: string,
  from = window.location.hash,
): Promise<void> => {
  const overview = await call(null, 'environments.list', {})
  const screen = await landing(
    client,
    overview.items.find(({ id }) => id === environment.id),
  )
  client.setQueryData<Output<'environments.list'>>(read(null, 'environments.list', {}).queryKey, overview)
  await drawn()
  announce(`${environment.name} is open`)
  if (window.location.hash === from) navigate(to ?? screenAddress(environment.id, screen))
}

/**
 * TanStack Query tells its observers in a timeout of its own. After this one they know which environment is open, so that
 * going to its address does not meet a frame that still believes in the one before.
 */
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
