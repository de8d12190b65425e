import type { DeskOperation, Output, Parsed } from '@contract'
import type { Result } from '@contract/failure'

/** What a desk handler gets beside its parsed input. */
export interface DeskCall {
  id: string
  environment: string | null
  signal: AbortSignal
}

/** Every operation the desk answers itself. A missing or misspelt one does not compile. */
export type DeskHandlers<Names extends DeskOperation = DeskOperation> = {
  [N in Names]: (input: Parsed<N>, call: DeskCall) => Promise<Result<Output<N>>>
}
/** The handlers of one capability. */
export type DeskHandlersOf<C extends string> = DeskHandlers<Extract<DeskOperation, `${C}.${string}`>>
