import { contract } from '@contract'
import type { System } from '@contract/capability'
import type { Operation } from '@contract/operation'
import type { HttpBindings } from '@hono/node-server'
import type { Client } from '@libsql/client'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import { requestId } from 'hono/request-id'
import { type Outside, Refusal, type SqlAnswer } from '../database/sql'
import { answers, type Practised } from './answers'
import { errorBody, misfitBody, refusalBody } from './errors'
import type { Misfit } from './fit'
import { mounts, PLATFORM_SESSION } from './mounts'
import type { PracticeOutside } from './outside'
import { answeredOnce } from './platform/answered-once'
import type { PracticeServer } from './practice-server'
import { inForms, provocation } from './provocation'
import { takeReport } from './refund-webhook'
import { isList, type Request, readInput, readPagedInput } from './requests'
import { SESSION } from './summary'
import type { Tokens } from './tokens'

/** Any signed-in user may ask these; every other operation is for admins (agentpowers-admin, Admin Check Endpoint). */
const open: ReadonlySet<Practised> = new Set(['admins.check'])

/** Lists the document calls paginated, and the flags, which never end. The marketplace's others come whole. */
const paged: ReadonlySet<Practised> = new Set(['users.list', 'abuse-flags.list'])
const isPaged = (operation: Practised): boolean => paged.has(operation) || (contract[operation].system === 'platform' && isList(operation))

/**
 * What the document's overview promises and its list of endpoints lacks: there only where the address begins with
 * `WITH_REJECT`, so that both kinds of server can be practised. Everything else is there as well.
 */
const promised: ReadonlySet<Practised> = new Set(['claims.reject'])
const WITH_REJECT = '/with_reject'
/** Where the address begins with this, Stripe is away: refunds are answered with 503, and nothing is refunded. */
const WITHOUT_STRIPE = '/without_stripe'

/** A marketing e-mail of a million characters, each written as an escape, and its subject. */
const MOST_BODY = 8_000_000

const prefixesOf = (operation: Practised): readonly string[] => {
  if (contract[operation].system !== 'marketplace') return ['']
  return promised.has(operation) ? [WITH_REJECT] : ['', WITH_REJECT, WITHOUT_STRIPE]
}

type Ask = (input: Record<string, unknown>) => Promise<unknown>
type Answer = SqlAnswer<Practised>
type Env = { Bindings: HttpBindings }

export interface Parts {
  db: Client
  /** The platform's world, opened when it is first asked. */
  platform: () => Promise<Client>
  tokens: Tokens
  /** Given to whoever asks at /practice/tokens, so that being refused can be practised. */
  refused: PracticeServer['tokens']
  outside: Pick<PracticeOutside, 'outside' | 'webhook_secret' | 'stripe'>
  /** Ends what is slow when the server closes. */
  closing: AbortSignal
}

/** The API of the contract's routes over the SQL answers. A capability costs nothing here but its SQL. */
export const createApi = ({ db, platform, tokens, refused, outside: { outside, webhook_secret, stripe }, closing }: Parts): Hono<Env> => {
  const api = new Hono<Env>()
  api.use(requestId({ headerName: 'x-request-id', limitLength: 100 }))
  api.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
    c.header('x-content-type-options', 'nosniff')
  })
  api.use(refuseOtherHosts)
  api.use(bodyLimit({ maxSize: MOST_BODY, onError: (c) => c.json({ detail: 'Request body too large' }, 413) }))
  // Before sentinels are looked for: what Stripe reports names records that carry them.
  api.post('/webhooks/stripe', (c) => takeReport(c, db, webhook_secret, new Date()))
  // Stripe is another's system: it knows nothing of this API's tokens, and answers in its own words.
  api.use(`${mounts.stripe}/*`, provocation(closing, inForms))
  api.route(mounts.stripe, stripe)
  api.use(provocation(closing))

  const methods = new Map<string, string[]>()
  for (const operation of Object.keys(answers) as Practised[]) {
    const { route, system } = contract[operation]
    if (!route) continue
    const [method = '', template = ''] = route.split(' ')
    const path = template.replace(/\{(\w+)\}/g, ':$1')
    for (const prefix of prefixesOf(operation)) {
      const address = prefix + mounts[system] + path
      const at_hand = prefix === WITHOUT_STRIPE ? { mail: outside.mail } : outside
      api.on(method, address, (c) => serve(c, operation, { db, platform, tokens }, at_hand))
      methods.set(address, [...(methods.get(address) ?? []), method])
    }
  }
  for (const [path, allowed] of methods)
    api.all(path, (c) => c.json(errorBody(c.req.path, 405, 'Method Not Allowed'), 405, { allow: allowed.join(', ') }))

  api.get('/practice/tokens', (c) => c.json(refused))

  api.notFound((c) => c.json(errorBody(c.req.path, 404, 'Not Found', 'no_such_path'), 404))
  api.onError((error, c) => {
    if (error instanceof Refusal) return refuse(c, error)
    console.error(`Practice could not answer ${c.req.method}: ${error.name}: ${error.message}`)
    return c.text('Internal Server Error', 500)
  })
  return api
}

