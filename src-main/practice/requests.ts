import { contract, type ServedOperation } from '@contract'
import { type Operation, Window } from '@contract/operation'
import { z } from 'zod'
import { type Fitted, fitInto, type Misfit } from './fit'

/** What practice decided where the document is silent on paging: names, size where none is asked, and the most. */
const Paging = z.object({ page: z.int().min(1).default(1), page_size: z.int().min(1).max(1000).default(50) })
export type Paging = z.output<typeof Paging>

/** The most an operation's input lets be skipped: a page beyond it is empty anyway. */
const FARTHEST = 10_000_000

/** Any operation, where its name is only known when a request comes. */
type AnyInput = z.ZodType<Record<string, unknown>>

/** What a request carries, unread. */
export interface Request {
  path: Record<string, string>
  query: Record<string, string>
  body: unknown
}

export const isList = (operation: ServedOperation): boolean => {
  const declared = contract[operation]
  return declared.kind === 'query' && declared.row !== null
}

/**
 * The fields a request carries beside its path: not a list's window, which has names of its own, nor what stays on the
 * desk that asks.
 */
const fieldsOf = (operation: ServedOperation, path: Record<string, string>): string[] => {
  const input: z.ZodType = contract[operation].input
  const names = input instanceof z.ZodObject ? Object.keys(input.shape) : []
  const declared = contract[operation] as unknown as Operation
  const unsent = declared.kind === 'mutation' ? declared.unsent : []
  return names.filter((name) => !unsent.includes(name) && !Object.hasOwn(path, name) && !(isList(operation) && Object.hasOwn(Window, name)))
}

/** What a GET or a write asks for, as the operation's own input. Fields nobody asked for are ignored, as FastAPI does. */
export const readInput = (operation: ServedOperation, request: Request): Fitted<Record<string, unknown>> => {
  const fields = fieldsOf(operation, request.path)
  const input = contract[operation].input as unknown as AnyInput
  if (contract[operation].kind === 'query') return fitInto(input, { ...request.path, ...only(fields, request.query) }, 'query')
  if (fields.length === 0) return fitInto(input, request.path, 'body')
  // Of the platform a body whose every field may be left out may be left out itself.
  if (request.body === undefined && contract[operation].system === 'platform' && input.safeParse(request.path).success)
    return fitInto(input, request.path, 'body')
  if (typeof request.body !== 'object' || request.body === null || Array.isArray(request.body)) {
    const misfit: Misfit =
      request.body === undefined
        ? { type: 'missing', loc: ['body'], msg: 'Field required', input: null }
        : { type: 'model_attributes_type', loc: ['body'], msg: 'Input should be a valid dictionary', input: request.body }
    return { fits: false, misfits: [misfit] }
  }
  return fitInto(input, { ...request.path, ...only(fields, request.body as Record<string, unknown>) }, 'body')
}

/** What a paged list asks for: its page, and the input with the rows that page starts at and holds. */
export const readPagedInput = (
  operation: ServedOperation,
  request: Request,
): Fitted<{ paging: Paging; input: Record<string, unknown> }> => {
  const paging = fitInto(Paging, only(['page', 'page_size'], request.query), 'query')
  const { page, page_size } = paging.fits ? paging.value : { page: 1, page_size: 1 }
  const fields = fieldsOf(operation, request.path)
  const rows = { offset: Math.min((page - 1) * page_size, FARTHEST), limit: page_size }
  const input = fitInto(
    contract[operation].input as unknown as AnyInput,
    { ...request.path, ...only(fields, request.query), ...rows },
    'query',
  )
  if (paging.fits && input.fits) return { fits: true, value: { paging: paging.value, input: input.value } }
  return { fits: false, misfits: [...(paging.fits ? [] : paging.misfits), ...(input.fits ? [] : input.misfits)] }
}

const only = (names: string[], from: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(from, name)).map((name) => [name, from[name]]))
