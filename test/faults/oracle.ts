import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline, Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { Asked, Behaviour, Commit, Plan, ReadBehaviour, Told, Truth } from './oracle-words'

/**
 * A stand-in for the admin API, in a process of its own, that counts what really happened. It permits duplicates: it
 * makes an admin of an admin, and looks at no Idempotency-Key, or its own protection would hide ours.
 */
const admins = new Set(['user_me', 'user_root'])
const held = new Set<string>()
const commits: Commit[] = []
const requests: Commit[] = []
let reads = 0
const plans = new Map<string, Behaviour[]>()
let readPlans: ReadBehaviour[] = []
/** Writes that are done once the harness says so, by target. */
const untold = new Map<string, () => void>()
const visible = Number(process.argv[2] ?? 50)
/** How long after a request a late commit comes, and after how long it never comes. In ms. */
const LATE = 500
const TOO_LATE = Number(process.argv[3] ?? Number.POSITIVE_INFINITY)
/** How often each behaviour was met. */
const injected: Record<string, number> = {}
const met = (behaviour: string): void => {
  if (behaviour !== 'ok') injected[behaviour] = (injected[behaviour] ?? 0) + 1
}

const tell = (told: Told): void => void process.send?.(told)

const userOf = (id: string) => ({
  id,
  email: `${id}@example.com`,
  display_name: id,
  is_admin: admins.has(id),
  is_seller: false,
  stripe_connected: false,
  account_status: held.has(id) ? 'held' : 'active',
  created_at: '2026-01-01T00:00:00Z',
})
/** Hidden users can be changed and are in no list: nothing the app reads can tell what became of a write on one. */
const listed = ['user_me', 'user_root', ...Array.from({ length: visible }, (_, n) => `user_${n}`)]

const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': `r${requests.length}`, ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}
const reset = (request: IncomingMessage): void => void request.socket.resetAndDestroy()

const answerRead = (request: IncomingMessage, response: ServerResponse, url: URL): unknown => {
  reads++
  const behaviour = readPlans.shift() ?? 'ok'
  met(behaviour === 'ok' ? 'ok' : `read ${behaviour}`)
  if (behaviour === 'reset') return reset(request)
  if (behaviour === '503') return json(response, 503, { detail: 'Try later' })
  if (behaviour === '429') return json(response, 429, { detail: 'Too many' }, { 'retry-after': '1' })
  if (behaviour === '429-long') return json(response, 429, { detail: 'Too many' }, { 'retry-after': '3600' })
  if (behaviour === '401') return json(response, 401, { detail: 'No' })
  if (behaviour === 'html') return json(response, 200, '<!doctype html><p>Log in', { 'content-type': 'text/html' })
  if (behaviour === 'truncated') return cut(response)
  if (behaviour === 'wrong-shape') return json(response, 200, { items: [{ nothing: true }], total: 1 })
  if (behaviour === 'huge') return huge(response)
  const offset = Number(url.searchParams.get('offset') ?? 0)
  const limit = Number(url.searchParams.get('limit') ?? 100)
  if (url.pathname === '/v1/admin/check') return json(response, 200, { is_admin: true })
  const all = url.pathname === '/v1/admin/admins' ? listed.filter((id) => admins.has(id)) : listed
  if (url.pathname !== '/v1/admin/users' && url.pathname !== '/v1/admin/admins') return json(response, 404, { detail: 'Not Found' })
  json(response, 200, { items: all.slice(offset, offset + limit).map(userOf), total: all.length })
}

/** Half of an answer, then the end of the connection. */
const cut = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
  response.write('{"status": "promo')
  setTimeout(() => response.socket?.destroy(), 10)
}
/** 200 MB, as long as somebody reads. */
const huge = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const piece = Buffer.alloc(1_000_000, ' ')
  pipeline(Readable.from(Array.from({ length: 200 }, () => piece)), response, () => undefined)
}

/** Every write it knows: what it does to the world, and what it says then. */
const actions: Record<string, { change: (target: string) => unknown; says: (target: string) => unknown }> = {
  'POST admins': { change: (target) => admins.add(target), says: (user_id) => ({ status: 'promoted', user_id }) },
  'DELETE admins': { change: (target) => admins.delete(target), says: (user_id) => ({ status: 'demoted', user_id }) },
  'POST abuse/hold-account': { change: (target) => held.add(target), says: (user_id) => ({ status: 'held', user_id }) },
  'POST abuse/release-account': { change: (target) => held.delete(target), says: (user_id) => ({ status: 'active', user_id }) },
  // These two are counted alone: no read shows them, here as there.
  'POST refunds': { change: () => undefined, says: () => ({ refund_id: `re_${commits.length}`, status: 'succeeded', amount_cents: 999 }) },
  'POST marketing-email': { change: () => undefined, says: () => ({ result: { sent: 12 } }) },
}
const WRITE = /^\/v1\/admin\/(admins|abuse\/hold-account|abuse\/release-account|refunds|marketing-email)(?:\/([^/]+))?$/

