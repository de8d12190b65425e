import { z } from 'zod'
import type { ServiceName } from './desk/environments'

/** Every way a call can fail, in words that are the same in main, over IPC and on screen. */
export const FailureCode = z.enum([
  // never sent
  'invalid_input', // the input does not fit the operation's schema
  'locked', // the guard: writing is locked in this environment
  'refused_here', // Opsdesk refuses: a rule of its own says so
  'over_limit', // this desk's limit of an hour is reached: it goes on where a person says so
  'second_person', // more than one person may do alone: somebody else must check it
  'ledger', // the write could not be recorded, so it was not sent
  'moved', // the record is no longer what the person looked at
  'blocked', // a write on this target is under way, or its outcome is unknown
  'not_connected', // nothing that is connected to the environment answers this
  'no_credential', // none is set, or the one that is set belongs to another host
  'keychain', // the OS keychain is locked, denied or broken
  'insecure_address', // neither https nor literal loopback, or not the environment's own host
  'cancelled', // the person left, or pressed cancel
  // perhaps sent
  'unreachable', // no connection: DNS, refused, reset
  'timeout', // no answer in time
  'tls', // the certificate was not accepted
  // answered
  'redirected', // 3xx; never followed
  'bad_request', // 400, 422
  'unauthorized', // 401
  'forbidden', // 403
  'not_found', // 404, 405
  'not_offered', // 404, 405, 501: not this record, but the whole path is not there
  'conflict', // 409
  'rate_limited', // 429
  'unavailable', // 503
  'server_error', // other 5xx and unexpected statuses
  'bad_answer', // an answer that is not this API's
  'unknown_outcome', // a mutation was sent and no usable answer came
  'internal', // a defect in Opsdesk
])
export type FailureCode = z.infer<typeof FailureCode>

/** Whether anything may have changed on the server: nothing was sent, it was refused, or nobody can say. */
export type Happened = 'nothing' | 'refused' | 'unknown'

/** A failure crosses IPC as a value. It carries no credential and no e-mail address of its own making. */
export interface Failure {
  code: FailureCode
  /** What happened, one sentence. */
  what: string
  /** What did not happen or may have: one sentence, empty for reads. */
  not: string
  /** What to do next, one sentence. */
  next: string
  happened: Happened
  /** HTTP status, where there was one. */
  status: number | null
  /** The server's own words, cut to 500 characters, credentials struck out. Hostile text: show as text only. */
  server_words: string | null
  request_id: string | null
  /** `METHOD /path`, without host, query or body. */
  request: string | null
  /** By field name, for forms. */
  fields: Record<string, string>
  /** The service it came from, where it came from one: its credential is what can be replaced. */
  service: ServiceName | null
}

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure }

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (failure: Failure): { ok: false; failure: Failure } => ({ ok: false, failure })

/** Builds a failure from its words; everything not given is empty. */
export const failure = (code: FailureCode, what: string, rest: Partial<Omit<Failure, 'code' | 'what'>> = {}): Failure => ({
  code,
  what,
  not: '',
  next: '',
  happened: 'nothing',
  status: null,
  server_words: null,
  request_id: null,
  request: null,
  fields: {},
  service: null,
  ...rest,
})
