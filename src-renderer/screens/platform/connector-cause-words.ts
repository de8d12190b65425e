import { searchOf } from '../../parts/list-filter'
import { visible } from '../../parts/visible-text'

const causes: Record<string, string> = {
  http_4xx: 'refused by its destination (4xx)',
  http_5xx: 'its destination failed (5xx)',
  timeout: 'no answer in time',
  connection_refused: 'connection refused',
  dns: 'host name not found',
  tls: 'certificate not accepted',
  worker_stalled: 'worker stalled',
  signature_failed: 'signature failed',
  replayed: 'a replay',
  too_large: 'too large for its destination',
}
/** Why a try failed. */
export const causeWords = (cause: string): string => (Object.hasOwn(causes, cause) ? (causes[cause] ?? '') : visible(cause))

/** The events of a choice: the names are those of the event list's own filter. */
export const eventsSearch: (of: { connector_id?: string; org_id?: string; cause?: string; state?: string }) => string = searchOf
