import { z } from 'zod'
import type { Capability, System } from './capability'
import type { Composed } from './composed'
import type { Through } from './through'

/** What a mutation does to the world. Guard, confirm and ledger read this and nothing else. */
export type Effect = 'edit' | 'access' | 'mail' | 'money'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
/** `METHOD /path/{field}`: the fields in braces are taken from the input, the rest is query (GET) or JSON body. */
export type Route<M extends Method = Method> = `${M} /${string}`

type FieldsOf<R> = R extends `${string}{${infer F}}${infer Rest}` ? F | FieldsOf<Rest> : never
/** Refuses, at compile time, a route that names a field its input does not have. */
type RouteFor<R extends Route, I extends z.ZodType> = FieldsOf<R> extends keyof z.output<I> ? R : never

/** A window of a list. `total` is null where the server does not say. */
export type Page<T> = { items: T[]; total: number | null; offset: number; end: boolean; note: string | null }

/** Where to start and how many: `offset` and `limit` are rows. The border turns them into what the server obeys. */
export const Window = { offset: z.int().min(0).max(10_000_000).default(0), limit: z.int().min(1).max(1000).default(100) }

/** Where a record is found: the list to walk, what names a row in it, and what the input asks for. */
export interface Within {
  readonly list: string
  readonly key: (row: never) => string
  readonly wanted: (input: never) => string
  readonly match: (row: never, input: never) => boolean
}

export interface Query<I extends z.ZodType = z.ZodType, O = unknown, S extends System = System> {
  readonly kind: 'query'
  readonly system: S
  readonly route: Route<'GET'> | null
  readonly input: I
  readonly output: z.ZodType<O>
  /** Set on lists: the schema of one row. The tolerant reader finds the rows in whatever the server wraps them in. */
  readonly row: z.ZodType | null
  /** A record the API has no read for: found by walking this list until `match` says yes. */
  readonly within: Within | null
  /** What a refusal means for this read, where its document says more than the status does. */
  readonly means: Meanings
  /** What a server may lack as a whole, as a noun: "connector events". Null where the document names its path. */
  readonly offers: string | null
  /** A record put together from other reads, of whatever the environment has connected. */
  readonly composed: Composed | null
  /** How long main lets the call take, in milliseconds. */
  readonly timeout: number
}

/**
 * By what was answered: what happened and what to do next. `{status}` is the HTTP status, `{elsewhere}` the address a
 * redirect leads to. A web page is one that came with a success.
 */
export type Meanings = { readonly [K in 'unauthorized' | 'forbidden' | 'redirected' | 'web_page']?: { what: string; next: string } }

export interface Mutation<I extends z.ZodType = z.ZodType, O = unknown, S extends System = System> {
  readonly kind: 'mutation'
  readonly system: S
  readonly route: Route | null
  readonly input: I
  readonly output: z.ZodType<O>
  readonly effect: Effect
  /** The id of what is changed: named by guard, ledger and confirm. */
  readonly target: (input: z.output<I>) => string
  /** The capabilities whose reads are stale afterwards. */
  readonly invalidates: readonly Capability[]
  /** What the confirm step says. Null for the desk's own settings, which need none. */
  readonly confirm: Confirm<z.output<I>> | null
  readonly checks: readonly Check<z.output<I>>[]
  /** The person's own reason, where the input has one: it stands in the ledger. */
  readonly reason: (input: z.output<I>) => string | null
  /** Fields that hold a whole document: the ledger keeps their length and SHA-256 in its place. */
  readonly documents: readonly string[]
  /**
   * Whether an answer says that it was done once and for all. A list of many leaves out what this desk did before; null
   * where the record itself shows it, or where it may be done again.
   */
  readonly once: ((answer: unknown) => boolean) | null
  /** What the database alone can't do of it: see sources.ts. */
  readonly without_api: WithoutApi
  /** Fields for the ledger only: the API has no place for them, so they are not sent. */
  readonly unsent: readonly string[]
  /** Where it goes when its input asks for another way than its system's own; null for that own way. */
  readonly through: ((input: z.output<I>) => Through | null) | null
  /** What a server may lack as a whole, as a noun: "redelivering connector events". Null where the document names its path. */
  readonly offers: string | null
  readonly timeout: number
}

