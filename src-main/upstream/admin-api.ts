import { capabilityOf, contract, type ServedOperation } from '@contract'
import type { AuthScheme, ConnectionTest, ServiceName } from '@contract/desk/environments'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import type { Mutation, Query } from '@contract/operation'
import { baseAddress, requestAddress, splitInput } from './address'
import { connectionChecks, testConnection } from './connection-test'
import { type RowsAnswer, readEnvelope } from './envelope'
import {
  type Asked,
  answerFailure,
  brokenFailure,
  cancelled,
  inItsWords,
  inOfferedWords,
  isWebPage,
  retryAfter,
  statusFailure,
} from './failures'
import { createHttp, type HttpAnswer } from './http'
import { createListReader, type ListCall, type PageRead } from './list-reader'
import { misfitPlaces } from './misfit'
import { searchRecord } from './record-search'
import { retried, type Try } from './retry'
import type { ServedCall, TakeCredential, Upstream } from './upstream'

export interface AdminApi {
  send: Upstream
  /** Asks the one harmless read of a service once, without retries. Never throws. */
  test(service: ServiceName, asked: Pick<Sender, 'base_url' | 'auth' | 'credential' | 'signal'>): Promise<ConnectionTest>
  /** Cuts every connection; what was under way fails. */
  close(): Promise<void>
}

/** What a request needs besides its route: where to, who asks, and for how long. */
type Sender = Pick<ServedCall, 'base_url' | 'auth' | 'credential' | 'attempt' | 'signal'>
type AnyOperation = Query | Mutation
/** What to make of the JSON of a success; undefined where the body was empty. */
type Read<T> = (json: unknown, answer: HttpAnswer) => { value: T } | { wrong: string }

/**
 * The admin API over HTTP, from the contract's routes: no operation has code of its own here. Reads are retried while
 * their failure may pass, lists go through the tolerant reader, writes are sent once. `authorities` are PEM
 * certificates to trust besides the usual ones.
 */
