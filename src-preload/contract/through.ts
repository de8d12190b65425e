import type { ServiceName } from './desk/environments'

/** Another way than the system's own. */
export interface Through {
  readonly service: ServiceName
  /** `METHOD /path`, for the ledger and the confirm step. */
  readonly request: string
  /** What is sent, as far as the desk knows it before sending: `record` is the subject's. */
  readonly body: (record: unknown, attempt: string) => Record<string, unknown>
  /** What follows from going this way, in place of the declared consequence. */
  readonly consequence: string
}