/** In FastAPI's order: who asks, whether they may, whether the input fits, and only then the answer. */
const serve = async (
  c: Context<Env>,
  operation: Practised,
  { db, platform, tokens }: Pick<Parts, 'db' | 'platform' | 'tokens'>,
  outside: Outside,
): Promise<Response> => {
  const { system, kind } = contract[operation]
  const subject = await whoAsks(c, system, tokens)
  const key = c.req.header('idempotency-key')
  const caller = { subject, now: new Date(), outside, ...(key ? { key } : {}) }
  // Agentbot has admins of its own: its answer sees to them.
  if (system !== 'agentbot' && !open.has(operation)) {
    const { is_admin } = await answers['admins.check'](db, {}, caller)
    if (!is_admin) throw new Refusal(403, 'Admin access required')
  }

  const world = system === 'platform' ? await platform() : db
  const ask: Ask = (input) => (answers[operation] as unknown as Answer)(world, input as never, caller)
  const request = await readRequest(c)
  if (isPaged(operation)) {
    const fitted = readPagedInput(operation, request)
    if (!fitted.fits) return misfits(c, fitted.misfits)
    const { items, total } = (await ask(fitted.value.input)) as Rows
    return c.json({ items, total, ...fitted.value.paging })
  }
  const fitted = readInput(operation, request)
  if (!fitted.fits) return misfits(c, fitted.misfits)
  const answer = async (): Promise<Response> => c.json(isList(operation) ? await wholeList(ask, fitted.value) : await ask(fitted.value))
  return system === 'platform' && (kind as Operation['kind']) === 'mutation' ? answeredOnce(c, world, answer) : answer()
}

/**
 * The user id a request speaks for: a Bearer token's, that of the platform's session cookie, or of Agentbot's, which knows
 * one refusal only.
 */
const whoAsks = async (c: Context<Env>, system: System, tokens: Tokens): Promise<string> => {
  const session = system === 'platform' ? getCookie(c, PLATFORM_SESSION) : undefined
  if (session) return tokens.subject(`Bearer ${session}`)
  if (system !== 'agentbot') return tokens.subject(c.req.header('authorization'))
  try {
    return await tokens.subject(`Bearer ${getCookie(c, SESSION)}`)
  } catch {
    throw new Refusal(403, 'Unauthorized')
  }
}

type Rows = { items: unknown[]; total: number | null; end: boolean }

/** A list that is not paged, gathered from the windows its SQL gives. */
const wholeList = async (ask: Ask, input: Record<string, unknown>): Promise<{ items: unknown[]; total: number }> => {
  const items: unknown[] = []
  for (;;) {
    const window = (await ask({ ...input, offset: items.length, limit: 1000 })) as Rows
    items.push(...window.items)
    if (window.end || window.items.length === 0) return { items, total: items.length }
  }
}

const readRequest = async (c: Context<Env>): Promise<Request> => {
  const text = c.req.method === 'GET' ? '' : await c.req.text()
  return { path: c.req.param() as Record<string, string>, query: c.req.query(), body: text === '' ? undefined : parsed(text) }
}

/** Text that is not JSON stays text, which no body may be: it is refused where a body is wanted, ignored elsewhere. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A path that fits no id names nothing: FastAPI's `str` takes it, and the look-up finds nobody. */
const misfits = (c: Context<Env>, found: Misfit[]): Response => {
  const path = Object.keys(c.req.param())
  const lost = found.find(({ loc }) => path.includes(String(loc[1])))
  if (lost) throw new Refusal(404, `${lost.loc[1] === 'slug' ? 'Category' : capital(String(lost.loc[1]).replace(/_id$/, ''))} not found`)
  return c.json(misfitBody(c.req.path, found), 422)
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const refuse = (c: Context<Env>, refusal: Refusal): Response =>
  c.json(refusalBody(c.req.path, refusal), refusal.status, refusal.status === 401 ? { 'www-authenticate': 'Bearer' } : {})

/** A web page that points its own name at 127.0.0.1 still sends its own name: only loopback's is answered. */
const refuseOtherHosts = async (c: Context<Env>, next: () => Promise<void>): Promise<Response | undefined> => {
  const { incoming } = c.env
  const port = incoming.socket.localPort
  if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(incoming.headers.host ?? '')) return c.text('Invalid host header', 400)
  await next()
}
