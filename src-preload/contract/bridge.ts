import type { ServiceName } from './desk/environments'
import type { GuardState } from './desk/guard'
import type { Result } from './failure'
import type { Input, OperationName, Output } from './index'

/** One call over the bridge. `id` names it for cancel and progress; `attempt` names one intended write. */
export interface Call<N extends OperationName = OperationName> {
  id: string
  operation: N
  /** The environment's id; null for operations of the desk itself. */
  environment: string | null
  input: Input<N>
  /** A UUID minted when the form opens: the same for every press of the same form. Mutations of a server need it. */
  attempt?: string
  /** For a mutation that asks for it: what was typed, or `read back`. See confirmation.ts. */
  typed?: string
  /** The record as the person saw it, so that main can tell whether it moved. */
  seen?: unknown
  /** The person was told that the limit of an hour is reached, and wants it all the same. */
  over_limit?: true
  /** For money: what it comes to by the person's own word, in the smallest unit, where no read tells. */
  stated_cents?: number
}

/** What main tells the window unasked. */
export interface Events {
  guard: GuardState
  /** An export or another long call: how far it is. `total` null where nobody knows. */
  progress: { id: string; done: number; total: number | null }
  /** The profiles or a credential changed: read environments.list again. */
  environments: Record<string, never>
  /** An edit waits to leave and can be undone until then; null: it left, or was undone. */
  waiting: { attempt: string; operation: string; target: string; until: string | null }
  /** Something was written in this environment, or may have been: reads of these capabilities are stale. */
  wrote: { environment_id: string; capabilities: readonly string[] }
  /** The ledger, its health or a job changed. */
  ledger: Record<string, never>
  jobs: { job_id: string }
  /** A reading of this environment's health was written down: health-history is stale. */
  health: { environment_id: string }
  /** A credential expires soon, or has. */
  expiry: { environment_id: string; service: ServiceName; expires_at: string; expired: boolean }
  /** Somebody looked at this environment: home.looks has it. */
  home: { environment_id: string }
  /** Watching goes otherwise, or something was noticed: then `told` is a sentence for each environment. */
  watches: { told: readonly string[] }
  /** A notification was clicked outside the window: watches.clicked says which. */
  clicked: Record<string, never>
}
export type EventName = keyof Events

/** All the renderer has of main. Named functions only: no ipcRenderer, no channel names, no event objects. */
export interface Bridge {
  call<N extends OperationName>(call: Call<N>): Promise<Result<Output<N>>>
  cancel(id: string): void
  /** Returns the function that stops listening. */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void
  /** Which shell the window is in, and the platform for the key names. */
  readonly shell: 'electron' | 'browser'
  readonly platform: string
}
