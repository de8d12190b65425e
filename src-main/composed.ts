import { contract, isOperationName, type ServedOperation } from '@contract'
import type { Composed } from '@contract/composed'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import type { Reading } from '@contract/operation'

type Read = (reading: Reading) => Promise<Result<unknown>>

/**
 * A record put together from other reads, each by whatever the environment has connected. A part that nothing connected
 * answers is left out; a part that failed is told to `compose`, or is the whole's failure where the record needs it:
 * what can go without being looked at does not wait for a database that is down.
 */
export const composeRecord = async ({ parts, compose }: Composed, input: Record<string, unknown>, read: Read): Promise<Result<unknown>> => {
  const answers: Record<string, unknown> = {}
  const unread: Failure[] = []
  let missing: Failure | null = null
  for (const part of parts) {
    const reading = part.reading(input as never, answers)
    if (reading === null) continue
    const answer = await read(reading)
    if (answer.ok) answers[part.name] = answer.value
    else if (part.needed(input as never)) return answer
    else if (answer.failure.code === 'not_connected') missing ??= answer.failure
    else unread.push(answer.failure)
  }
  if (Object.keys(answers).length > 0 || unread.length > 0) return succeed(compose(answers, input as never, unread))
  return fail(missing ?? failure('not_connected', 'Nothing that is connected to this environment reads it.'))
}

/** A reading of the contract, parsed as it would be from the window. */
export const readingOf = ({ operation, input }: Reading): Result<{ operation: ServedOperation; input: Record<string, unknown> }> => {
  if (!isOperationName(operation)) return fail(failure('internal', 'The contract names an operation that is not there.'))
  const parsed = contract[operation].input.safeParse(input)
  if (!parsed.success) return fail(failure('internal', 'The contract names a reading that does not fit.'))
  return succeed({ operation: operation as ServedOperation, input: parsed.data as Record<string, unknown> })
}
