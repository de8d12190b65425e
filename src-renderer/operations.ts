import { capabilityOf, contract, type Input, type MutationName, type OperationName, type Output, type QueryName } from '@contract'
import type { Bridge, Call } from '@contract/bridge'
import type { Failure } from '@contract/failure'
import { QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { readAgainWhatIsStaleOnArrival } from './stale-on-arrival'

declare global {
  interface Window {
    readonly bridge: Bridge
  }
}

/** A failure thrown inside TanStack Query, so that `error.failure` has main's words. */
export class CallFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.what)
  }
}

export const failureOf = (error: unknown): Failure | null => (error instanceof CallFailed ? error.failure : null)

/**
 * Main owns retries and the network; nothing here repeats a call, pauses it when offline, or fires it on reconnect.
 * `networkMode: 'always'` because the default holds a mutation back while offline and sends it later by itself.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      staleTime: 30_000,
      gcTime: 300_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
readAgainWhatIsStaleOnArrival(queryClient)

/** What a write carries beside its input: which attempt it is, what the person said back, and the record they looked at. */
export type Intent = Pick<Call, 'attempt' | 'typed' | 'seen' | 'over_limit' | 'stated_cents'>
const intentOf = ({ attempt, typed, seen, over_limit, stated_cents }: Intent): Intent => ({
  ...(attempt ? { attempt } : {}),
  ...(typed ? { typed } : {}),
  ...(seen === undefined ? {} : { seen }),
  ...(over_limit ? { over_limit } : {}),
  ...(stated_cents === undefined ? {} : { stated_cents }),
})

/** One round trip to main. Throws `CallFailed`. Aborting the signal cancels the call in main. */
export const call = async <N extends OperationName>(
  environment: string | null,
  operation: N,
  input: Input<N>,
  options: { id?: string; signal?: AbortSignal } & Intent = {},
): Promise<Output<N>> => {
  const id = options.id ?? crypto.randomUUID()
  const cancel = (): void => window.bridge.cancel(id)
  options.signal?.addEventListener('abort', cancel, { once: true })
  try {
    const result = await window.bridge.call<N>({
      id,
      operation,
      environment,
      input,
      ...intentOf(options),
    })
    if (!result.ok) throw new CallFailed(result.failure)
    return result.value
  } finally {
    options.signal?.removeEventListener('abort', cancel)
  }
}

/** Query options for one read. The key starts with the environment, so that no environment ever shows another's answer. */
export const read = <N extends QueryName>(environment: string | null, operation: N, input: Input<N>) =>
  queryOptions({
    queryKey: [environment, capabilityOf(operation), operation, input] as const,
    queryFn: ({ signal }) => call(environment, operation, input, { signal }),
  })

/** One write. On success the declared `invalidates` are read again. The attempt is minted by the form, not here. */
export const useWrite = <N extends MutationName>(environment: string | null, operation: N) => {
  const client = useQueryClient()
  return useMutation({
    mutationKey: [environment, operation],
    mutationFn: ({ input, ...intent }: { input: Input<N> } & Intent) => call(environment, operation, input, intent),
    // Not awaited: the write is done, and a list that takes a while to read must not keep its form open. But for the list of
    // environments: main has it at hand, and a page that changes by it after its form has closed would lose what is pressed then.
    onSuccess: async () => {
      const stale = new Set<string>(contract[operation].invalidates)
      void client.invalidateQueries({ predicate: ({ queryKey }) => stale.has(String(queryKey[1])) })
      if (stale.has('environments'))
        await client.refetchQueries({ queryKey: read(null, 'environments.list', {}).queryKey }, { cancelRefetch: false })
    },
  })
}
