import { contract, type Input, type MutationName } from '@contract'
import type { Mutation } from '@contract/operation'

/** "5f0c…d1": enough to tell two attempts apart. */
const shortAttempt = (attempt: string): string => `${attempt.slice(0, 4)}…${attempt.slice(-2)}`

/**
 * The request as it will go out: `METHOD /path`, the idempotency key cut short, and the body where there is one.
 * Made from the route as main makes it: fields in braces come from the input, the rest is the body but for what stays on this desk.
 */
export const requestOf = <N extends MutationName>(operation: N, input: Input<N>, attempt: string, record: unknown = null): string => {
  const { route, unsent, through } = contract[operation] as unknown as Mutation
  const other = through?.(input)
  if (other)
    return [other.request, `Idempotency-Key: ${shortAttempt(attempt)}`, JSON.stringify(other.body(record, attempt), null, 2)].join('\n')
  if (!route) return operation
  const elsewhere = new Set<string>(unsent)
  const line = route.replace(/\{(\w+)\}/g, (_, field: string) => {
    elsewhere.add(field)
    return encodeURIComponent(String((input as Record<string, unknown>)[field] ?? ''))
  })
  const body = Object.entries(input as Record<string, unknown>).filter(([field, value]) => !elsewhere.has(field) && value !== undefined)
  const lines = [line, `Idempotency-Key: ${shortAttempt(attempt)}`]
  if (body.length > 0) lines.push(JSON.stringify(Object.fromEntries(body), null, 2))
  return lines.join('\n')
}