/** Where the database answers in the API's place: what does not happen then, in sentences, or why it can't be done at all. */
export type WithoutApi = { lost: readonly string[] } | { refused: string }
/** `I` is the mutation's input, `R` the record it changes. */
export interface Confirm<I, R = never> {
  /**
   * The record this changes: a query and its input. Read when the form opens, and again just before sending. Null where
   * there is no read of it: then nothing is known beforehand, and only a person can settle an unknown write.
   */
  readonly subject: ((input: I) => Reading) | null
  /** A sentence that names what will be done: "Make {who} an admin". `{who}` is the record's own name. */
  readonly title: string
  /** The same, once the record told its amount_cents, its currency and a name: "Refund {amount} to {who}". */
  readonly known_title?: string
  /** What is typed to confirm it in production, where that is not the target. Gets the environment's name. */
  readonly type?: (input: I, environment: string) => string
  /** What people call the record. Left out where it has a display_name, a name or an e-mail address. */
  readonly name?: (record: R) => string
  /** Which of the record's fields are shown, in this order; all of them where it is left out. */
  readonly shown?: readonly (keyof R & string)[]
  /** Fields that go on moving while one looks, such as how far a job is: that they moved is no reason to stop. */
  readonly moving?: readonly (keyof R & string)[]
  /** What follows from it, in one or two plain sentences. */
  readonly consequence: string
  /** How it can be undone, or null where it can't. */
  readonly undo: string | null
  /** The verb on the button. */
  readonly button: string
  /** Why this record can't be changed so, null where it can: "Already an admin." */
  readonly eligible: (record: R, input: I) => string | null
  /** Whether the record shows that it happened; null where it can't show it. Settles an unknown write, that of `attempt`. */
  readonly happened: (record: R, input: I, attempt: string) => boolean | null
  /** What it means that there is no such record: a delete is done, a create still to do. Left out: it shows nothing. */
  readonly absent?: 'done' | 'to_do'
}

export interface Reading {
  operation: string
  input: unknown
}

/** A rule that is checked before anything is sent. */
export interface Check<I> {
  /** What must be read for it, null where the input and the caller are enough. */
  readonly read: Reading | null
  /** Why it is refused, null where it may go on. `caller` is the token's subject, null where it does not say. */
  readonly refuse: (input: I, caller: string | null, answer: unknown) => string | null
}

/** Refuses to do this to oneself. */
export const notOneself = <I>(target: (input: I) => string, why: string): Check<I> => ({
  read: null,
  refuse: (input, caller) => (caller !== null && target(input) === caller ? why : null),
})

export type Operation = Query<z.ZodType, unknown> | Mutation<z.ZodType, unknown>

const QUERY_TIMEOUT = 15_000
const MUTATION_TIMEOUT = 30_000

/** Declares a read. `route` where the API has one; a desk query has none. */
export const query = <const S extends System, I extends z.ZodType, O, R extends Route<'GET'>>(declared: {
  system: S
  route?: R & RouteFor<R, I>
  input: I
  output: z.ZodType<O>
  means?: Meanings
  offers?: string
  timeout?: number
}): Query<I, O, S> => ({
  kind: 'query',
  row: null,
  within: null,
  composed: null,
  ...declared,
  means: declared.means ?? {},
  offers: declared.offers ?? null,
  route: declared.route ?? null,
  timeout: declared.timeout ?? QUERY_TIMEOUT,
})

