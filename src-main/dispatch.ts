import { contract, isOperationName, type OperationName, type ServedOperation } from '@contract'
import { type Failure, fail, failure, type Result } from '@contract/failure'
import { z } from 'zod'
import type { DeskCall, DeskHandlers } from './desk'
import type { Profiles } from './environments/profiles'
import type { Serve } from './served'
import type { Surroundings } from './surroundings'
import type { Write } from './writes/writes'

/** A call as it arrives: unknown, and parsed before anything else happens. */
const Envelope = z.strictObject({
  id: z.string().min(1).max(100),
  operation: z.string().max(100),
  environment: z.string().max(100).nullable(),
  input: z.unknown(),
  attempt: z.uuid().optional(),
  typed: z.string().max(1000).optional(),
  seen: z.unknown().optional(),
  over_limit: z.literal(true).optional(),
  stated_cents: z.int().min(0).max(1_000_000_000).optional(),
})
type Envelope = z.output<typeof Envelope>

export interface Dispatch {
  call(call: unknown): Promise<Result<unknown>>
  /** Stops a read. A write that has begun is not stopped by leaving its screen. */
  cancel(id: string): void
}

interface Parts {
  profiles: Profiles
  serve: Serve
  write: Write
  handlers: DeskHandlers
  surroundings: Surroundings
}

/** name → parse → where it is answered, writes by the one path for writes → Result. Never throws: a failure is a value. */
export const createDispatch = ({ profiles, serve, write, handlers, surroundings }: Parts): Dispatch => {
  const reads = new Map<string, AbortController>()

  const call = async (raw: unknown): Promise<Result<unknown>> => {
    const envelope = Envelope.safeParse(raw)
    if (!envelope.success) return fail(failure('invalid_input', 'This call is not well formed.', { not: 'Nothing was sent.' }))
    const { operation } = envelope.data
    if (!isOperationName(operation)) return fail(failure('invalid_input', 'Opsdesk has no such operation.', { not: 'Nothing was sent.' }))
    const input = contract[operation].input.safeParse(envelope.data.input)
    if (!input.success) return fail(badInput(input.error))

    const controller = new AbortController()
    const stoppable = contract[operation].kind === 'query'
    if (stoppable) reads.set(envelope.data.id, controller)
    try {
      return await answer(envelope.data, operation, input.data, controller.signal)
    } catch (error) {
      // Nothing may leave here as an exception: Electron would show its text, which may hold anything.
      console.error(`opsdesk: ${operation} failed inside: ${error instanceof Error ? error.name : 'not an error'}`)
      return fail(
        failure('internal', 'Opsdesk itself failed at this.', {
          not: 'Nothing more was sent.',
          next: 'Try again; if it fails again, restart Opsdesk.',
        }),
      )
    } finally {
      if (reads.get(envelope.data.id) === controller) reads.delete(envelope.data.id)
    }
  }

  const answer = async (
    { id, environment, attempt, typed, seen, over_limit, stated_cents }: Envelope,
    operation: OperationName,
    input: unknown,
    signal: AbortSignal,
  ): Promise<Result<unknown>> => {
    if (!isServed(operation)) {
      const handle = handlers[operation] as (input: unknown, call: DeskCall) => Promise<Result<unknown>>
      return handle(input, { id, environment, signal })
    }
    const profile = environment === null ? undefined : profiles.find(environment)
    if (!profile)
      return fail(
        failure('refused_here', 'This environment is no longer there.', { not: 'Nothing was sent.', next: 'Choose another one.' }),
      )
    const fields = input as Record<string, unknown>
    const progress = (done: number, total: number | null): void => surroundings.emit('progress', { id, done, total })
    if (contract[operation].kind === 'query') return serve(profile, { operation, input: fields, attempt: null, signal, progress })

    if (!attempt) return fail(failure('invalid_input', 'A write needs an attempt.', { not: 'Nothing was sent.' }))
    return write(profile, { operation, input: fields, attempt, typed, seen, over_limit, stated_cents, job: null })
  }

  return {
    call,
    cancel: (id) => reads.get(id)?.abort(),
  }
}

const isServed = (operation: OperationName): operation is ServedOperation => contract[operation].system !== 'desk'

const badInput = (error: z.ZodError): Failure => {
  const fields: Record<string, string> = {}
  for (const { path, message } of error.issues) fields[path.join('.')] ??= message
  return failure('invalid_input', 'Something is not filled in right.', {
    not: 'Nothing was sent.',
    next: 'Correct it and try again.',
    fields,
  })
}
