import type { z } from 'zod'
import type { System } from './capability'
import type { Failure } from './failure'
import type { Query, Reading } from './operation'

/** One of the reads a composed record is made of. They are asked in order. */
export interface Part {
  readonly name: string
  /** What to read; null where there is nothing to ask. `before`: what the parts before it answered, by their names. */
  readonly reading: (input: never, before: Readonly<Record<string, unknown>>) => Reading | null
  /** Whether the record is no use without it. If not, what kept it from being read is told, and the rest still answers. */
  readonly needed: (input: never) => boolean
}

export interface Composed {
  readonly parts: readonly Part[]
  /** The record, from what was read by part, and the failures of those that could not be. */
  readonly compose: (read: Readonly<Record<string, unknown>>, input: never, unread: readonly Failure[]) => unknown
}

/**
 * Declares a record that no server has whole: its parts are read one after the other, each by whatever is connected, and put
 * together. Null where none of them knows it; `not_connected` where nothing that is connected reads any of it.
 */
export const composed = <const S extends System, I extends z.ZodType, O>(declared: {
  system: S
  input: I
  output: z.ZodType<O>
  parts: readonly {
    name: string
    reading: (input: z.output<I>, before: Readonly<Record<string, unknown>>) => Reading | null
    needed: (input: z.output<I>) => boolean
  }[]
  compose: (read: Readonly<Record<string, unknown>>, input: z.output<I>, unread: readonly Failure[]) => O
}): Query<I, O, S> & { readonly composed: Composed } => ({
  kind: 'query',
  system: declared.system,
  route: null,
  input: declared.input,
  row: null,
  output: declared.output,
  within: null,
  means: {},
  offers: null,
  composed: { parts: declared.parts, compose: declared.compose } as unknown as Composed,
  timeout: 45_000,
})
