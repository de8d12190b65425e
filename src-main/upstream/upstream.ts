import type { ServedOperation } from '@contract'
import type { AuthScheme, ListDialect } from '@contract/desk/environments'
import type { Result } from '@contract/failure'

/** The token or cookie, or why there is none. `fresh` runs a token command again; without a command it changes nothing. */
export type TakeCredential = (fresh?: boolean) => Promise<Result<string>>

/** Everything one served call needs. The credential is fetched only when it is about to be sent. */
export interface ServedCall {
  operation: ServedOperation
  /** Already parsed by the operation's input schema. */
  input: Record<string, unknown>
  base_url: string
  /** How the credential is sent. */
  auth: AuthScheme
  credential: TakeCredential
  /** How this server's lists page and sort: what is known, and where to remember what was found out. */
  dialect: { known: ListDialect | null; remember: (found: ListDialect) => Promise<void> }
  /** One intended write; sent as Idempotency-Key. Null for queries. */
  attempt: string | null
  /** Stops a read at once. A write is stopped only before it was sent: afterwards its answer is worth waiting for. */
  signal: AbortSignal
  progress?: (done: number, total: number | null) => void
}

/** Sends a served call to the service of the environment that answers it, and gives back its parsed answer. Never throws. */
export type Upstream = (call: ServedCall) => Promise<Result<unknown>>