export const createAdminApi = ({ version, authorities }: { version: string; authorities?: readonly string[] }): AdminApi => {
  const http = createHttp({ authorities })
  const readList = createListReader()

  const send: Upstream = async (call) => {
    try {
      return await answer({ ...call, credential: takenOnce(call.credential) })
    } catch (error) {
      if (call.signal.aborted && call.attempt === null) return fail(cancelled())
      // The error's own text may quote the server or the request: only its kind is told.
      const kind = error instanceof Error ? error.name : 'not an error'
      const unknown = call.attempt !== null
      return fail(
        failure('internal', `Opsdesk itself failed at this (${kind}).`, {
          not: unknown ? 'The change may have been made, or not.' : '',
          next: 'Try again; if it fails again, restart Opsdesk.',
          happened: unknown ? 'unknown' : 'nothing',
        }),
      )
    }
  }

  const answer = async (call: ServedCall): Promise<Result<unknown>> => {
    const operation = operationOf(call.operation)
    if (operation.kind === 'query' && operation.within) return search(call, operation)
    if (operation.route === null) return fail(failure('refused_here', 'The admin API has no such operation.', { not: 'Nothing was sent.' }))
    if (operation.kind === 'mutation') return (await once(call, operation, operation.route, call.input, read(operation))).result
    if (operation.row === null) return ask(call, operation, operation.route, call.input, read(operation))
    const result = await list(call, operation, operation.route, operation.row)
    return result.ok ? succeed(result.value.page) : result
  }

  const rowsOf =
    (operation: ServedOperation): Read<RowsAnswer> =>
    (json, { headers }) => {
      const found = readEnvelope(json, headers, capabilityOf(operation))
      return found ? { value: found } : { wrong: 'there is no list in it.' }
    }

  const list = (call: ServedCall, operation: Query, route: string, row: NonNullable<Query['row']>): Promise<Result<PageRead>> => {
    const { fields, rest } = splitInput(route, call.input)
    const rows = rowsOf(call.operation)
    const listCall: ListCall = {
      base_url: call.base_url,
      list: Object.keys(fields).length > 0 ? `${call.operation} ${JSON.stringify(fields)}` : call.operation,
      row,
      input: rest,
      dialect: call.dialect,
      signal: call.signal,
      ask: (parameters, signal) => ask({ ...call, signal }, operation, route, { ...fields, ...parameters }, rows),
    }
    return readList(listCall)
  }

  const search = async (call: ServedCall, { within, timeout }: Query): Promise<Result<unknown>> => {
    const name = within?.list as ServedOperation
    const operation = operationOf(name)
    if (!within || operation.kind !== 'query' || operation.route === null || operation.row === null) throw new TypeError('not a list')
    const { route, row } = operation
    // What the first pages teach is used for the others, though the call was made before.
    let known = call.dialect.known
    const remember: ServedCall['dialect']['remember'] = async (found) => {
      known = found
      await call.dialect.remember(found)
    }
    return searchRecord({
      match: (item) => within.match(item as never, call.input as never),
      signal: call.signal,
      timeout,
      progress: call.progress,
      read(offset, limit) {
        const input = operation.input.parse({ offset, limit }) as Record<string, unknown>
        return list({ ...call, operation: name, input, dialect: { known, remember } }, operation, route, row)
      },
    })
  }

  /** A read: sent again while its failure may pass. */
  const ask = <T>(
    sender: Sender,
    operation: AnyOperation,
    route: string,
    input: Record<string, unknown>,
    read: Read<T>,
  ): Promise<Result<T>> => retried(() => once(sender, operation, route, input, read), { budget: operation.timeout, signal: sender.signal })

  /** One request and what it came to. A read whose token is refused asks once for a fresh one. */
  const once = async <T>(
    sender: Sender,
    operation: AnyOperation,
    route: string,
    input: Record<string, unknown>,
    read: Read<T>,
  ): Promise<Try<T>> => {
    const [method = 'GET', path = ''] = route.split(' ')
    const base = baseAddress(sender.base_url)
    if (!base.ok) return final(base)
    const { fields, rest } = splitInput(path, input)
    const url = requestAddress(base.value, path, fields, method === 'GET' ? rest : {})
    if (!url.ok) return final(url)
    const credential = await sender.credential()
    if (!credential.ok) return final(credential)
    if (sender.signal.aborted) return final(fail(cancelled()))

    const body = method === 'GET' || Object.keys(rest).length === 0 ? null : JSON.stringify(rest)
    const exchange = async (token: string): Promise<Try<T>> => {
      const asked: Asked = { kind: operation.kind, auth: sender.auth, request: `${method} ${shownPath(url.value)}`, token }
      const outcome = await http.request({
        kind: operation.kind,
        method,
        url: url.value,
        headers: headersOf(sender.auth, token, body, operation.kind === 'mutation' ? sender.attempt : null),
        body,
        timeout: operation.timeout,
        signal: sender.signal,
      })
      if (outcome.kind === 'broken') return { result: fail(brokenFailure(asked, outcome)), passing: outcome.cause === 'reset', wait: null }
      const refused = statusFailure(asked, outcome)
      const words = (failed: Failure): Failure => {
        const said = inOfferedWords(failed, operation, outcome)
        return operation.kind === 'query' ? inItsWords(said, operation.means, outcome) : said
      }
      if (refused) return { result: fail(words(refused)), passing: passing.has(outcome.status), wait: retryAfter(outcome) }
      const json = parseJson(outcome.body)
      if (!json) return final(fail(words(answerFailure(asked, outcome, notJson(outcome)))))
      const made = read(json.value, outcome)
      return final('value' in made ? succeed(made.value) : fail(answerFailure(asked, outcome, made.wrong)))
    }

    const first = await exchange(credential.value)
    if (first.result.ok || operation.kind === 'mutation' || first.result.failure.code !== 'unauthorized') return first
    const fresh = await sender.credential(true)
    return fresh.ok && fresh.value !== credential.value ? exchange(fresh.value) : first
  }

  const headersOf = (auth: AuthScheme, token: string, body: string | null, attempt: string | null): Record<string, string> => ({
    ...(auth === 'cookie' ? { cookie: token } : { authorization: `Bearer ${token}` }),
    accept: 'application/json',
    'user-agent': `Opsdesk/${version}`,
    ...(body === null ? {} : { 'content-type': 'application/json' }),
    ...(attempt === null ? {} : { 'idempotency-key': attempt }),
  })

  return {
    send,
    test: (service, asked) => {
      const check = connectionChecks[service] ?? connectionChecks.marketplace
      const operation = operationOf(check.operation)
      return testConnection(check, async () => {
        try {
          const reading: Read<unknown> = operation.kind === 'query' && operation.row ? rowsOf(check.operation) : read(operation)
          return (await once({ ...asked, attempt: null }, operation, operation.route ?? '', {}, reading)).result
        } catch {
          return fail(failure('internal', 'Opsdesk itself failed at this.', { next: 'Try again.' }))
        }
      })
    },
    close: () => http.close(),
  }
}

/** One call may be many requests: the keychain is asked once for all of them, and a fresh token serves the rest. */
const takenOnce = (take: TakeCredential): TakeCredential => {
  let taken: ReturnType<TakeCredential> | null = null
  return (fresh) => {
    if (fresh || taken === null) taken = take(fresh)
    return taken
  }
}

/** Statuses that may pass by themselves: too many requests, and gateways whose server is away. */
const passing = new Set([429, 502, 503, 504])

const final = <T>(result: Result<T>): Try<T> => ({ result, passing: false, wait: null })

const operationOf = (name: ServedOperation): AnyOperation => contract[name] as unknown as AnyOperation

/** By the operation's own schema. A write may answer with nothing at all: the schema says whether that will do. */
const read =
  ({ output, kind }: AnyOperation): Read<unknown> =>
  (json) => {
    const parsed = output.safeParse(kind === 'mutation' && (json === undefined || json === null) ? {} : json)
    if (parsed.success) return { value: parsed.data }
    return { wrong: `it does not have the documented form (${misfitPlaces(parsed.error)}).` }
  }

/** Null where it is not JSON; an empty body is undefined. */
const parseJson = (body: Buffer): { value: unknown } | null => {
  if (body.length === 0) return { value: undefined }
  try {
    return { value: JSON.parse(body.toString('utf8').replace(/^\ufeff/, '')) }
  } catch {
    return null
  }
}

const notJson = (answer: HttpAnswer): string => {
  if (isWebPage(answer)) return 'it is a web page.'
  return /json/.test(answer.headers['content-type'] ?? '') ? 'it is broken JSON.' : 'it is not JSON.'
}

/** For the words of a failure: without host and query, and without an id that may be an e-mail address. */
const shownPath = ({ pathname }: URL): string => pathname.replaceAll(/[^/]*(@|%40)[^/]*/gi, '…')