const answerWrite = async (request: IncomingMessage, response: ServerResponse, path: string, body: string): Promise<unknown> => {
  const [, where = '', id] = WRITE.exec(path) ?? []
  // An e-mail goes to everyone: it is told from others by its subject.
  const target = id === undefined ? String((JSON.parse(body) as { subject?: unknown }).subject) : decodeURIComponent(id)
  const what = `${request.method} ${where}`
  const action = actions[what]
  if (!action) return json(response, 404, { detail: 'Not Found' })
  const write: Commit = { target, what, key: String(request.headers['idempotency-key'] ?? '') }
  const arrived = Date.now()
  requests.push(write)
  const commit = (): void => {
    action.change(target)
    commits.push(write)
  }
  const done = (): void => json(response, 200, action.says(target))
  const behaviour = plans.get(target)?.shift() ?? 'ok'
  met(behaviour)
  switch (behaviour) {
    case 'ok':
      commit()
      return done()
    case 'commit-reset':
      commit()
      return reset(request)
    case 'reset':
      return reset(request)
    case 'hang':
      return
    case 'commit-hang':
      return commit()
    case 'late':
      await pause(LATE)
      if (Date.now() - arrived < TOO_LATE) commit()
      return
    case 'when-told':
      return void untold.set(target, commit)
    case '500-commit':
      commit()
      return json(response, 500, { detail: 'Internal error' })
    case '500':
      return json(response, 500, { detail: 'Internal error' })
    case '503':
      return json(response, 503, { detail: 'Try later' })
    case '503-gateway':
      commit()
      return json(response, 503, '<html>Bad gateway', { 'content-type': 'text/html' })
    case '429':
      return json(response, 429, { detail: 'Too many' }, { 'retry-after': '1' })
    case '401':
    case '403':
    case '409':
      return json(response, Number(behaviour), { detail: 'Refused' })
    case 'redirect':
      commit()
      return json(response, 302, '', { location: '/elsewhere' })
    case 'html':
      commit()
      return json(response, 200, '<!doctype html><p>Welcome', { 'content-type': 'text/html' })
    case 'broken-json':
      commit()
      return json(response, 200, '{"status": "promo')
    case 'truncated':
      commit()
      return cut(response)
    case 'huge':
      commit()
      return huge(response)
    case 'wrong-shape':
      commit()
      return json(response, 200, { status: 5 })
    case 'slow':
      await pause(150)
      commit()
      await pause(50)
      return done()
    case 'slower':
      await pause(1500)
      commit()
      return done()
    case 'hold':
      tell({ event: 'received', ...write })
      return
    case 'hold-then-commit':
      tell({ event: 'received', ...write })
      await pause(20)
      return commit()
    case 'commit-then-hold':
      commit()
      return tell({ event: 'committed', ...write })
    case 'e-mail':
      return json(response, 409, { detail: 'Conflicts with canary.person@example.org, token sk_live_canary0123456789' })
    default:
      behaviour satisfies never
  }
}

const server = createServer((request, response) => {
  response.on('error', () => undefined)
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    const url = new URL(request.url ?? '/', 'http://here')
    if (request.method === 'GET') return answerRead(request, response, url)
    void answerWrite(request, response, url.pathname, Buffer.concat(pieces).toString())
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => tell({ event: 'listening', port: (server.address() as AddressInfo).port }))

const answers: { [K in Asked['what']]: (asked: Extract<Asked, { what: K }>) => unknown } = {
  plan: ({ plan }: { plan: Plan }) => void plans.set(plan.target, plan.behaviours),
  plan_reads: ({ behaviours }) => {
    readPlans = behaviours
  },
  commit_now: ({ target }) => untold.get(target)?.(),
  truth: (): Truth => ({ commits, requests, reads, admins: [...admins] }),
  injected: () => injected,
  commits_of: ({ key }) => commits.filter((commit) => commit.key === key).length,
}
process.on('message', ({ n, ...asked }: Asked & { n: number }) => {
  const answer = (answers[asked.what] as (asked: Asked) => unknown)(asked)
  tell({ event: 'answer', n, answer: answer ?? null })
})
process.on('disconnect', () => process.exit(0))
