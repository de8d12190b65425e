import { setTimeout as pause } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, MiddlewareHandler } from 'hono'
import { mounts } from './mounts'
import { provoked, stringsIn } from './sentinels'

/**
 * Gives a request that carries a sentinel word the failure it asks for, before anybody asks who sent it.
 * `closing` ends what is slow when the server closes.
 */
export const provocation =
  (closing: AbortSignal, wordsIn: WordsIn = everywhere): MiddlewareHandler<{ Bindings: HttpBindings }> =>
  async (c, next) => {
    const { socket } = c.env.incoming
    const body = c.req.method === 'GET' || c.req.method === 'HEAD' ? '' : await c.req.text()
    const outcome = provoked(wordsIn(c, body))
    switch (outcome?.kind) {
      case undefined:
        return await next()
      case 'answer':
        return c.body(outcome.body, outcome.status as 200, { 'content-type': outcome.type, ...outcome.headers })
      case 'cut':
        socket.destroy()
        return RESPONSE_ALREADY_SENT
      case 'lost':
        await next()
        socket.destroy()
        c.res = RESPONSE_ALREADY_SENT
        return
      case 'slow': {
        const gone = new AbortController()
        const leave = (): void => gone.abort()
        socket.once('close', leave)
        try {
          await pause(outcome.milliseconds, undefined, { signal: AbortSignal.any([gone.signal, closing]), ref: false })
        } catch {
          // Whoever asked has gone, or the server closes: nothing is done for nobody.
          socket.destroy()
          return RESPONSE_ALREADY_SENT
        } finally {
          socket.off('close', leave)
        }
        return await next()
      }
    }
  }

/** Where sentinel words are looked for. */
type WordsIn = (c: Context, body: string) => Iterable<string>

const everywhere: WordsIn = (c, body) =>
  c.req.method === 'GET' && c.req.path.startsWith(`${mounts.platform}/`)
    ? inPlatformReads(c.req.query())
    : [...segments(c.req.path), ...Object.values(c.req.query()), ...stringsOf(body)]

/** A record of the platform is read by its id before it is changed: only what is searched for fails to be read. */
const inPlatformReads = (query: Record<string, string>): string[] =>
  Object.entries(query).flatMap(([name, value]) => (name.endsWith('_id') ? [] : [value]))

/** In what is written to Stripe: a payment that fails to be refunded can still be read, or nobody would get so far. */
export const inForms: WordsIn = (c, body) => (c.req.method === 'POST' ? new URLSearchParams(body).values() : [])

const segments = (path: string): string[] =>
  path.split('/').map((segment) => {
    try {
      return decodeURIComponent(segment)
    } catch {
      return segment
    }
  })

const stringsOf = (body: string): Iterable<string> => {
  try {
    return stringsIn(JSON.parse(body))
  } catch {
    return []
  }
}
