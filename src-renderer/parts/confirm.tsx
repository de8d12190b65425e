import type { Input, MutationName } from '@contract'
import type { Failure } from '@contract/failure'
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react'

const ConfirmDialog = lazy(() => import('./confirm-dialog'))

export interface ConfirmOptions {
  /** What this screen knows and the contract can't: said strongly, before the facts. */
  warning?: string
  /** More of what follows, said plainly: what goes from whom to whom. */
  says?: ReactNode
  /** The record as a form was filled from it. Where it is another by now nothing is sent, and the difference is shown. */
  seen?: unknown
  /** A failure in this screen's own words, above the server's, or what to do instead; null leaves it as it is. */
  explain?: (failure: Failure) => ReactNode
  /** The screen took the reason, also where it was left empty: it is not asked for again. */
  reasonTaken?: true
  /** The screen shows what came of it: no word in the corner, over what it shows. */
  showsOutcome?: true
  /** What it comes to by the person's word, where the screen asked already: in the smallest unit. */
  stated_cents?: number
  /** It was asked for by somebody else, in a signed file: it is executed as it stands there, under that file's own attempt. */
  signed?: { text: string; request: string }
  /** Called with the server's answer once it is done. For an edit that is after its dialog has closed: it may be undone until then. */
  onDone?: (answer: unknown, attempt: string) => void
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
  const close = useCallback(() => setAsked(null), [])
  const step: ReactNode = asked && (
    <Suspense>
      <ConfirmDialog key={asked.turn} environment={environment} asked={asked} onClose={close} />
    </Suspense>
  )
  return { ask, step, close }
}
