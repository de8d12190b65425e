import type { Input, MutationName } from '@contract'
import type { Failure } from '@contract/failure'
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react'

const ConfirmDialog = lazy(() => import('./confirm-dialog'))

export interface ConfirmOptions {
  /** What this screen knows and the contract can't: said strongly, before the facts. */
  warning?: string
  /** A failure in this screen's own words, above the server's; null leaves it as it is. */
  explain?: (failure: Failure) => string | null
}

export interface Asked<N extends MutationName = MutationName> extends ConfirmOptions {
  operation: N
  input: Input<N>
}

/**
 * The step before any write. `ask` opens it; `step` is to be drawn somewhere in the screen. It reads everything it says
 * from the contract, so no capability has confirm code of its own.
 */
export const useConfirm = (environment: string) => {
  const [asked, setAsked] = useState<(Asked & { turn: string }) | null>(null)
  const ask = useCallback(<N extends MutationName>(operation: N, input: Input<N>, options: ConfirmOptions = {}): void => {
    setAsked({ operation, input, ...options, turn: crypto.randomUUID() } as Asked & { turn: string })
  }, [])
  const step: ReactNode = asked && (
    <Suspense>
      <ConfirmDialog key={asked.turn} environment={environment} asked={asked} onClose={() => setAsked(null)} />
    </Suspense>
  )
  return { ask, step }
}
