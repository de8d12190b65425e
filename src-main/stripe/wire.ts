import { type Failure, fail, failure, succeed } from '@contract/failure'
import type Stripe from 'stripe'
import { type Asked, brokenFailure, retryAfter } from '../upstream/failures'
import type { Http, HttpAnswer } from '../upstream/http'
import { retried } from '../upstream/retry'
import { misfitFailure, stripeFailure } from './failures'

type HttpClient = NonNullable<Stripe.StripeConfig['httpClient']>

/** Thrown through the SDK, which wraps it: `failureIn` takes it out again. */
export class StripeFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code)
  }
}

interface WireParts {
  http: Http
  /** Where the environment's Stripe is. The SDK's own host is not asked for. */
  base: URL
  key: string
  version: string
  timeout: number
  signal: AbortSignal
}

/** Of the SDK's headers these go out; what it tells about this machine does not. */
const SENT = new Set(['authorization', 'stripe-version', 'content-type', 'idempotency-key', 'accept'])
/** Statuses that may pass by themselves, for a read. */
const passing = new Set([409, 429, 500, 502, 503, 504])

/**
 * How the SDK reaches Stripe: through Opsdesk's own HTTP, to the environment's own host, without redirects, with TLS checked.
 * Reads are repeated while their failure may pass; a write goes out once, which the SDK's own client does not keep to: it
 * sends a POST again on a closed socket even with no retries allowed.
 */
export const createWire = ({ http, base, key, version, timeout, signal }: WireParts): HttpClient => {
  const exchange = async (method: string, path: string, headers: Record<string, string>, body: string | null): Promise<HttpAnswer> => {
    const kind = method === 'GET' ? 'query' : 'mutation'
    const url = new URL(base.origin + base.pathname.replace(/\/+$/, '') + path)
    if (url.origin !== base.origin) throw new StripeFailed(failure('insecure_address', 'The request would not go to Stripe.'))
    const asked: Asked = { kind, request: `${method} ${url.pathname}`, token: key }
    const once = async () => {
      const outcome = await http.request({ kind, method, url, headers, body, timeout, signal })
      if (outcome.kind === 'broken') return { result: fail(brokenFailure(asked, outcome)), passing: outcome.cause === 'reset', wait: null }
      const refused = stripeFailure(asked, outcome)
      if (refused) return { result: fail(refused), passing: passing.has(outcome.status), wait: retryAfter(outcome) }
      if (!isJson(outcome)) return { result: fail(misfitFailure(asked, 'not JSON')), passing: false, wait: null }
      return { result: succeed(outcome), passing: false, wait: null }
    }
    const result = kind === 'query' ? await retried(once, { budget: timeout, signal }) : (await once()).result
    if (!result.ok) throw new StripeFailed(result.failure)
    return result.value
  }

  return {
    getClientName: () => 'opsdesk',
    async makeRequest(_host, _port, path, method, headers, data) {
      const wanted = Object.entries(headers as Record<string, unknown>)
        .filter(([name]) => SENT.has(name.toLowerCase()))
        .map(([name, value]) => [name.toLowerCase(), String(value)])
      const sent: Record<string, string> = { ...Object.fromEntries(wanted), 'user-agent': `Opsdesk/${version}` }
      const answer = await exchange(method, path, sent, data ? data : null)
      return {
        getStatusCode: () => answer.status,
        // No more of them than the SDK needs: it prints some to the console.
        getHeaders: () => ({ 'request-id': answer.headers['request-id'] ?? '' }),
        // It writes on it.
        getRawResponse: () => ({}),
        toStream: () => null,
        toJSON: async () => JSON.parse(answer.body.toString('utf8')),
      }
    },
  }
}

const isJson = ({ body }: HttpAnswer): boolean => {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}

/** The failure inside whatever the SDK rejected with; null where it is not one of the wire's. */
export const failureIn = (error: unknown): Failure | null => {
  if (error instanceof StripeFailed) return error.failure
  const detail = (error as { detail?: unknown } | null)?.detail
  return detail instanceof StripeFailed ? detail.failure : null
}