/** Declares a list: its answer is a `Page` of `row`, whatever the server's envelope and paging are called. */
export const list = <const S extends System, I extends z.ZodType<{ offset: number; limit: number }>, T>(declared: {
  system: S
  /** None for the desk's own lists. */
  route?: Route<'GET'>
  input: I
  row: z.ZodType<T>
  offers?: string
}): Query<I, Page<T>, S> => ({
  kind: 'query',
  system: declared.system,
  route: declared.route ?? null,
  input: declared.input,
  row: declared.row,
  output: pageOf(declared.row),
  within: null,
  means: {},
  offers: declared.offers ?? null,
  composed: null,
  timeout: QUERY_TIMEOUT,
})

/** Declares the read of one record that the API only lists. The answer is null where the list does not hold it. */
export const found = <const S extends System, I extends z.ZodType, L extends Query<z.ZodType, Page<unknown>>>(declared: {
  system: S
  list: string
  rows: L
  key: (row: RowOf<L>) => string
  wanted: (input: z.output<I>) => string
  input: I
}): Query<I, RowOf<L> | null, S> => ({
  kind: 'query',
  system: declared.system,
  route: null,
  input: declared.input,
  row: null,
  output: (declared.rows.row as z.ZodType<RowOf<L>>).nullable(),
  within: {
    list: declared.list,
    key: declared.key as (row: never) => string,
    wanted: declared.wanted as (input: never) => string,
    match: (row, input) => declared.key(row) === declared.wanted(input),
  },
  means: {},
  offers: null,
  composed: null,
  timeout: 120_000,
})

type RowOf<L> = L extends Query<z.ZodType, Page<infer T>> ? T : never

/** Declares a write. Its policy (guard, confirm, ledger, never repeated by itself) follows from these words. */
export const mutation = <const S extends System, I extends z.ZodType, O, R extends Route, Record = never>(declared: {
  system: S
  route?: R & RouteFor<R, I>
  input: I
  output: z.ZodType<O>
  effect: Effect
  target: (input: z.output<I>) => string
  invalidates: readonly Capability[]
  confirm?: Confirm<z.output<I>, Record>
  checks?: readonly Check<z.output<I>>[]
  reason?: (input: z.output<I>) => string | null
  documents?: readonly (keyof z.output<I> & string)[]
  once?: (answer: z.output<z.ZodType<O>>) => boolean
  unsent?: readonly (keyof z.output<I> & string)[]
  without_api?: WithoutApi
  through?: (input: z.output<I>) => Through | null
  offers?: string
  timeout?: number
}): Mutation<I, O, S> => ({
  kind: 'mutation',
  ...declared,
  route: declared.route ?? null,
  confirm: (declared.confirm as unknown as Confirm<z.output<I>>) ?? null,
  checks: declared.checks ?? [],
  reason: declared.reason ?? (() => null),
  documents: declared.documents ?? [],
  once: (declared.once as ((answer: unknown) => boolean) | undefined) ?? null,
  unsent: declared.unsent ?? [],
  without_api: declared.without_api ?? { lost: [] },
  through: declared.through ?? null,
  offers: declared.offers ?? null,
  timeout: declared.timeout ?? MUTATION_TIMEOUT,
})

/** A file of one capability: every key must be `capability.verb`. */
export const operations =
  <C extends Capability>(_capability: C) =>
  <T extends Record<string, unknown>>(declared: T & { [K in keyof T]: K extends `${C}.${string}` ? T[K] : never }): T =>
    declared

const pageOf = <T>(row: z.ZodType<T>): z.ZodType<Page<T>> =>
  z.object({ items: z.array(row), total: z.int().nullable(), offset: z.int(), end: z.boolean(), note: z.string().nullable() })

/** An id as the systems write them. Printable, no slash, no white space: it goes into a path. */
export const Id = z
  .string()
  .trim()
  .min(1, 'An id is needed.')
  .max(200, 'An id has at most 200 characters.')
  .regex(/^[A-Za-z0-9._:@~+-]+$/, 'An id has letters, digits and . _ : @ ~ + - only.')
  .refine((id) => id !== '.' && id !== '..', 'This is not an id.')

/** An ISO 8601 instant, kept as the string the server sent. */
export const Instant = z.string().max(64)
