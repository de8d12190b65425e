import type { Result } from '@contract/failure'
import type { Outcome } from '../ledger/entry'
import { redact, redactText } from '../ledger/redact'

/** The longest answer that is kept in the ledger, in characters of JSON. */
const LONGEST = 4000

/** What the ledger says of a served write's result. Done, refused (nothing changed), or unknown: never "failed". */
export const outcomeOf = (result: Result<unknown>): Omit<Outcome, 'kind' | 'attempt' | 'duration_ms'> => {
  if (result.ok) {
    const answer = redact(result.value)
    const kept = JSON.stringify(answer ?? null).length <= LONGEST ? answer : null
    return { outcome: 'done', code: null, status: 200, request_id: null, words: null, answer: kept }
  }
  const { happened, code, status, request_id, server_words, what } = result.failure
  const words = redactText(server_words ?? what)
  return {
    outcome: happened === 'unknown' ? 'unknown' : 'refused',
    code,
    status,
    request_id: request_id && redactText(request_id),
    words,
    answer: null,
  }
}
