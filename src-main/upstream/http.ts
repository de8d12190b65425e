import type { LookupFunction } from 'node:net'
import { rootCertificates } from 'node:tls'
import { Agent, type Dispatcher } from 'undici'

/** One request, ready to go. `timeout` is in milliseconds, from here to the last byte of the answer. */
interface HttpRequest {
  kind: 'query' | 'mutation'
  method: string
  url: URL
  headers: Record<string, string>
  body: string | null
  timeout: number
  signal: AbortSignal
}

/** What came back: any status, with the whole body as bytes. */
export interface HttpAnswer {
  kind: 'answer'
  status: number
  /** Lower-case names; of a repeated header the first. */
  headers: Record<string, string>
  body: Buffer
}

/** Why there is no whole answer. `cut`: it began and did not end. `garbage`: what came is not HTTP. */
type BrokenCause = 'cancelled' | 'timeout' | 'tls' | 'no_host' | 'refused' | 'reset' | 'cut' | 'too_large' | 'garbage'

export interface Broken {
  kind: 'broken'
  cause: BrokenCause
  /** Whether a byte of the request may have left. Only where this is false is it certain that nothing happened. */
  sent: boolean
  /** The error's own code (ECONNREFUSED, CERT_HAS_EXPIRED), never its text, which may hold anything. */
  code: string | null
}

export interface Http {
  request(asked: HttpRequest): Promise<HttpAnswer | Broken>
  close(): Promise<void>
}

/** The largest answer read, in bytes. Past it the connection is cut at once. */
const LARGEST_ANSWER = 20_000_000
const CONNECT_TIMEOUT = 10_000

/**
 * HTTP through Node's sockets. Chromium's network stack was seen to send a POST twice when a kept-alive socket died, so
 * it is never used. Follows no redirect, repeats nothing, accepts no certificate that does not verify, whatever the
 * surroundings ask for. `authorities` are PEM certificates trusted besides the usual ones: a company's own.
 * `lookup` says where a name leads, in place of the system's own.
 */
export const createHttp = ({ authorities = [], lookup }: { authorities?: readonly string[]; lookup?: LookupFunction } = {}): Http => {
  const connect = {
    timeout: CONNECT_TIMEOUT,
    // Said aloud, because NODE_TLS_REJECT_UNAUTHORIZED=0 in the surroundings would switch it off otherwise.
    rejectUnauthorized: true,
    ...(lookup ? { lookup } : {}),
    ...(authorities.length > 0 ? { ca: [...rootCertificates, ...authorities] } : {}),
  }
  const reads = new Agent({ connect, connections: 8, pipelining: 1 })
  // A write has a connection of its own: a kept-alive one that died unseen would leave its outcome unknown for nothing.
  const writes = new Agent({ connect, pipelining: 0 })

  return {
    request: (asked) => exchange(asked.kind === 'mutation' ? writes : reads, asked),
    async close() {
      await Promise.all([reads.destroy(), writes.destroy()])
    },
  }
}

const exchange = (dispatcher: Dispatcher, asked: HttpRequest): Promise<HttpAnswer | Broken> =>
  new Promise((resolve) => {
    const { signal, url } = asked
    let sent = false
    let settled = false
    let disconnect: ((error?: Error) => void) | null = null
    let answer: HttpAnswer | null = null
    let size = 0
    const chunks: Buffer[] = []

    const settle = (outcome: HttpAnswer | Broken): void => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      resolve(outcome)
      if (outcome.kind === 'broken') disconnect?.()
    }
    const breakOff = (cause: BrokenCause, code: string | null = null): void => settle({ kind: 'broken', cause, sent, code })
    const onAbort = (): void => {
      if (asked.kind === 'query' || !sent) breakOff('cancelled')
    }
    const timer = setTimeout(() => breakOff('timeout'), asked.timeout)
    if (signal.aborted) return breakOff('cancelled')
    signal.addEventListener('abort', onAbort)

    const handler: Dispatcher.DispatchHandlers = {
      // Called when the connection stands (TLS included) and the first byte is about to be written.
      onConnect(abort) {
        // undici may call this again to repeat a request on a new connection; nothing here is ever repeated that way.
        if (settled || sent) return abort()
        disconnect = abort
        sent = true
      },
      onHeaders(status, rawHeaders) {
        if (status < 200) return true
        const headers = readHeaders(rawHeaders)
        answer = { kind: 'answer', status, headers, body: Buffer.alloc(0) }
        if (Number(headers['content-length']) > LARGEST_ANSWER) breakOff('too_large')
        return true
      },
      onData(chunk) {
        size += chunk.length
        if (size > LARGEST_ANSWER) breakOff('too_large')
        else chunks.push(chunk)
        return true
      },
      onComplete() {
        if (answer) settle({ ...answer, body: Buffer.concat(chunks) })
        else breakOff('cut')
      },
      onUpgrade(_status, _headers, socket) {
        socket.destroy()
        breakOff('garbage')
      },
      onError(error) {
        const code = codeOf(error)
        breakOff(causeOf(error, code, sent, answer !== null), code)
      },
    }
    try {
      dispatcher.dispatch(
        {
          origin: url.origin,
          path: url.pathname + url.search,
          method: asked.method as Dispatcher.HttpMethod,
          headers: asked.headers,
          body: asked.body,
          headersTimeout: asked.timeout,
          bodyTimeout: asked.timeout,
        },
        handler,
      )
    } catch (error) {
      breakOff('reset', codeOf(error))
    }
  })

const readHeaders = (raw: Buffer[]): Record<string, string> => {
  const headers = new Map<string, string>()
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = String(raw[at]).toLowerCase()
    if (!headers.has(name)) headers.set(name, String(raw[at + 1]))
  }
  return Object.fromEntries(headers)
}

const codeOf = (error: unknown): string | null => {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : null
}

const causeOf = (error: Error, code: string | null, sent: boolean, answering: boolean): BrokenCause => {
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT' || code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return 'timeout'
  if (error.name === 'HTTPParserError' || code?.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW') return 'garbage'
  if (answering) return 'cut'
  if (!sent && code !== null && isTlsCode(code)) return 'tls'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no_host'
  return sent || code === 'ECONNRESET' ? 'reset' : 'refused'
}

/** https://nodejs.org/docs/latest-v20.x/api/tls.html#x509-certificate-error-codes; EPROTO is OpenSSL giving up the handshake. */
const isTlsCode = (code: string): boolean =>
  code === 'EPROTO' ||
  /CERT|CRL|SIGNATURE|^UNABLE_TO|^INVALID_CA|^INVALID_PURPOSE|^PATH_LENGTH|HOSTNAME_MISMATCH|^ERR_(TLS|SSL)|^ERR_OSSL/.test(code)
