/** What decides whether an event may be redelivered, and shows whether it was. */
export interface ConnectorEventRecord {
  state: string
  verification: string
  replay_of: string | null
  cause: string | null
  next_attempt_at: string | null
  redeliveries: readonly { key: string | null; at: string }[] | null
}

/** Why it can't be redelivered, null where it can. One whose worker stalled counts as not tried any more, whatever its state says. */
export const eligibleForRedelivery = (
  { state, verification, replay_of, cause, next_attempt_at }: ConnectorEventRecord,
  { even_if_delivered }: { even_if_delivered?: true },
): string | null => {
  if (verification === 'replayed')
    return `It is a replay${replay_of ? ` of ${replay_of.slice(0, 200)}` : ''}: delivering it would do the same twice.`
  if (state === 'delivered' && !even_if_delivered) return 'It is delivered already.'
  if (state === 'retrying' && cause !== 'worker_stalled')
    return next_attempt_at
      ? `The platform tries it again by itself, at ${next_attempt_at.slice(0, 64)}.`
      : 'The platform tries it again by itself.'
  return null
}

/** Whether the event shows the redelivery of this attempt; null where the server does not tell of redeliveries by their key. */
export const wasRedelivered = ({ redeliveries }: ConnectorEventRecord, _input: unknown, attempt: string): boolean | null => {
  if (redeliveries === null || redeliveries.some(({ key }) => key === null))
    return redeliveries?.some(({ key }) => key === attempt) ? true : null
  return redeliveries.some(({ key }) => key === attempt)
}
